import { expect, test } from "vitest";
import { audit } from "./audit/audit.ts";
import type { Policy, Suppression } from "./policy.ts";
import { type KnownFacts, nothingKnown, type Problem } from "./problem.ts";
import { protect, protectWithin } from "./protect/protect.ts";
import { type DisclosureRefusal, sentenceOf } from "./refusal.ts";
import { atMost } from "./relations.ts";
import { tableProblem } from "./table.ts";
import { defaultSuppression } from "./testbed/policy.ts";

const places = ["A", "B", "C"].map((commune) => ({ commune, epci: "E", arrondissement: null }));
const problem = tableProblem({
  indicator: "rsa",
  period: "2020",
  measure: "COUNT",
  department: "55",
  places,
  zonings: ["EPCI"],
  dimensions: [],
  finest: { totals: "COMMUNE", crossed: "COMMUNE" },
  rows: [3, 8, 20].map((value, i) => ({ commune: places[i]!.commune, at: [], value })),
});
const policy: Suppression = defaultSuppression;
const idOf = (territory: string) => `rsa|2020|${territory}`;
const changed = (id: string, value: number): Problem => ({
  ...problem,
  cells: problem.cells.map((cell) => (cell.id === id ? { ...cell, value } : cell)),
});

async function refusalOf(
  changed: Problem,
  by: Policy = policy,
  facts: KnownFacts = nothingKnown,
): Promise<DisclosureRefusal> {
  const outcome = await protect(changed, by, facts);
  if (outcome.ok) throw new Error("nothing was refused");
  expect(sentenceOf(outcome.refusal)).toMatch(/\.$/);
  return outcome.refusal;
}

test("a table whose margins do not add is refused, with the total and the gap", async () => {
  const refusal = await refusalOf(changed(idOf("B"), 9));
  expect(refusal).toEqual({ code: "MARGINS_DO_NOT_ADD", relation: "rsa|2020|E = somme des communes", gap: 1 });
});

test("a relation that the counts contradict is refused", async () => {
  const relations = [...problem.relations, atMost(idOf("B"), idOf("A"))];
  expect((await refusalOf({ ...problem, relations })).code).toBe("RELATION_CONTRADICTED");
});

test("a fact declared known that the counts contradict is refused, with its source", async () => {
  const facts = { intervals: [{ cell: idOf("A"), min: 5, max: 9, source: "CAF" }], relations: [], kept: [] };
  expect(await refusalOf(problem, policy, facts)).toMatchObject({ code: "FACTS_CONTRADICTED", source: "CAF" });
});

test("another institution's figures that cannot stand beside ours are refused", async () => {
  const intervals = [{ cell: "pe|A", min: 7, max: 7, source: "Pôle emploi" }];
  const facts = { intervals, relations: [atMost("pe|A", idOf("A"), 2)], kept: [] };
  expect((await refusalOf(problem, policy, facts)).code).toBe("FACTS_CONTRADICTED");
});

test.each<[string, Policy]>([
  ["a threshold of one", { ...policy, k: 1 }],
  ["a threshold that is no number", { ...policy, k: Number.NaN }],
  ["a dominance above all", { ...policy, dominanceShare: 1.2 }],
  ["no margin for magnitudes", { ...policy, magnitudeShare: 0 }],
  ["rounding to 5", { kind: "ROUNDING", base: 5 as 10, k: 3, keyed: "0123456789abcdef" }],
  ["a short key", { kind: "ROUNDING", base: 10, k: 5, keyed: "short" }],
  ["no legal ground", { kind: "NONE", legalGround: " " }],
])("a policy with %s is refused", async (_, by) => {
  expect((await refusalOf(problem, by)).code).toBe("POLICY_INVALID");
});

test("a policy that no withholding can satisfy is refused, with the cell", async () => {
  const atMostFour = { id: "au plus 4", terms: [{ cell: idOf("A"), times: 1 }], min: 0, max: 4 };
  const refusal = await refusalOf({ ...problem, relations: [...problem.relations, atMostFour] });
  expect(refusal).toEqual({ code: "POLICY_IMPOSSIBLE", cell: idOf("A") });
});

test("counts that are no counts, and cells that are not there, are refused", async () => {
  expect((await refusalOf(changed(idOf("A"), 2.5))).code).toBe("TABLE_INVALID");
  expect((await refusalOf(changed(idOf("A"), -1))).code).toBe("TABLE_INVALID");
  expect((await refusalOf({ cells: [], relations: [] })).code).toBe("TABLE_INVALID");
  const twice = { ...problem, cells: [...problem.cells, problem.cells[0]!] };
  expect((await refusalOf(twice)).code).toBe("TABLE_INVALID");
  const relations = [...problem.relations, atMost(idOf("A"), "nobody")];
  expect((await refusalOf({ ...problem, relations })).code).toBe("TABLE_INVALID");
});

test("a solver out of time leaves nothing half-done", async () => {
  const outcome = await protectWithin({ seconds: 0 }, { problem, policy, facts: nothingKnown });
  expect(outcome).toEqual({ ok: false, refusal: { code: "SOLVER_TIMEOUT" } });
});

test("a release that contradicts itself is not audited but refused", async () => {
  const outcome = await protect(problem, { kind: "NONE", legalGround: "budget public" }, nothingKnown);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  const { table } = outcome.value;
  const cells = table.cells.map((cell) => (cell.id === idOf("B") ? { ...cell, value: 9 } : cell));
  expect(await audit({ ...table, cells }, nothingKnown)).toMatchObject({
    ok: false,
    refusal: { code: "RELATION_CONTRADICTED" },
  });
});
