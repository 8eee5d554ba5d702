import { assertInTime, type Solver } from "../solver.ts";
import type { Aim, Move } from "./move.ts";
import { closedNeighbourhood, type Neighbourhood } from "./neighbourhood.ts";
import type { Pattern } from "./pattern.ts";
import { openSimplex, reach, type Simplex } from "./simplex.ts";

export interface Closed {
  /** What may move: all that is withheld, foreign, or shown as an interval. */
  readonly cells: readonly number[];
  /** What of it the moves should do without, in the solver's answers. */
  readonly losses: Float64Array;
}

/** Entries of a tableau, 8 bytes each: a larger one is the solver's. */
const entriesAtMost = 6_000_000;

/**
 * What moves where nothing more may be withheld. Where it fits, questions go to a tableau that begins at the true table
 * and stops at the first answer (a few exchanges, where the solver looks for the cheapest); whole numbers, and what it
 * leaves undecided, to the solver.
 */
export function openClosed(solver: Solver, pattern: Pattern, closed: Closed): Neighbourhood {
  const rows = rowsBetween(pattern, closed.cells);
  if (rows.size * (closed.cells.length + rows.size) > entriesAtMost)
    return closedNeighbourhood(solver, pattern, closed);
  const { simplex, columns } = simplexOf(pattern, closed.cells, [...rows]);
  const [least, most] = [simplex.least.slice(), simplex.most.slice()];
  const frozen = new Set<number>();
  let slow: Neighbourhood | null = null;
  const solving = (): Neighbourhood => {
    if (slow === null) {
      slow = closedNeighbourhood(solver, pattern, closed);
      for (const cell of frozen) slow.freeze(cell);
    }
    return slow;
  };
  return {
    cheapest: (aims) => {
      assertInTime(solver);
      const [aim, ...others] = aims;
      if (aim === undefined || others.length > 0) return solving().cheapest(aims);
      const column = columns.get(aim.cell);
      if (column === undefined || !hasRoom(simplex, column, aim)) return null;
      const answer = reach(simplex, { column, amount: aim.amount });
      if (answer === "UNDECIDED") return solving().cheapest(aims);
      return answer === "REACHED" ? moveIn(simplex, closed.cells) : null;
    },
    cheapestWhole: (aims) => solving().cheapestWhole(aims),
    reprice: (cell) => slow?.reprice(cell),
    freeze: (cell) => {
      frozen.add(cell);
      const column = columns.get(cell)!;
      simplex.least[column] = 0;
      simplex.most[column] = 0;
      slow?.freeze(cell);
    },
    thaw: (cell) => {
      frozen.delete(cell);
      const column = columns.get(cell)!;
      simplex.least[column] = least[column]!;
      simplex.most[column] = most[column]!;
      slow?.thaw(cell);
    },
    close: () => slow?.close(),
  };
}

const hasRoom = ({ least, most }: Simplex, column: number, { amount }: Aim): boolean =>
  amount > 0 ? most[column]! >= amount - 1e-9 : least[column]! <= amount + 1e-9;

function rowsBetween({ layout }: Pattern, cells: readonly number[]): Set<number> {
  return new Set(cells.flatMap((cell) => layout.rowsOf[cell]!.filter((r) => !layout.implied[r])));
}

/** One column for each cell, then one for what each inequality leaves. */
function simplexOf({ layout, shown }: Pattern, cells: readonly number[], rows: readonly number[]) {
  const columns = new Map(cells.map((cell, column) => [cell, column]));
  const least = cells.map((cell) => Math.max(layout.lower[cell]!, shown.lower[cell]!) - layout.value[cell]!);
  const most = cells.map((cell) => Math.min(layout.upper[cell]!, shown.upper[cell]!) - layout.value[cell]!);
  const equations = rows.map((r) => {
    const row = layout.rows[r]!;
    const equation = new Map<number, number>();
    let held = 0;
    row.cells.forEach((cell, t) => {
      held += row.times[t]! * layout.value[cell]!;
      const column = columns.get(cell);
      if (column !== undefined) equation.set(column, (equation.get(column) ?? 0) + row.times[t]!);
    });
    if (row.min !== row.max) {
      equation.set(least.length, -1);
      least.push(Math.min(0, row.min - held));
      most.push(Math.max(0, row.max - held));
    }
    return equation;
  });
  const toZero = (ends: readonly number[], side: (a: number, b: number) => number) =>
    Float64Array.from(ends, (end) => side(0, end));
  const simplex = openSimplex({ rows: equations, least: toZero(least, Math.min), most: toZero(most, Math.max) });
  return { simplex, columns };
}

function moveIn({ at }: Simplex, cells: readonly number[]): Move {
  const move = new Map<number, number>();
  cells.forEach((cell, column) => {
    if (Math.abs(at[column]!) > 1e-7) move.set(cell, at[column]!);
  });
  return move;
}
