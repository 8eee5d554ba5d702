import { atLevel } from "@pacte-hub/data/territories";
import { audit } from "@pacte-hub/disclosure/audit/audit";
import { guardsOf } from "@pacte-hub/disclosure/guard";
import { expect, test } from "vitest";
import { defaultSuppression } from "../disclosure/testbed/policy.ts";
import { guardsLeft, latentIds, latentPlaces, latentProblemOf } from "./latent.ts";
import type { PriorReleases } from "./priorReleases.ts";
import { problemOfTables } from "./protectionProblem.ts";
import { protectAndAudit } from "./protectTables.ts";
import { idOf, type RawTable } from "./rawTable.ts";

const [first = "", second = "", third = ""] = atLevel("EPCI").map(({ code }) => code);

/** Exits after an action, by EPCI: nobody in the third, though an action of R1_3 ran there and nowhere else. */
const counted: RawTable = {
  dataset: "action-exits",
  unit: "PERSON",
  period: "2019",
  dimensions: ["exitKind", "recommendation"],
  delivery: null,
  parts: [
    [first, "LASTING_JOB", "R1_1", 40],
    [first, "OTHER", "R1_1", 30],
    [second, "LASTING_JOB", "R1_2", 3],
    [second, "OTHER", "R1_2", 12],
  ].map(([territory, exitKind, recommendation, value]) => ({
    territory: String(territory),
    breakdown: `exitKind=${exitKind};recommendation=${recommendation}`,
    value: Number(value),
  })),
};

const ran: Readonly<Record<string, string>> = { [first]: "R1_1", [second]: "R1_2", [third]: "R1_3" };

/** The register shows one action in each of three EPCI: every other crossing is of nobody. */
const table: RawTable = {
  ...counted,
  latentZeros: latentPlaces(counted).filter(
    ({ territory, breakdown }) => breakdown.includes("recommendation") && !breakdown.endsWith(ran[territory] ?? "none"),
  ),
};

const prior: PriorReleases = { vintages: [], foreign: { intervals: [], relations: [], kept: [] } };

async function safe(one: RawTable) {
  const policy = { ...defaultSuppression, minContributors: 0 };
  const [found] = await protectAndAudit({}, problemOfTables({ tables: [one], policy, prior }));
  return new Map((found?.cells ?? []).map((cell) => [`${cell.territory} ${cell.breakdown}`, cell]));
}

test("what is let out is crossed for the department, and as totals by EPCI: latent cells are published of nobody", async () => {
  const cells = await safe(table);
  expect([...cells.keys()].filter((at) => !at.startsWith("55 ") && !at.endsWith(" "))).toEqual([]);
  expect(latentPlaces(table).length).toBe(16 * (25 * 5 - 1));
});

test("a crossing that only an empty territory could hold is as public as that territory's zero, and hides nothing", async () => {
  const cells = await safe(table);
  expect(cells.get(`${third} `)).toMatchObject({ status: "PUBLISHED", value: 0 });
  expect(cells.get("55 recommendation=R1_3")).toMatchObject({ status: "PUBLISHED", value: 0 });
});

test("a crossing by EPCI that nobody shows is no more known than one that is withheld", async () => {
  const cells = await safe(table);
  const problem = latentProblemOf(table);
  const policy = { ...defaultSuppression, minContributors: 0 };
  const guards = guardsOf(problem, policy);
  const published = problem.cells.map(({ id, measure, total, grain, block }, at) => {
    const said = [...cells.values()].find((cell) => idOf(table, cell) === id);
    const place = { id, measure, total, grain, block, decided: said === undefined, guard: guards[at] ?? null };
    if (said?.status === "PUBLISHED") return { ...place, status: "PUBLISHED" as const, value: said.value };
    return { ...place, status: "WITHHELD" as const, value: null };
  });
  const rules = { k: policy.k, roundedTo: null, emptyShown: true };
  const judge = async (shown: typeof published) => {
    const report = await audit({ cells: shown, relations: problem.relations, rules }, prior.foreign);
    if (!report.ok) throw new Error(report.refusal.code);
    return report.value.findings.map(({ cell }) => cell);
  };
  expect(await judge(published)).toEqual([]);
  // Were the department's crossing shown, the second EPCI's would be: three people.
  const naive = published.map((cell) =>
    cell.id === idOf(table, { territory: "55", breakdown: "exitKind=LASTING_JOB;recommendation=R1_2" })
      ? { ...cell, status: "PUBLISHED" as const, value: 3, guard: null }
      : cell,
  );
  const latent = idOf(table, { territory: second, breakdown: "exitKind=LASTING_JOB;recommendation=R1_2" });
  expect(await judge(naive)).toContain(latent);
});

test("judged again, what registers and empty territories show to be nobody is public, and nothing else", () => {
  const problem = latentProblemOf(counted);
  const ruledOut = (table.latentZeros ?? []).map((place) => ({
    cell: idOf(table, place),
    min: 0,
    max: 0,
    source: "registre",
  }));
  const policy = { ...defaultSuppression, minContributors: 0 };
  const judged = { problem, registers: { intervals: ruledOut }, latent: latentIds([counted]) };
  const guards = guardsLeft(guardsOf(problem, policy), { ...judged, isWithheld: () => false });
  const guardOn = (territory: string, breakdown: string) =>
    guards[problem.cells.findIndex(({ id }) => id === idOf(counted, { territory, breakdown }))];
  expect(guardOn("55", "recommendation=R1_3")).toBeNull();
  expect(guardOn(first, "recommendation=R1_2")).toBeNull();
  // Three people: no reader may exclude zero, nor five.
  expect(guardOn("55", "exitKind=LASTING_JOB;recommendation=R1_2")).toMatchObject({ reachDown: 0, reachUp: 5 });
  const withheld = guardsLeft(guardsOf(problem, policy), { ...judged, isWithheld: () => true });
  expect(withheld.filter((guard) => guard === null).length).toBeLessThan(
    guards.filter((guard) => guard === null).length,
  );
});
