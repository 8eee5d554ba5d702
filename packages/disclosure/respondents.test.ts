import { expect, test } from "vitest";
import { type AuditReport, audit } from "./audit/audit.ts";
import { type KnownFacts, nothingKnown, type Problem, type PublishedTable } from "./problem.ts";
import { protect } from "./protect/protect.ts";
import { equation } from "./table.ts";
import { defaultSuppression } from "./testbed/policy.ts";

/** A department of EPCI, each with what its structures bring. */
function table(epcis: Readonly<Record<string, Readonly<Record<string, number>>>>): Problem {
  const brought = (parts: readonly Readonly<Record<string, number>>[]): Map<string, number> => {
    const sum = new Map<string, number>();
    for (const part of parts)
      for (const [contributor, value] of Object.entries(part))
        sum.set(contributor, (sum.get(contributor) ?? 0) + value);
    return sum;
  };
  const cell = (id: string, parts: Map<string, number>) => {
    const value = [...parts.values()].reduce((a, b) => a + b, 0);
    const contributors = { number: parts.size, largestShare: Math.max(...parts.values()) / value, brought: parts };
    const level = id === "_T" ? ("DEPARTMENT" as const) : ("EPCI" as const);
    const grain = [id === "_T" ? 0 : 1];
    return {
      id,
      measure: "MAGNITUDE" as const,
      value,
      level,
      total: id,
      grain,
      block: id === "_T" ? "" : id,
      contributors,
      decided: null,
    };
  };
  const cells = [
    cell("_T", brought(Object.values(epcis))),
    ...Object.entries(epcis).map(([id, parts]) => cell(id, brought([parts]))),
  ];
  return { cells, relations: [equation("_T = somme", "_T", Object.keys(epcis))] };
}

const severalContributors = (name: string) => ({
  [`${name}1`]: 14,
  [`${name}2`]: 12,
  [`${name}3`]: 12,
  [`${name}4`]: 11,
  [`${name}5`]: 11,
});

async function published(problem: Problem, facts: KnownFacts = nothingKnown): Promise<PublishedTable> {
  const outcome = await protect(problem, defaultSuppression, facts);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value.table;
}

async function audited(releasedTable: PublishedTable): Promise<AuditReport> {
  const outcome = await audit(releasedTable, nothingKnown);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
}

const withheldIn = ({ cells }: PublishedTable) =>
  cells.filter(({ status }) => status === "WITHHELD").map(({ id }) => id);

/** The table as it would be with one withheld cell shown. */
const showing = (shownTable: PublishedTable, problem: Problem, id: string): PublishedTable => ({
  ...shownTable,
  cells: shownTable.cells.map((cell, i) =>
    cell.id === id ? { ...cell, status: "PUBLISHED" as const, value: problem.cells[i]!.value, guard: null } : cell,
  ),
});

const singletons = table({
  a: { alpha: 20 },
  b: { beta: 30 },
  c: severalContributors("c"),
  d: severalContributors("d"),
  e: severalContributors("e"),
});

test("a structure that knows its own figure cannot subtract it from the sum of two to learn the other's", async () => {
  const releasedTable = await published(singletons);
  expect(withheldIn(releasedTable)).toHaveLength(3);
  expect((await audited(releasedTable)).findings).toEqual([]);
  const third = withheldIn(releasedTable).find((id) => id !== "a" && id !== "b")!;
  const naive = await audited(showing(releasedTable, singletons, third));
  expect(naive.findings.map(({ why }) => why).join()).toContain("un contributeur");
});

test("a structure alone in a figure does not learn, by its own, a figure of two others in which it has no part", async () => {
  const problem = table({
    a: { alpha: 20 },
    b: { beta: 30, gamma: 31 },
    c: severalContributors("c"),
    d: severalContributors("d"),
    e: severalContributors("e"),
  });
  const releasedTable = await published(problem);
  expect(withheldIn(releasedTable)).toHaveLength(3);
  expect((await audited(releasedTable)).findings).toEqual([]);
  const third = withheldIn(releasedTable).find((id) => id !== "a" && id !== "b")!;
  const naive = await audited(showing(releasedTable, problem, third));
  expect(naive.findings.map(({ why }) => why).join()).toContain("vaut de 61 à 61 pour un contributeur");
});

test("the second contributor of a figure does not know the first to within ten per cent", async () => {
  const problem = table({
    a: { large: 840, middle: 159, small: 1 },
    c: severalContributors("c"),
    d: severalContributors("d"),
    e: severalContributors("e"),
  });
  const releasedTable = await published(problem);
  expect(withheldIn(releasedTable)).toContain("a");
  expect((await audited(releasedTable)).findings).toEqual([]);
  const naive = {
    ...releasedTable,
    cells: showing(showing(releasedTable, problem, "a"), problem, withheldIn(releasedTable)[1]!).cells,
  };
  expect((await audited(naive)).findings.length).toBeGreaterThan(0);
});

test("a structure alone in two withheld cells does not have its whole figure told by what surrounds them", async () => {
  const problem = table({
    a: { alpha: 20 },
    b: { alpha: 30 },
    c: severalContributors("c"),
    d: severalContributors("d"),
    e: severalContributors("e"),
  });
  const releasedTable = await published(problem);
  expect(withheldIn(releasedTable)).toHaveLength(3);
  expect((await audited(releasedTable)).findings).toEqual([]);
});

test("the structures of one holding know together what each knows, and still learn nobody else's figure", async () => {
  const problem = table({
    a: { alpha: 20 },
    b: { beta: 30 },
    c: { gamma: 40 },
    d: severalContributors("d"),
    e: severalContributors("e"),
    f: severalContributors("f"),
  });
  expect(withheldIn(await published(problem))).toEqual(["a", "b", "c"]);
  const holding = { ...nothingKnown, coalitions: [["alpha", "beta"]] };
  const releasedTable = await published(problem, holding);
  expect(withheldIn(releasedTable)).toHaveLength(4);
  expect((await audited(releasedTable)).findings).toEqual([]);
});
