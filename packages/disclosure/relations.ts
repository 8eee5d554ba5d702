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

/**
 * "One is zero if and only if the other is": exact on whole numbers when neither exceeds `factor` times the other
 * (persons and households: the size of the largest household).
 */
export const zeroTogether = (one: CellId, other: CellId, factor: number): Relation[] => [
  atMost(one, other, factor),
  atMost(other, one, factor),
];

export interface StockAndFlow {
  readonly stock: CellId;
  readonly previous: CellId;
  readonly entries: CellId;
  readonly exits: CellId;
}

/** Stock = previous stock + entries - exits. */
export const stockFlow = ({ stock, previous, entries, exits }: StockAndFlow): Relation => ({
  id: `${stock} = ${previous} + ${entries} - ${exits}`,
  terms: [
    { cell: stock, times: -1 },
    { cell: previous, times: 1 },
    { cell: entries, times: 1 },
    { cell: exits, times: -1 },
  ],
  min: 0,
  max: 0,
});

/** Several tables of the same people as one problem, with what ties them. */
export const together = (problems: readonly Problem[], ties: readonly Relation[]): Problem => ({
  cells: problems.flatMap((problem) => problem.cells),
  relations: [...problems.flatMap((problem) => problem.relations), ...ties],
});
