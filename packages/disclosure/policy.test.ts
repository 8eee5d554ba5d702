import { expect, test } from "vitest";
import { audit } from "./audit/audit.ts";
import type { Policy, Rounding } from "./policy.ts";
import { nothingKnown, type Problem, type PublishedTable } from "./problem.ts";
import { protect } from "./protect/protect.ts";
import { type ExtractRow, tableProblem } from "./table.ts";
import { defaultSuppression } from "./testbed/policy.ts";

const places = ["A", "B", "C", "D"].map((commune, i) => ({ commune, epci: i < 2 ? "E1" : "E2", arrondissement: null }));

function table(rows: readonly ExtractRow[], measure: "COUNT" | "MAGNITUDE"): Problem {
  return tableProblem({
    indicator: "t",
    period: "2020",
    measure,
    department: "55",
    places,
    zonings: ["EPCI"],
    dimensions: [{ name: "kind", values: ["ACI", "AI"] }],
    finest: { totals: "COMMUNE", crossed: "EPCI" },
    rows,
  });
}

const counts = table(
  places.flatMap(({ commune }, i) =>
    ["ACI", "AI"].map((kind, j) => ({ commune, at: [kind], value: 7 * i + 13 * j + (i === 0 ? 2 : 0) })),
  ),
  "COUNT",
);

async function published(problem: Problem, policy: Policy): Promise<PublishedTable> {
  const outcome = await protect(problem, policy, nothingKnown);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  const report = await audit(outcome.value.table, nothingKnown);
  expect(report).toMatchObject({ ok: true, value: { findings: [], alreadyOpen: [] } });
  return outcome.value.table;
}

const rounding: Rounding = { kind: "ROUNDING", base: 10, k: 5, keyed: "the secret of the house" };

test("rounded figures are multiples of ten beside the truth, and the small ones go down to zero", async () => {
  const { cells } = await published(counts, rounding);
  cells.forEach(({ status, value }, i) => {
    if (status === "WITHHELD") return;
    expect(status).toBe("ROUNDED");
    const truth = counts.cells[i]!.value;
    expect(value! % 10).toBe(0);
    expect(Math.abs(value! - truth)).toBeLessThan(10);
    if (truth < 5) expect(value).toBe(0);
  });
});

test("published again, a rounded figure is the same; another key draws another", async () => {
  const once = await published(counts, rounding);
  expect(await published(counts, rounding)).toEqual(once);
  const otherKey = await published(counts, { ...rounding, keyed: "another secret of it" });
  expect(otherKey.cells.map(({ value }) => value)).not.toEqual(once.cells.map(({ value }) => value));
});

test("what a legal ground leaves open is published as it is", async () => {
  const { cells } = await published(counts, { kind: "NONE", legalGround: "budget voté, public" });
  expect(cells.map(({ value }) => value)).toEqual(counts.cells.map(({ value }) => value));
});

test("the zeros of a territory are withheld unless it is empty", async () => {
  const rows = [
    { commune: "A", at: ["ACI"], value: 9 },
    { commune: "C", at: ["ACI"], value: 30 },
    { commune: "D", at: ["AI"], value: 40 },
  ];
  const { cells } = await published(table(rows, "COUNT"), defaultSuppression);
  const statusOf = (id: string) => cells.find((cell) => cell.id === `t|2020|${id}`)!.status;
  expect(statusOf("E1|AI")).toBe("WITHHELD");
  expect(statusOf("B|_T")).toBe("PUBLISHED");
});

const amounts: readonly ExtractRow[] = [
  { commune: "A", at: ["ACI"], value: 12.5, contributor: "siae-1" },
  { commune: "B", at: ["AI"], value: 6.25, contributor: "siae-2" },
  { commune: "C", at: ["ACI"], value: 20, contributor: "siae-3" },
  { commune: "C", at: ["ACI"], value: 21, contributor: "siae-4" },
  { commune: "D", at: ["ACI"], value: 22, contributor: "siae-5" },
  { commune: "D", at: ["AI"], value: 90, contributor: "siae-6" },
  { commune: "D", at: ["AI"], value: 4, contributor: "siae-7" },
  { commune: "C", at: ["AI"], value: 3, contributor: "siae-8" },
];

test("a magnitude with fewer than three organisations, or one above 85 %, is withheld and stays known only to 10 %", async () => {
  const { cells } = await published(table(amounts, "MAGNITUDE"), defaultSuppression);
  const statusOf = (id: string) => cells.find((cell) => cell.id === `t|2020|${id}`)!.status;
  expect(statusOf("E1|ACI")).toBe("WITHHELD");
  expect(statusOf("E2|AI")).toBe("WITHHELD");
  // Either this or the department's total: with both, siae-1, which knows E1|ACI, would know 55|AI.
  expect(statusOf("E2|ACI")).toBe("PUBLISHED");
  expect(statusOf("C|_T")).toBe("PUBLISHED");
});

test("a count of people in too few organisations is withheld though it is large", async () => {
  const rows = amounts.map((row) => ({ ...row, value: Math.ceil(row.value) * 4 }));
  const { cells } = await published(table(rows, "COUNT"), defaultSuppression);
  expect(cells.find(({ id }) => id === "t|2020|A|_T")!.status).toBe("WITHHELD");
});
