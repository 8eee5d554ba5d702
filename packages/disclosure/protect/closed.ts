import { assertInTime, type Solver } from "../solver.ts";
import { closedProgram } from "./closedProgram.ts";
import type { Move } from "./move.ts";
import type { Neighbourhood } from "./neighbourhood.ts";
import type { Pattern } from "./pattern.ts";
import { type Presolved, presolved } from "./presolve.ts";
import { type Equations, openSimplex, reach, type Simplex, type Wish } from "./simplex.ts";

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
  const tied = presolved(equationsOf(pattern, closed.cells));
  const inSolver = () => closedProgram(solver, pattern, { ...closed, presolved: tied });
  if (tied.rows.length * tied.least.length > entriesAtMost) return inSolver();
  const columns = new Map(closed.cells.map((cell, column) => [cell, column]));
  const simplex = openSimplex(tied);
  const holds = holdsOn(simplex);
  const frozen = new Set<number>();
  let slow: Neighbourhood | null = null;
  const solving = (): Neighbourhood => {
    if (slow === null) {
      slow = inSolver();
      for (const cell of frozen) slow.freeze(cell);
    }
    return slow;
  };
  return {
    cheapest: (aims) => {
      assertInTime(solver);
      const [aim, ...otherAims] = aims;
      if (aim === undefined || otherAims.length > 0) return solving().cheapest(aims);
      const at = columns.get(aim.cell) ?? -1;
      const wish = { column: tied.unknownOf[at] ?? -1, amount: aim.amount * (tied.signOf[at] ?? 1) };
      if (wish.column < 0 || !hasRoom(simplex, wish)) return null;
      const answer = reach(simplex, wish);
      if (answer === "UNDECIDED") return solving().cheapest(aims);
      return answer === "REACHED" ? moveIn(simplex, tied, closed.cells) : null;
    },
    cheapestWhole: (aims) => solving().cheapestWhole(aims),
    reprice: () => {},
    freeze: (cell) => {
      if (frozen.has(cell)) return;
      frozen.add(cell);
      holds.hold(tied.unknownOf[columns.get(cell)!]!);
      slow?.freeze(cell);
    },
    thaw: (cell) => {
      if (!frozen.delete(cell)) return;
      holds.release(tied.unknownOf[columns.get(cell)!]!);
      slow?.thaw(cell);
    },
    close: () => slow?.close(),
  };
}

/** Unknowns held where they are: by each frozen cell that goes with one, until all of them are thawed. */
function holdsOn({ least, most }: Simplex) {
  const [low, high] = [least.slice(), most.slice()];
  const holdCounts = new Uint32Array(least.length);
  return {
    hold: (unknown: number) => {
      if (unknown < 0) return;
      holdCounts[unknown]!++;
      least[unknown] = 0;
      most[unknown] = 0;
    },
    release: (unknown: number) => {
      if (unknown < 0 || --holdCounts[unknown]! > 0) return;
      least[unknown] = low[unknown]!;
      most[unknown] = high[unknown]!;
    },
  };
}

const hasRoom = ({ least, most }: Simplex, { column, amount }: Wish): boolean =>
  amount > 0 ? most[column]! >= amount - 1e-9 : least[column]! <= amount + 1e-9;

/** One column for each cell, then one for what each inequality leaves. */
function equationsOf({ layout, released }: Pattern, cells: readonly number[]): Equations {
  const columns = new Map(cells.map((cell, column) => [cell, column]));
  const lowest = cells.map((cell) => Math.max(layout.lower[cell]!, released.lower[cell]!) - layout.value[cell]!);
  const highest = cells.map((cell) => Math.min(layout.upper[cell]!, released.upper[cell]!) - layout.value[cell]!);
  const between = new Set(cells.flatMap((cell) => layout.rowsOf[cell]!.filter((r) => !layout.implied[r])));
  const rows = [...between].map((r) => {
    const row = layout.rows[r]!;
    const equation = new Map<number, number>();
    let constant = 0;
    row.cells.forEach((cell, t) => {
      constant += row.times[t]! * layout.value[cell]!;
      const column = columns.get(cell);
      if (column !== undefined) equation.set(column, (equation.get(column) ?? 0) + row.times[t]!);
    });
    if (row.min !== row.max) {
      equation.set(lowest.length, -1);
      lowest.push(Math.min(0, row.min - constant));
      highest.push(Math.max(0, row.max - constant));
    }
    return equation;
  });
  const toZero = (ends: readonly number[], side: (a: number, b: number) => number) =>
    Float64Array.from(ends, (end) => side(0, end));
  return { rows, least: toZero(lowest, Math.min), most: toZero(highest, Math.max) };
}

function moveIn({ at }: Simplex, { unknownOf, signOf }: Presolved, cells: readonly number[]): Move {
  const move = new Map<number, number>();
  cells.forEach((cell, column) => {
    const change = (at[unknownOf[column]!] ?? 0) * signOf[column]!;
    if (Math.abs(change) > 1e-7) move.set(cell, change);
  });
  return move;
}
