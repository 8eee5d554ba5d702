import type { Solver, SolverState } from "../solver.ts";
import { programOver, unknownsOf } from "./tableau.ts";
import type { View } from "./view.ts";

export interface Interval {
  readonly cell: number;
  readonly min: number;
  readonly max: number;
}

/** The least and the most of each cell over all equations at once, rounded inwards for whole numbers. */
export function intervalsOf(solver: Solver, view: View, cells: readonly number[]): Interval[] {
  if (cells.length === 0) return [];
  const unknown = unknownsOf(view);
  const place = new Map(unknown.map((cell, j) => [cell, j]));
  const solverState = solver.keep(programOver({ view, cells: unknown, candidate: null }, false));
  try {
    return cells.map((cell) => {
      const column = place.get(cell);
      if (column === undefined) return { cell, min: view.low[cell]!, max: view.high[cell]! };
      const min = leastOf(solverState, column, 1);
      const max = -leastOf(solverState, column, -1);
      return view.isInteger[cell]
        ? { cell, min: Math.ceil(min - 1e-6), max: Math.floor(max + 1e-6) }
        : { cell, min, max };
    });
  } finally {
    solverState.close();
  }
}

function leastOf(solverState: SolverState, column: number, cost: 1 | -1): number {
  solverState.price(column, cost);
  const answer = solverState.solve("PRICES");
  solverState.price(column, 0);
  return answer.found ? answer.objective : Number.NEGATIVE_INFINITY;
}
