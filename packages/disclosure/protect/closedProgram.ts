import { type Answer, type Program, type Solver, solveOnce } from "../solver.ts";
import { type Bound, dive } from "./dive.ts";
import type { Aim, Move } from "./move.ts";
import { enoughSolutions, type Neighbourhood } from "./neighbourhood.ts";
import { cheap, type Pattern } from "./pattern.ts";
import type { Presolved } from "./presolve.ts";

/** Cells of which some move where nothing more may be withheld, and what their equations leave of them. */
export interface TiedCells {
  readonly cells: readonly number[];
  /** What of it the moves should do without: the loss of each cell of the layout. */
  readonly losses: Float64Array;
  /** One column for each cell, then those of inequalities. */
  readonly presolved: Presolved;
}

/** One way for an unknown to change, a column of the program. */
interface Direction {
  readonly unknown: number;
  readonly sign: 1 | -1;
  readonly room: number;
}

interface DirectionModel {
  readonly tied: TiedCells;
  readonly directions: readonly Direction[];
  readonly rooms: Float64Array;
  readonly columnsOf: readonly (readonly number[])[];
  readonly program: Program;
  readonly integrality: Uint8Array;
  /** The unknown of each cell and whether it goes the same way. */
  readonly of: ReadonlyMap<number, { readonly unknown: number; readonly sign: number }>;
}

/**
 * With more cells than this, what no dive makes whole counts as not to be had: a search through whole numbers takes
 * seconds each time, and a cell more stays withheld, never one less.
 */
const exactUpTo = 300;

/** The solver's answers where only what the release leaves free moves, in the unknowns that its equations leave. */
export function closedProgram(solver: Solver, pattern: Pattern, tied: TiedCells): Neighbourhood {
  const model = directionModel(pattern, tied);
  const solverState = solver.keep(model.program);
  const frozen = new Uint32Array(tied.presolved.least.length);
  const setRooms = (cell: number, by: 1 | -1) => {
    const { unknown } = model.of.get(cell)!;
    if (unknown < 0) return;
    frozen[unknown]! += by;
    for (const column of model.columnsOf[unknown]!) {
      model.rooms[column] = frozen[unknown]! > 0 ? 0 : model.directions[column]!.room;
      solverState.bound(column, 0, model.rooms[column]!);
    }
  };
  const dived = (bounds: readonly Bound[]) =>
    moveOf(
      model,
      dive({ solverState, rooms: model.rooms, isWhole: (column) => model.integrality[column] === 1 }, bounds),
    );
  return {
    cheapest: (aims) => {
      const bounds = boundsForAll(model, aims);
      if (bounds === null) return null;
      for (const { column, lower, upper } of bounds) solverState.bound(column, lower, upper);
      const answer = solverState.solve();
      for (const { column } of bounds) solverState.bound(column, 0, model.rooms[column]!);
      return moveOf(model, answer);
    },
    cheapestWhole: (aims) => {
      const bounds = boundsForAll(model, aims);
      if (bounds === null) return null;
      return dived(bounds) ?? (tied.cells.length > exactUpTo ? null : solvedWhole(solver, model, bounds));
    },
    reprice: () => {},
    freeze: (cell) => setRooms(cell, 1),
    thaw: (cell) => setRooms(cell, -1),
    close: () => solverState.close(),
  };
}

function solvedWhole(solver: Solver, model: DirectionModel, bounds: readonly Bound[]): Move | null {
  const [lower, upper] = [model.program.lower.slice(), model.rooms.slice()];
  for (const bound of bounds) [lower[bound.column], upper[bound.column]] = [bound.lower, bound.upper];
  return moveOf(
    model,
    solveOnce(solver, { ...model.program, lower, upper, integrality: model.integrality, solutions: enoughSolutions }),
  );
}

function boundsForAll(model: DirectionModel, aims: readonly Aim[]): Bound[] | null {
  const bounds: Bound[] = [];
  for (const { cell, amount } of aims) {
    const { unknown, sign: unknownSign } = model.of.get(cell) ?? { unknown: -1, sign: 1 };
    if (unknown < 0) return null;
    const sign = Math.sign(amount) * unknownSign;
    const columns = model.columnsOf[unknown]!;
    const towards = columns.find((column) => model.directions[column]!.sign === sign);
    if (towards === undefined || model.rooms[towards]! < Math.abs(amount) - 1e-9) return null;
    const upper = model.rooms[towards]!;
    bounds.push({ column: towards, lower: Math.min(upper, Math.abs(amount)), upper });
    for (const column of columns) if (column !== towards) bounds.push({ column, lower: 0, upper: 0 });
  }
  return bounds;
}

function moveOf({ tied: { cells }, directions, of }: DirectionModel, answer: Answer | null): Move | null {
  if (!answer?.found) return null;
  const changes = new Map<number, number>();
  directions.forEach(({ unknown, sign }, column) => {
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

function directionModel({ layout }: Pattern, tied: TiedCells): DirectionModel {
  const { least, most, rows, unknownOf, signOf } = tied.presolved;
  const of = new Map(tied.cells.map((cell, c) => [cell, { unknown: unknownOf[c]!, sign: signOf[c]! }]));
  const costs = new Float64Array(least.length);
  const isWhole = new Uint8Array(least.length);
  for (const [cell, { unknown }] of of) {
    if (unknown < 0) continue;
    costs[unknown]! += cheap + tied.losses[cell]!;
    if (layout.isInteger[cell]) isWhole[unknown] = 1;
  }
  const columnsOf: number[][] = Array.from(least, () => []);
  const directions: Direction[] = [];
  for (let unknown = 0; unknown < least.length; unknown++) {
    const upAndDown: readonly Direction[] = [
      { unknown, sign: 1, room: most[unknown]! },
      { unknown, sign: -1, room: 0 - least[unknown]! },
    ];
    for (const direction of upAndDown)
      if (direction.room > 1e-9) columnsOf[unknown]!.push(directions.push(direction) - 1);
  }
  const rooms = Float64Array.from(directions, ({ room }) => room);
  const program: Program = {
    cost: Float64Array.from(directions, ({ unknown }) => costs[unknown]!),
    lower: new Float64Array(directions.length),
    upper: rooms.slice(),
    integrality: null,
    rows: compressed(rows, { directions, columnsOf }),
  };
  return {
    tied,
    directions,
    rooms,
    columnsOf,
    program,
    integrality: Uint8Array.from(directions, (direction) => isWhole[direction.unknown]!),
    of,
  };
}

function compressed(
  equations: Presolved["rows"],
  { directions, columnsOf }: Pick<DirectionModel, "directions" | "columnsOf">,
): Program["rows"] {
  const starts = [0];
  const [columns, times]: [number[], number[]] = [[], []];
  for (const equation of equations) {
    for (const [unknown, by] of equation) {
      for (const column of columnsOf[unknown]!) {
        columns.push(column);
        times.push(by * directions[column]!.sign);
      }
    }
    starts.push(columns.length);
  }
  const nothing = equations.map(() => 0);
  return { starts, columns, times, lower: nothing, upper: nothing };
}
