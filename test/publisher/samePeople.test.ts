import { caf } from "@pacte-hub/caf/institution";
import { atLevel } from "@pacte-hub/data/territories";
import { generate } from "@pacte-hub/demo/generate";
import { contributions } from "@pacte-hub/demo/siae";
import { indicatorOf } from "@pacte-hub/institution/config";
import { poleEmploi } from "@pacte-hub/pole-emploi/institution";
import { siae } from "@pacte-hub/siae/institution";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { csv, type Desk, openDesk, refusalOf, structureList } from "../desk.ts";
import { sirenOf } from "../siren.ts";

let desks: Readonly<Record<"caf" | "poleEmploi" | "siae", Desk>>;
beforeAll(async () => {
  desks = { caf: await openDesk(caf), poleEmploi: await openDesk(poleEmploi), siae: await openDesk(siae) };
});
afterAll(async () => {
  for (const desk of Object.values(desks)) await desk.close();
});

describe("counts by structure", () => {
  const years = contributions("siae-fte-worked", "2019");
  const lines = years.map(
    ({ territory, breakdown, value, contributor }) =>
      `${territory};2019;${String(value).replace(".", ",")};${breakdown.split("=")[1]};${sirenOf(contributor)}`,
  );
  const silent = atLevel("EPCI").filter(({ code }) => !years.some(({ territory }) => territory === code));
  const content = `territoire;periode;valeur;kind;structure\n${lines.join("\n")}\n${silent.map(({ code }) => `${code};2019;0;AI;-\n`).join("")}`;

  beforeAll(async () => {
    const list = structureList(years.map(({ contributor }) => sirenOf(contributor)));
    await desks.siae.publishing("structures", list, { declared: { period: "2019-07" } });
  });

  test("are withheld where fewer than three structures, or one above 85 %, stand behind a figure", async () => {
    const [outcome] = await desks.siae.publishing("siae-fte-worked", content);
    expect(outcome).toMatchObject({ isNew: true });
    const shown = await desks.siae.rows(
      `select cell.territory, cell.breakdown from published.cell
        where release like '%:siae-fte-worked:%' and status = 'PUBLISHED' and value > 0 and territory <> '55'
          and (select count(distinct contributor) from intake.count
                where count.territory = cell.territory and value > 0
                  and (cell.breakdown = '' or count.breakdown = cell.breakdown)) < 3`,
    );
    expect(shown).toEqual([]);
    expect(outcome?.withheld).toBeGreaterThan(0);
  });

  test("leave a withheld amount known to no better than 10 % of itself: no reader's bounds are narrower", async () => {
    const withheld = await desks.siae.rows(
      `select cell.territory, cell.breakdown, upper_bound - lower_bound as width, sum(count.value) as truth
         from published.cell
         join intake.count on (cell.territory = '55' or count.territory = cell.territory)
                          and (cell.breakdown = '' or count.breakdown = cell.breakdown)
        where release like '%:siae-fte-worked:%' and status = 'WITHHELD' and upper_bound is not null
        group by cell.territory, cell.breakdown, width having sum(count.value) > 0`,
    );
    expect(withheld.length).toBeGreaterThan(0);
    expect(withheld.filter(({ width, truth }) => Number(width) < 0.1 * Number(truth) - 1e-6)).toEqual([]);
  });

  test("are refused when a line does not say of which structure it is", async () => {
    const anonymous = content.replace(/;[^;]+\n(?=[^\n]*\n$)/, ";\n");
    expect(await refusalOf(desks.siae.publishing("siae-fte-worked", anonymous))).toBe("MISSING_CONTRIBUTOR");
    expect(await refusalOf(desks.siae.publishing("siae-fte-worked", content.replace("structure", "remarque")))).toBe(
      "MISSING_COLUMN",
    );
  });
});

describe("figures of the same people that are published already", () => {
  test("open ones are known facts: counts that they contradict are refused", async () => {
    const households = atLevel("COMMUNE").map(({ code }) => `${code};2019-12;20`);
    await desks.caf.publishing("rsa-households", `code_commune;periode;foyers_rsa\n${households.join("\n")}\n`);
    const people = (each: number) =>
      `territoire;periode;personnes_rsa\n${atLevel("EPCI")
        .map(({ code }) => `${code};2019-12;${each}\n`)
        .join("")}`;
    expect(await refusalOf(desks.caf.publishing("rsa-people-covered", people(1)))).toMatch(/contredit/);
    expect(await desks.caf.publishing("rsa-people-covered", people(20_000))).toMatchObject([{ isNew: true }]);
  });

  const supported = ["global-support-stock", "global-support-entries", "global-support-exits"] as const;
  const support = (dataset: string, quarter: string) => csv(generate(dataset, quarter), quarter, []);

  test("contradict a file that does not follow from them: it is refused", async () => {
    for (const dataset of supported) await desks.poleEmploi.publishing(dataset, support(dataset, "2018-Q1"));
    for (const dataset of supported.slice(0, 2))
      await desks.poleEmploi.publishing(dataset, support(dataset, "2018-Q2"));
    const wrong = generate("global-support-exits", "2018-Q2").map((part) => ({ ...part, value: part.value + 7 }));
    const refusal = await refusalOf(desks.poleEmploi.publishing("global-support-exits", csv(wrong, "2018-Q2", [])));
    expect(refusal).toMatch(/contredite par les comptages|Le total .* diffère/);
  });

  test("would be told by the exits that follow from them: they are refused too, as long as that is so", async () => {
    const exits = desks.poleEmploi.publishing("global-support-exits", support("global-support-exits", "2018-Q2"));
    expect(await refusalOf(exits)).toMatch(/global-support-entries\|2018-Q2.*publiez ensemble/s);
    const released = await desks.poleEmploi.rows(
      "select id from published.release where dataset = 'global-support-exits'",
    );
    expect(released).toEqual([{ id: "pole-emploi:global-support-exits:2018-Q1:1" }]);
  });

  test("given together, they are protected together, and nothing of them was open before", async () => {
    const quarter = "2018-Q3";
    const beside = [];
    for (const dataset of supported.slice(1)) {
      const indicator = indicatorOf(poleEmploi, dataset);
      const file = await desks.poleEmploi.fileOf(`beside-${dataset}`, support(dataset, quarter));
      if (indicator) beside.push({ indicator, file });
    }
    const stock = support("global-support-stock", quarter);
    const outcomes = await desks.poleEmploi.publishing("global-support-stock", stock, { beside });
    expect(outcomes.map(({ isNew, report }) => [isNew, report.notGuaranteed])).toEqual(supported.map(() => [true, []]));
  });
});

describe("files given together", () => {
  const households = `code_commune;periode;valeur\n${atLevel("COMMUNE")
    .map(({ code }) => `${code};2018-12;20\n`)
    .join("")}`;
  const covered = csv(generate("rsa-people-covered", "2018-12"), "2018-12", []);
  const besides = async (dataset: string, content: string) => {
    const indicator = indicatorOf(caf, dataset);
    if (!indicator) throw new Error("no indicator");
    return { beside: [{ indicator, file: await desks.caf.fileOf(`beside-${dataset}`, content) }] };
  };
  const released = () => desks.caf.rows("select dataset from published.release where period = '2018-12' order by 1");

  test("come out by one rule, which is that of each: another one is refused whichever comes first, and none is left out", async () => {
    const openFirst = desks.caf.publishing("rsa-households", households, await besides("rsa-people-covered", covered));
    expect(await refusalOf(openFirst)).toMatch(/n'ont pas la même règle de secret : publiez-les séparément/);
    const openBeside = desks.caf.publishing("rsa-people-covered", covered, await besides("rsa-households", households));
    expect(await refusalOf(openBeside)).toMatch(/n'ont pas la même règle de secret : publiez-les séparément/);
    expect(await released()).toEqual([]);
  });

  test("come out together where all are open, each as it is", async () => {
    const both = await besides("claimant-households", households);
    expect(await desks.caf.publishing("rsa-households", households, both)).toMatchObject([
      { release: "caf:rsa-households:2018-12:1", isNew: true },
      { release: "caf:claimant-households:2018-12:1", isNew: true },
    ]);
    expect(await released()).toEqual([{ dataset: "claimant-households" }, { dataset: "rsa-households" }]);
  });
});
