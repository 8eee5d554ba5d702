import { type Answer, type Program, type Solver, solveOnce } from "../solver.ts";
import { type Bound, dive } from "./dive.ts";
import type { Aim, Move } from "./move.ts";
import { enoughSolutions, type Neighbourhood } from "./neighbourhood.ts";
import { cheap, type Pattern } from "./pattern.ts";
import type { Presolved } from "./presolve.ts";

/** Cells of which some move where nothing more may be withheld, and what their equations leave of them. */
export interface Tied {
  readonly cells: readonly number[];
  /** What of it the moves should do without: the loss of each cell of the layout. */
  readonly losses: Float64Array;
  /** One column for each cell, then those of inequalities. */
  readonly presolved: Presolved;
}

/** One way for an unknown to change, a column of the program. */
interface Way {
  readonly unknown: number;
  readonly sign: 1 | -1;
  readonly room: number;
}

interface Ways {
  readonly tied: Tied;
  readonly ways: readonly Way[];
  readonly rooms: Float64Array;
  readonly columnsOf: readonly (readonly number[])[];
  readonly program: Program;
  readonly whole: Uint8Array;
  /** The unknown of each cell and whether it goes the same way. */
  readonly of: ReadonlyMap<number, { readonly unknown: number; readonly sign: number }>;
}

/**
 * With more cells than this, what no dive makes whole counts as not to be had: a search through whole numbers takes
 * seconds each time, and a cell more stays withheld, never one less.
 */
const exactUpTo = 300;

/** The solver's answers where only what the release leaves free moves, in the unknowns that its equations leave. */
export function closedProgram(solver: Solver, pattern: Pattern, tied: Tied): Neighbourhood {
  const all = waysOf(pattern, tied);
  const kept = solver.keep(all.program);
  const frozen = new Uint32Array(tied.presolved.least.length);
  const setRooms = (cell: number, by: 1 | -1) => {
    const { unknown } = all.of.get(cell)!;
    if (unknown < 0) return;
    frozen[unknown]! += by;
    for (const column of all.columnsOf[unknown]!) {
      all.rooms[column] = frozen[unknown]! > 0 ? 0 : all.ways[column]!.room;
      kept.bound(column, 0, all.rooms[column]!);
    }
  };
  const dived = (bounds: readonly Bound[]) =>
    moveOf(all, dive({ kept, rooms: all.rooms, isWhole: (column) => all.whole[column] === 1 }, bounds));
  return {
    cheapest: (aims) => {
      const bounds = boundsForAll(all, aims);
      if (bounds === null) return null;
      for (const { column, lower, upper } of bounds) kept.bound(column, lower, upper);
      const answer = kept.solve();
      for (const { column } of bounds) kept.bound(column, 0, all.rooms[column]!);
      return moveOf(all, answer);
    },
    cheapestWhole: (aims) => {
      const bounds = boundsForAll(all, aims);
      if (bounds === null) return null;
      return dived(bounds) ?? (tied.cells.length > exactUpTo ? null : solvedWhole(solver, all, bounds));
    },
    reprice: () => {},
    freeze: (cell) => setRooms(cell, 1),
    thaw: (cell) => setRooms(cell, -1),
    close: () => kept.close(),
  };
}

function solvedWhole(solver: Solver, all: Ways, bounds: readonly Bound[]): Move | null {
  const [lower, upper] = [all.program.lower.slice(), all.rooms.slice()];
  for (const bound of bounds) [lower[bound.column], upper[bound.column]] = [bound.lower, bound.upper];
  return moveOf(all, solveOnce(solver, { ...all.program, lower, upper, whole: all.whole, solutions: enoughSolutions }));
}

function boundsForAll(all: Ways, aims: readonly Aim[]): Bound[] | null {
  const bounds: Bound[] = [];
  for (const { cell, amount } of aims) {
    const { unknown, sign: way } = all.of.get(cell) ?? { unknown: -1, sign: 1 };
    if (unknown < 0) return null;
    const sign = Math.sign(amount) * way;
    const columns = all.columnsOf[unknown]!;
    const towards = columns.find((column) => all.ways[column]!.sign === sign);
    if (towards === undefined || all.rooms[towards]! < Math.abs(amount) - 1e-9) return null;
    const upper = all.rooms[towards]!;
    bounds.push({ column: towards, lower: Math.min(upper, Math.abs(amount)), upper });
    for (const column of columns) if (column !== towards) bounds.push({ column, lower: 0, upper: 0 });
  }
  return bounds;
}

function moveOf({ tied: { cells }, ways, of }: Ways, answer: Answer | null): Move | null {
  if (!answer?.found) return null;
  const changes = new Map<number, number>();
  ways.forEach(({ unknown, sign }, column) => {
    const change = answer.values[column]!;
    if (change > 1e-7) changes.set(unknown, (changes.get(unknown) ?? 0) + sign * change);
  });
  const move = new Map<number, number>();
  for (const cell of cells) {
    const { unknown, sign } = of.get(cell)!;
    const change = changes.get(unknown);
    if (change !== undefined) move.set(cell, sign * change);
  }
  return move;
}

function waysOf({ layout }: Pattern, tied: Tied): Ways {
  const { least, most, rows, unknownOf, signOf } = tied.presolved;
  const of = new Map(tied.cells.map((cell, c) => [cell, { unknown: unknownOf[c]!, sign: signOf[c]! }]));
  const costs = new Float64Array(least.length);
  const isWhole = new Uint8Array(least.length);
  for (const [cell, { unknown }] of of) {
    if (unknown < 0) continue;
    costs[unknown]! += cheap + tied.losses[cell]!;
    if (layout.whole[cell]) isWhole[unknown] = 1;
  }
  const columnsOf: number[][] = Array.from(least, () => []);
  const ways: Way[] = [];
  for (let unknown = 0; unknown < least.length; unknown++) {
    const both: readonly Way[] = [
      { unknown, sign: 1, room: most[unknown]! },
      { unknown, sign: -1, room: 0 - least[unknown]! },
    ];
    for (const way of both) if (way.room > 1e-9) columnsOf[unknown]!.push(ways.push(way) - 1);
  }
  const rooms = Float64Array.from(ways, ({ room }) => room);
  const program: Program = {
    cost: Float64Array.from(ways, ({ unknown }) => costs[unknown]!),
    lower: new Float64Array(ways.length),
    upper: rooms.slice(),
    whole: null,
    rows: compressed(rows, { ways, columnsOf }),
  };
  return { tied, ways, rooms, columnsOf, program, whole: Uint8Array.from(ways, (way) => isWhole[way.unknown]!), of };
}

function compressed(
  equations: Presolved["rows"],
  { ways, columnsOf }: Pick<Ways, "ways" | "columnsOf">,
): Program["rows"] {
  const starts = [0];
  const [columns, times]: [number[], number[]] = [[], []];
  for (const equation of equations) {
    for (const [unknown, by] of equation) {
      for (const column of columnsOf[unknown]!) {
        columns.push(column);
        times.push(by * ways[column]!.sign);
      }
    }
    starts.push(columns.length);
  }
  const nothing = equations.map(() => 0);
  return { starts, columns, times, lower: nothing, upper: nothing };
}
