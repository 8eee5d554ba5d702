import type { CellId, Problem, Relation } from "./problem.ts";

/** "There are never more of the one than of the other, times a factor": households <= persons, adults <= 2 x households. */
export function atMost(fewer: CellId, more: CellId, times = 1): Relation {
  return {
    id: `${fewer} <= ${times} x ${more}`,
    terms: [
      { cell: more, times },
      { cell: fewer, times: -1 },
    ],
    min: 0,
    max: Number.POSITIVE_INFINITY,
  };
}

/** Several tables of the same people as one problem, with what ties them. */
export const together = (problems: readonly Problem[], ties: readonly Relation[]): Problem => ({
  cells: problems.flatMap((problem) => problem.cells),
  relations: [...problems.flatMap((problem) => problem.relations), ...ties],
});
