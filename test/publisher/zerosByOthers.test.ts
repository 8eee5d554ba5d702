import { department } from "@pacte-hub/department/institution";
import { poleEmploi } from "@pacte-hub/pole-emploi/institution";
import type { ForeignTable, HubClient } from "@pacte-hub/publisher/hubClient";
import { expect, test } from "vitest";
import { rawTable } from "../../hub/start/demonstration.ts";
import { foreignConstraints } from "../../packages/publisher/foreignConstraints.ts";
import { problemOfTables } from "../../packages/publisher/protectionProblem.ts";
import { protectAndAudit } from "../../packages/publisher/protectTables.ts";
import { withStructuralZeros } from "../../packages/publisher/structuralZeros.ts";
import { suppressionOf } from "../suppression.ts";

const period = "2019";
const returns = rawTable(poleEmploi, "action-returns-to-work", period);
const policy = suppressionOf(poleEmploi, "action-returns-to-work");

/** The participants of the year as the Department shows them, by its own rule, after what others have published. */
const participants = async (before: readonly ForeignTable[] = []): Promise<ForeignTable> => {
  const tables = [rawTable(department, "action-participants", period)];
  const rule = suppressionOf(department, "action-participants");
  const facts = foreignConstraints(tables, before);
  const prior = { vintages: [], foreign: facts };
  const [safe] = await protectAndAudit({}, problemOfTables({ tables, policy: rule, prior }));
  if (!safe) throw new Error("nothing was published");
  return { ...safe, partner: "department", release: "department:action-participants:2019:1", k: rule.k };
};

const showing = (foreign: readonly ForeignTable[]): HubClient =>
  Object.assign(() => Promise.resolve(foreign), { registers: () => Promise.resolve([]) });

const resting = (foreign: readonly ForeignTable[], tables = [returns]) =>
  withStructuralZeros({ institution: poleEmploi, demonstration: true, abroad: showing(foreign) }, tables);

const published = async (foreign: readonly ForeignTable[]) => {
  const tables = await resting(foreign);
  const facts = foreignConstraints(tables, foreign);
  const prior = { vintages: [], foreign: facts };
  const [safe] = await protectAndAudit({}, problemOfTables({ tables, policy, prior }));
  return safe?.cells ?? [];
};

const placed = ({ territory, breakdown }: { readonly territory: string; readonly breakdown: string }) => [
  territory,
  breakdown,
];

const statusesOf = (cells: readonly { readonly status: string }[], status: string) =>
  cells.filter((one) => one.status === status).length;

test("where the Department shows that nobody took part, nobody can have returned to work: it is said so, and hides nothing", async () => {
  const shown = await participants();
  expect(statusesOf(shown.cells, "WITHHELD")).toBe(0);
  const empty = shown.cells.filter(({ value }) => value === 0);
  expect(empty.length).toBeGreaterThan(300);
  const cells = await published([shown]);
  const absent = cells.filter(({ status }) => status === "NOT_APPLICABLE");
  expect(absent.map(placed).sort()).toEqual(empty.map(placed).sort());
  const before = await published([]);
  expect(statusesOf(before, "WITHHELD")).toBeGreaterThan(statusesOf(cells, "WITHHELD") + 200);
});

test("participants that come out after the returns open none of the zeros that these withhold", async () => {
  const cells = await published([]);
  const returned = { partner: "pole-emploi", dataset: "action-returns-to-work", period, release: "r:1", k: 5 } as const;
  const after = await participants([{ ...returned, cells }]);
  const closed = new Set(
    cells.filter(({ status }) => status === "WITHHELD").map((cell) => JSON.stringify(placed(cell))),
  );
  expect(closed.size).toBeGreaterThan(200);
  const shownEmpty = after.cells.filter(({ status, value }) => status === "PUBLISHED" && value === 0);
  expect(shownEmpty.filter((cell) => closed.has(JSON.stringify(placed(cell))))).toEqual([]);
});

test("zeros of a release that was replaced, or that are rounded, are no certain zeros", async () => {
  const shown = await participants();
  const rounded = {
    ...shown,
    cells: shown.cells.map((cell) => ({ ...cell, status: "ROUNDED" as const, min: cell.value, max: 400 })),
  };
  for (const foreign of [{ ...shown, isFormer: true }, rounded])
    expect(await resting([foreign])).toEqual(await resting([]));
});

test("returns where nobody took part are refused, and the steward is told where and by what", async () => {
  const shown = await participants();
  const none = shown.cells.find(({ value, breakdown }) => value === 0 && breakdown !== "");
  if (!none) throw new Error("somebody took part in everything");
  const wrong = { ...returns, parts: [...returns.parts, { ...none, value: 2 }] };
  await expect(resting([shown], [wrong])).rejects.toThrow(
    /Rien n'est publié.*ce qui est publié des mêmes personnes montre que personne/,
  );
});
