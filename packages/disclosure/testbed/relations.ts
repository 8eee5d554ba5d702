import type { CellId, Relation } from "../problem.ts";
import { atMost } from "../relations.ts";

/**
 * "One is zero if and only if the other is": exact on whole numbers when neither exceeds `factor` times the other
 * (persons and households: the size of the largest household).
 */
export const zeroTogether = (first: CellId, second: CellId, factor: number): Relation[] => [
  atMost(first, second, factor),
  atMost(second, first, factor),
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
