import type { CellId, Guard, KnownFacts, Problem } from "@pacte-hub/disclosure/problem";
import { leastByZeroRule } from "@pacte-hub/disclosure/zeros";
import {
  type CellPlace,
  idOf,
  isTooThin,
  placeOf,
  problemByEpci,
  type RawTable,
  wholeProblemOf,
  withoutZeros,
} from "./rawTable.ts";
import { type NamedTable, placeName } from "./relations.ts";

/**
 * A table too thin to be crossed by EPCI is let out crossed for the department, and as totals by EPCI. The crossings of
 * both exist all the same: whoever reads the table knows that they add up both ways, and registers bear on them. They are
 * cells of the problem that are never shown: an intruder must not find one out either.
 */
export function latentProblemOf(table: RawTable): Problem {
  const zeros = [...(table.structuralZeros ?? []), ...(table.latentZeros ?? [])].map((place) => idOf(table, place));
  return withoutZeros(wholeWithLatent(table), new Set(zeros));
}

/** The same, with the cells that can only be zero. */
function wholeWithLatent(table: RawTable): Problem {
  const { dimensions } = table;
  if (!isTooThin(dimensions)) return wholeProblemOf(table);
  const published = new Set(wholeProblemOf(table).cells.map(({ id }) => id));
  const { cells, relations } = problemByEpci(table, "COMMUNE");
  return { cells: cells.map((cell) => (published.has(cell.id) ? cell : { ...cell, decided: "WITHHELD" })), relations };
}

/** Where the latent cells of a table stand. */
export function latentPlaces(table: RawTable): CellPlace[] {
  if (!isTooThin(table.dimensions)) return [];
  const shown = new Set(wholeProblemOf(table).cells.map(({ id }) => id));
  return wholeWithLatent(table)
    .cells.filter(({ id }) => !shown.has(id))
    .map(({ id }) => placeOf(id, table.dimensions));
}

/** The names of the latent cells of some tables. */
export const latentIds = (tables: readonly RawTable[]): ReadonlySet<CellId> =>
  new Set(tables.flatMap((table) => latentPlaces(table).map((place) => idOf(table, place))));

/** What is judged again, with what everybody may know of its latent cells today. */
export interface JudgedAgain {
  readonly problem: Problem;
  readonly registers: Pick<KnownFacts, "intervals">;
  /** Names of the problem's latent cells. */
  readonly latent: ReadonlySet<CellId>;
  isWithheld(id: CellId): boolean;
}

/**
 * The guarantee that is left once registers and the zero rule together have told theirs: latent cells that a register
 * rules out, and crossings of which every part lies in empty territories, are public; where one cell of a total is left
 * open, it is that total. What is withheld stays guarded: if a register makes it public since, the stewards are to know.
 */
export function guardsLeft(
  guards: readonly (Guard | null)[],
  { problem, registers, latent, isWithheld }: JudgedAgain,
): (Guard | null)[] {
  const ruledOut = new Set(registers.intervals.map(({ cell }) => cell).filter((id) => latent.has(id)));
  const byZeroRule = leastByZeroRule(withoutZeros(problem, ruledOut));
  return problem.cells.map(({ id }, at) => {
    const guard = guards[at] ?? null;
    const isZero = ruledOut.has(id) || byZeroRule.get(id)?.most === 0;
    if (guard === null || (isZero && !isWithheld(id))) return null;
    return { ...guard, reachDown: Math.max(guard.reachDown, byZeroRule.get(id)?.least ?? 0) };
  });
}

/** Every cell of a table, structural zeros and latent cells among them, under the names they have in its problem. */
export const namedWithLatent = (table: RawTable): NamedTable => ({
  dataset: table.dataset,
  period: table.period,
  ids: new Map(
    wholeWithLatent(table).cells.map(({ id }) => {
      const { territory, breakdown } = placeOf(id, table.dimensions);
      return [placeName(territory, breakdown), id] as const;
    }),
  ),
});
