import type { Cell, Guard, Problem } from "../problem.ts";
import type { Layout } from "./layout.ts";
import { type Needs, needsOf } from "./needs.ts";

/** The state of one protection, changed as cells are withheld and proofs found. Arrays go by cell number. */
export interface Pattern {
  readonly problem: Problem;
  readonly layout: Layout;
  readonly withheld: Uint8Array;
  /** What the release shows of a cell that is not withheld: its value, or the interval of its rounding. */
  readonly released: ReleasedBounds;
  /** What one unit of change beyond what is shown costs; infinite where the cell may not be withheld any more. */
  readonly prices: Float64Array;
  readonly needs: Needs;
  /** Cells no pattern protects, because of what is already known or said. */
  readonly unprotectable: number[];
}

export interface ReleasedBounds {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

export interface Start {
  readonly guards: readonly (Guard | null)[];
  readonly withheld: Uint8Array;
  readonly released: ReleasedBounds;
}

/** A cell that is withheld anyway costs almost nothing to move; not nothing, so that moves stay short. */
export const cheap = 0.01;

export function patternOf(problem: Problem, layout: Layout, start: Start): Pattern {
  const { guards, withheld, released } = start;
  const values = new Map(problem.cells.map(({ id, value }) => [id, value]));
  const prices = Float64Array.from(layout.ids, (_, i) => {
    const cell = problem.cells[i];
    if (cell === undefined || withheld[i]) return cheap;
    const isFixed = cell.decided === "PUBLISHED" || values.get(cell.total) === 0;
    return isFixed ? Number.POSITIVE_INFINITY : priceOf(cell);
  });
  return { problem, layout, withheld, released, prices, needs: needsOf(layout, guards), unprotectable: [] };
}

/** From now on the release tells nothing of the cell. */
export function withhold({ withheld, prices, released }: Pattern, cell: number): void {
  withheld[cell] = 1;
  prices[cell] = cheap;
  released.lower[cell] = Number.NEGATIVE_INFINITY;
  released.upper[cell] = Number.POSITIVE_INFINITY;
}

/**
 * The loss of one withheld cell, in an arbitrary unit: it grows as the square root of the figure, so that a department's
 * total is worth a hundred small details of communes, and few cells are withheld rather than many.
 */
export const lossOf = ({ value }: Cell): number => 1 + Math.sqrt(value);

// The price per unit falls with the value, so that withholding one large cell is not paid once for each unit moved.
const priceOf = (cell: Cell): number => lossOf(cell) / Math.sqrt(1 + cell.value);
