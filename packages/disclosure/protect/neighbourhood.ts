import { type Answer, type Program, type Solver, type SolverState, solveOnce } from "../solver.ts";
import { type Bound, dive } from "./dive.ts";
import type { Aim, Move } from "./move.ts";
import { cheap, type Pattern } from "./pattern.ts";

/** Some cells that may change while all others keep their true value: an EPCI with its margins frozen, or everything. */
export interface Neighbourhood {
  /** The cheapest move that does all that is aimed at, or null. It may have fractions. */
  cheapest(aims: readonly Aim[]): Move | null;
  /** The cheapest in whole numbers. */
  cheapestWhole(aims: readonly Aim[]): Move | null;
  /** Called for each cell withheld since. */
  reprice(cell: number): void;
  /** Holds a cell at its true value, or lets it go again. */
  freeze(cell: number): void;
  thaw(cell: number): void;
  close(): void;
}

/**
 * One way for a cell to change: within what the release shows of it, which is cheap, or beyond, which costs its price
 * because the cell must then be withheld.
 */
interface Step {
  readonly cell: number;
  readonly sign: 1 | -1;
  readonly room: number;
  readonly beyond: boolean;
}

interface Area {
  readonly pattern: Pattern;
  readonly cells: readonly number[];
  /** One step per column of the program. */
  readonly steps: readonly Step[];
  /** How far each step goes; 0 while its cell is frozen. */
  readonly rooms: Float64Array;
  readonly columns: ReadonlyMap<number, readonly number[]>;
  readonly priceOf: (step: Step) => number;
}

/**
 * Prices are never negative, so the basis "nothing moves" is dual feasible and each new target takes the dual simplex a
 * few pivots (one flow problem per primary cell: Fischetti and Salazar 2001).
 */
export function openNeighbourhood(solver: Solver, pattern: Pattern, cells: readonly number[]): Neighbourhood {
  const priceOf = ({ cell, beyond }: Step) => (beyond ? pattern.prices[cell]! : cheap);
  return openArea(solver, areaOf(pattern, cells, priceOf));
}

function openArea(solver: Solver, area: Area): Neighbourhood {
  const solverState = solver.keep(programOf(area));
  const setRooms = (cell: number, roomOf: (column: number) => number) => {
    for (const column of area.columns.get(cell) ?? []) {
      area.rooms[column] = roomOf(column);
      solverState.bound(column, 0, area.rooms[column]!);
    }
  };
  return {
    cheapest: (aims) => aimed(area, solverState, aims),
    cheapestWhole: (aims) => dived(area, solverState, aims) ?? solvedWhole(solver, area, aims),
    reprice: (cell) => {
      for (const column of area.columns.get(cell) ?? []) solverState.price(column, area.priceOf(area.steps[column]!));
    },
    freeze: (cell) => setRooms(cell, () => 0),
    thaw: (cell) => setRooms(cell, (column) => area.steps[column]!.room),
    close: () => solverState.close(),
  };
}

function aimed(area: Area, solverState: SolverState, aims: readonly Aim[]): Move | null {
  const bounds = boundsForAll(area, aims);
  if (bounds === null) return null;
  for (const { column, lower, upper } of bounds) solverState.bound(column, lower, upper);
  const answer = solverState.solve();
  for (const { column } of bounds) solverState.bound(column, 0, area.rooms[column]!);
  return moveOf(area, answer);
}

function dived(area: Area, solverState: SolverState, aims: readonly Aim[]): Move | null {
  const bounds = boundsForAll(area, aims);
  if (bounds === null) return null;
  const isWhole = (column: number) => area.pattern.layout.isInteger[area.steps[column]!.cell] === 1;
  const answer = dive({ solverState, rooms: area.rooms, isWhole }, bounds);
  return answer && moveOf(area, answer);
}

// A dear move costs what it withholds needlessly, which the clean-up takes away again; to prove one best costs minutes.
export const enoughSolutions = 4;

function solvedWhole(solver: Solver, area: Area, aims: readonly Aim[]): Move | null {
  const bounds = boundsForAll(area, aims);
  if (bounds === null) return null;
  const program = programOf(area);
  for (const { column, lower, upper } of bounds) {
    program.lower[column] = lower;
    program.upper[column] = upper;
  }
  const integrality = Uint8Array.from(area.steps, ({ cell }) => area.pattern.layout.isInteger[cell]!);
  return moveOf(area, solveOnce(solver, { ...program, integrality, solutions: enoughSolutions }));
}

function boundsForAll(area: Area, aims: readonly Aim[]): Bound[] | null {
  const bounds = aims.map((aim) => boundsFor(area, aim));
  return bounds.includes(null) ? null : (bounds as Bound[][]).flat();
}

/** The bounds that make a cell change by the amount aimed at; null when there is no room for it. */
function boundsFor({ steps, rooms, columns }: Area, { cell, amount }: Aim): Bound[] | null {
  let rest = Math.abs(amount);
  const bounds = (columns.get(cell) ?? []).map((column) => {
    const { sign } = steps[column]!;
    const room = rooms[column]!;
    if (sign !== Math.sign(amount)) return { column, lower: 0, upper: 0 };
    const lower = Math.min(rest, room);
    rest -= lower;
    return { column, lower, upper: room };
  });
  return rest > 1e-9 ? null : bounds;
}

function moveOf({ steps }: Area, answer: Answer): Move | null {
  if (!answer.found) return null;
  const move = new Map<number, number>();
  steps.forEach(({ cell, sign }, column) => {
    const change = answer.values[column]!;
    if (change > 1e-7) move.set(cell, (move.get(cell) ?? 0) + sign * change);
  });
  return move;
}

function areaOf(pattern: Pattern, cells: readonly number[], priceOf: Area["priceOf"]): Area {
  const steps = cells.flatMap((cell) => stepsOf(pattern, cell));
  const columns = new Map<number, number[]>();
  steps.forEach(({ cell }, column) => {
    const columnsOfCell = columns.get(cell);
    if (columnsOfCell) columnsOfCell.push(column);
    else columns.set(cell, [column]);
  });
  return { pattern, cells, steps, rooms: Float64Array.from(steps, ({ room }) => room), columns, priceOf };
}

function stepsOf({ layout, released, prices }: Pattern, cell: number): Step[] {
  const value = layout.value[cell]!;
  const [least, most] = [layout.lower[cell]!, layout.upper[cell]!];
  const [low, high] = [Math.max(least, released.lower[cell]!), Math.min(most, released.upper[cell]!)];
  const mayLeave = Number.isFinite(prices[cell]!);
  const steps: Step[] = [
    { cell, sign: 1, room: high - value, beyond: false },
    { cell, sign: -1, room: value - low, beyond: false },
    { cell, sign: 1, room: mayLeave ? most - high : 0, beyond: true },
    { cell, sign: -1, room: mayLeave ? low - least : 0, beyond: true },
  ];
  return steps.filter(({ room }) => room > 1e-9);
}

function programOf(area: Area): Program {
  return {
    cost: Float64Array.from(area.steps, area.priceOf),
    lower: new Float64Array(area.steps.length),
    upper: area.rooms.slice(),
    integrality: null,
    rows: rowsWithin(area),
  };
}

function rowsWithin({ pattern: { layout }, cells, steps, columns: columnsOf }: Area): Program["rows"] {
  const starts = [0];
  const [columns, times, lower, upper]: number[][] = [[], [], [], []];
  for (const r of new Set(cells.flatMap((cell) => layout.rowsOf[cell]!))) {
    if (layout.implied[r]) continue;
    const row = layout.rows[r]!;
    let constant = 0;
    row.cells.forEach((cell, t) => {
      constant += row.times[t]! * layout.value[cell]!;
      for (const column of columnsOf.get(cell) ?? []) {
        columns!.push(column);
        times!.push(row.times[t]! * steps[column]!.sign);
      }
    });
    starts.push(columns!.length);
    // The floating-point rest of a sum of magnitudes is neither a freedom nor a contradiction.
    lower!.push(row.min === row.max ? 0 : Math.min(0, row.min - constant));
    upper!.push(row.min === row.max ? 0 : Math.max(0, row.max - constant));
  }
  return { starts, columns: columns!, times: times!, lower: lower!, upper: upper! };
}
