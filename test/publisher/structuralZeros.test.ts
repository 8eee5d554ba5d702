import { atLevel } from "@pacte-hub/data/territories";
import { department } from "@pacte-hub/department/institution";
import { poleEmploi } from "@pacte-hub/pole-emploi/institution";
import { withClient } from "@pacte-hub/postgres/connect";
import type { noHub } from "@pacte-hub/publisher/hubClient";
import { reaudit } from "@pacte-hub/publisher/reaudit";
import type { RegisterEntry } from "@pacte-hub/schema/model/openRegister";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Desk, openDesk, refusalOf } from "../desk.ts";

let desk: Desk;
let returns: Desk;
beforeAll(async () => {
  desk = await openDesk(department);
  returns = await openDesk(poleEmploi);
});
afterAll(async () => {
  await desk.close();
  await returns.close();
});

const epcis = atLevel("EPCI").map(({ code }) => code);
const [first = "", second = ""] = epcis;

/** An action of 2019 in each of these EPCI, for these recommendations. */
const register = (territories: readonly string[], recommendation: readonly string[]) => ({
  abroad: Object.assign(() => Promise.resolve([]), {
    registers: (): Promise<readonly RegisterEntry[]> =>
      Promise.resolve(
        territories.map((territory) => ({
          territory,
          at: { recommendation },
          first: "2019-01-10",
          last: "2019-12-01",
        })),
      ),
  }),
});

/** Thirty participants in each of the two EPCI for one recommendation, nobody for any other. */
const file = `territoire;periode;valeur;recommendation\n${epcis
  .flatMap((epci) => [`${epci};2019;${[first, second].includes(epci) ? 30 : 0};R1_1`, `${epci};2019;0;R1_2`])
  .join("\n")}\n`;

const statuses = async (release: string) =>
  desk.rows(
    `select territory, breakdown, status from published.cell where release = '${release}' and breakdown <> ''
      order by territory, breakdown`,
  );

test("where the open register shows no action, the outcome is said not to exist: it hides nothing, and needs no secret", async () => {
  const [outcome] = await desk.publishing("action-participants", file, register([first, second], ["R1_1"]));
  expect(outcome).toMatchObject({ isNew: true, withheld: 0 });
  const cells = await statuses("department:action-participants:2019:1");
  const shown = cells.filter(({ status }) => status === "PUBLISHED");
  expect(shown.map(({ territory }) => territory).sort()).toEqual(["55", first, second].sort());
  expect(cells.filter(({ status }) => status === "WITHHELD")).toEqual([]);
  expect(cells.filter(({ status }) => status === "NOT_APPLICABLE").length).toBeGreaterThan(380);
});

test("counts that the register denies are refused: the file or the register is wrong, and the steward is told where", async () => {
  const refusal = await refusalOf(desk.publishing("action-participants", file, register([first], ["R1_1"])));
  expect(refusal).toMatch(/Rien n'est publié.*registre ouvert.*action-participants\|2019/s);
});

test("without the registers nothing that rests on them is published", async () => {
  const silent = { abroad: () => Promise.resolve([]) };
  expect(await refusalOf(desk.publishing("action-participants", file, silent))).toMatch(
    /registres ouverts.*ne se lisent pas/,
  );
});

test("a register that changes after the publication is a new attack: judged again, what it opens is told", async () => {
  // Participants show their zeros; returns to work withhold theirs.
  const judged = async (abroad: typeof noHub) =>
    withClient(returns.urls.PUBLISHER, async (client) => {
      const all = [];
      for await (const one of reaudit(client, { institution: poleEmploi, abroad, release: null })) all.push(one);
      return all.map(({ attacked }) => attacked);
    });
  // Published when an action of the second recommendation stood in the register too: its cells are withheld zeros.
  const wide = register([first, second], ["R1_1", "R1_2"]);
  const [outcome] = await returns.publishing("action-returns-to-work", file.replaceAll("2019", "2018"), {
    abroad: Object.assign(() => Promise.resolve([]), {
      registers: async () =>
        (await wide.abroad.registers()).map((one) => ({ ...one, first: "2018-01-10", last: "2019-12-01" })),
    }),
  });
  expect(outcome?.withheld).toBeGreaterThan(0);
  const [before] = (await judged(wide.abroad)).filter((one) => (one?.withheld ?? 0) > 0);
  expect(before?.byRegisters).toEqual([]);
  const narrower = Object.assign(() => Promise.resolve([]), {
    registers: async () =>
      (await register([first, second], ["R1_1"]).abroad.registers()).map((one) => ({ ...one, first: "2018-01-10" })),
  });
  const [after] = (await judged(narrower)).filter((one) => (one?.withheld ?? 0) > 0);
  expect(after?.byRegisters.length).toBeGreaterThan(0);
  expect(after?.byRegisters.every((cell) => cell.includes("R1_2"))).toBe(true);
});
