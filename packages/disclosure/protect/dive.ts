import type { Answer, SolverState } from "../solver.ts";

export interface Bound {
  readonly column: number;
  readonly lower: number;
  readonly upper: number;
}

/** A program kept in the solver, of which some columns are to take whole values. */
export interface Dive {
  readonly solverState: SolverState;
  /** How far each column goes from 0 when nothing is asked of it. */
  readonly rooms: Float64Array;
  readonly isWhole: (column: number) => boolean;
}

/** Roundings before a dive is given up. */
const depth = 24;

/**
 * A whole-number answer by diving: what is fractional is held to a whole number, one column after the other, the nearest
 * first, and each time the program is solved again from its last basis (a diving heuristic: Achterberg 2007, 9.2). A few
 * pivots each, where a search for the best takes seconds; null where the dive ends in no answer.
 */
export function dive({ solverState, rooms, isWhole }: Dive, initialBounds: readonly Bound[]): Answer | null {
  const bounds = new Map(initialBounds.map((bound) => [bound.column, bound]));
  for (const { column, lower, upper } of initialBounds) solverState.bound(column, lower, upper);
  try {
    for (let round = 0; round < depth; round++) {
      const answer = solverState.solve();
      if (!answer.found) return null;
      const next = nextToRound(answer.values, isWhole);
      if (next === null) return answer;
      const { column, rounded, up } = next;
      const { lower, upper } = bounds.get(column) ?? { lower: 0, upper: rooms[column]! };
      const bound = up ? { column, lower: rounded, upper } : { column, lower, upper: rounded };
      bounds.set(column, bound);
      solverState.bound(column, bound.lower, bound.upper);
    }
    return null;
  } finally {
    for (const column of bounds.keys()) solverState.bound(column, 0, rooms[column]!);
  }
}

/** The column nearest to a whole number without being one; null where all are whole. */
function nextToRound(values: Float64Array, isWhole: Dive["isWhole"]) {
  let next: { column: number; rounded: number; up: boolean } | null = null;
  let nearest = Number.POSITIVE_INFINITY;
  for (const [column, value] of values.entries()) {
    const rounded = Math.round(value);
    const gap = Math.abs(rounded - value);
    if (gap < 1e-6 || gap >= nearest - 1e-9 || !isWhole(column)) continue;
    nearest = gap;
    next = { column, rounded, up: rounded > value };
  }
  return next;
}
