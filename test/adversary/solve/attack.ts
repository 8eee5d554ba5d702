import { type Component, componentsOf } from "./components.ts";
import { type Extreme, isWholePoint, type Program, programOf } from "./program.ts";
import { type Propagated, propagate } from "./propagate.ts";
import { ceilOf, floorOf, hair, type Interval, type Knowledge } from "./table.ts";

/** How far a cell must be able to go, both ways, for its promise to be kept; null: nobody attacks it. */
export type Reach = Interval | null;

export interface Attacked {
  readonly propagated: Propagated;
  /** What is proven of each cell; cells whose promise a witness shows to be kept have what the witnesses reach. */
  readonly intervals: readonly Interval[];
  /** The relations a linear proof used, by cell and end. */
  readonly proofs: ReadonlyMap<string, readonly number[]>;
  /** Cells whose promise no whole-number witness shows, because the search ran out of time. */
  readonly undecided: readonly number[];
  readonly programs: number;
}

export interface Effort {
  /** Each end of each attacked cell to its proven end, even where a witness shows the promise kept. */
  readonly exact: boolean;
  /** Whole-number searches where only fractional witnesses were found. */
  readonly whole: boolean;
}

/**
 * Narrows every cell with a reach as far as what is known allows: intervals carried along relations, then linear
 * programs on what is left, then whole-number searches.
 *
 * @throws Error when what is known contradicts itself
 */
export async function attack(knowledge: Knowledge, reach: readonly Reach[], effort: Effort): Promise<Attacked> {
  const propagated = propagate(knowledge);
  if (!propagated.holds) throw new Contradiction(contradicted(knowledge, propagated));
  const intervals = Array.from(knowledge.cells, (_, at) => ({ low: propagated.low[at]!, high: propagated.high[at]! }));
  const state: State = {
    knowledge,
    propagated,
    reach,
    effort,
    intervals,
    proofs: new Map(),
    undecided: [],
    programs: 0,
  };
  for (const component of componentsOf(knowledge, propagated)) {
    if (component.relations.length === 0 || !component.cells.some((cell) => reach[cell])) continue;
    await narrowed(state, component);
  }
  return state;
}

export class Contradiction extends Error {}

function contradicted({ cells }: Knowledge, { low, high }: Propagated): string {
  const at = cells.findIndex((_, one) => low[one]! > high[one]! + hair);
  return `what is known contradicts itself at ${cells[at]?.id}: at least ${low[at]}, at most ${high[at]}`;
}

interface State extends Omit<Attacked, "intervals" | "programs"> {
  readonly knowledge: Knowledge;
  readonly reach: readonly Reach[];
  readonly effort: Effort;
  readonly intervals: Interval[];
  readonly proofs: Map<string, readonly number[]>;
  readonly undecided: number[];
  programs: number;
}

/** The least and most that feasible points were seen to take, any and whole ones apart. */
interface Witnessed {
  readonly any: readonly [Float64Array, Float64Array];
  readonly whole: readonly [Float64Array, Float64Array];
}

async function narrowed(state: State, component: Component): Promise<void> {
  const { knowledge, propagated, effort, reach } = state;
  const seen = witnesses(component.cells.length);
  const ends = component.cells.map((cell) => ({ low: propagated.low[cell]!, high: propagated.high[cell]! }));
  const program = await programOf(knowledge, component, propagated, false);
  try {
    component.cells.forEach((cell, column) => {
      const wanted = reach[cell];
      if (!wanted) return;
      for (const sign of [1, -1] as const) {
        if (!effort.exact && reaches(seen.any, column, sign, wanted)) continue;
        const proven = proveEnd(state, component, { program, column, sign, seen });
        if (sign === 1) ends[column]!.low = proven;
        else ends[column]!.high = proven;
      }
    });
  } finally {
    program.close();
  }
  if (effort.whole) await wholeNumbers(state, component, ends, seen);
  component.cells.forEach((cell, column) => {
    state.intervals[cell] = ends[column]!;
  });
}

interface Question {
  readonly program: Program;
  readonly column: number;
  readonly sign: 1 | -1;
  readonly seen: Witnessed;
}

/** One end of one cell, proven by a linear program; the point that reaches it is a witness for the others. */
function proveEnd(state: State, component: Component, { program, column, sign, seen }: Question): number {
  const cell = component.cells[column]!;
  const { isCount, id } = state.knowledge.cells[cell]!;
  const found = program.extreme(column, sign);
  state.programs++;
  if (!found) throw new Contradiction(`what is known contradicts itself around ${id}`);
  witness(seen, found.values, isWholePoint(found.values, component, state.knowledge));
  state.proofs.set(`${cell}|${sign}`, usedIn(found, component));
  return sign === 1 ? ceilOf(found.objective, isCount) : floorOf(-found.objective, isCount);
}

const usedIn = ({ multipliers }: Extreme, { relations }: Component): readonly number[] =>
  relations.filter((_, row) => Math.abs(multipliers[row] ?? 0) > hair);

/** Searches whole numbers for each promise that only fractional points were seen to keep. */
async function wholeNumbers(state: State, component: Component, ends: Mutable[], seen: Witnessed): Promise<void> {
  const asks = component.cells.flatMap((cell, column) =>
    ([1, -1] as const)
      .filter((sign) => state.reach[cell] && keeps(ends[column]!, sign, state.reach[cell]!))
      .map((sign) => ({ cell, column, sign })),
  );
  const doubtful = () =>
    asks.filter(({ cell, column, sign }) => !reaches(seen.whole, column, sign, state.reach[cell]!));
  if (doubtful().length === 0) return;
  const program = await programOf(state.knowledge, component, state.propagated, true, wholeSeconds);
  try {
    for (const { cell, column, sign } of doubtful()) {
      if (reaches(seen.whole, column, sign, state.reach[cell]!)) continue;
      const found = program.extreme(column, sign);
      state.programs++;
      if (!found) throw new Contradiction(`no whole numbers around ${state.knowledge.cells[cell]!.id}`);
      if (found.values.length > 0 && isWholePoint(found.values, component, state.knowledge))
        witness(seen, found.values, true);
      if (!found.isProven && !reaches(seen.whole, column, sign, state.reach[cell]!)) state.undecided.push(cell);
      if (!found.isProven) continue;
      if (sign === 1) ends[column]!.low = Math.max(ends[column]!.low, Math.ceil(found.objective - hair));
      else ends[column]!.high = Math.min(ends[column]!.high, Math.floor(-found.objective + hair));
    }
  } finally {
    program.close();
  }
}

const wholeSeconds = 10;

interface Mutable {
  low: number;
  high: number;
}

const keeps = ({ low, high }: Interval, sign: 1 | -1, wanted: Interval): boolean =>
  sign === 1 ? low <= wanted.low + hair : high >= wanted.high - hair;

const reaches = (
  [least, most]: readonly [Float64Array, Float64Array],
  column: number,
  sign: 1 | -1,
  wanted: Interval,
) => (sign === 1 ? least[column]! <= wanted.low + hair : most[column]! >= wanted.high - hair);

const witnesses = (count: number): Witnessed => ({ any: nothingSeen(count), whole: nothingSeen(count) });

const nothingSeen = (count: number): readonly [Float64Array, Float64Array] => [
  new Float64Array(count).fill(Number.POSITIVE_INFINITY),
  new Float64Array(count).fill(Number.NEGATIVE_INFINITY),
];

function witness({ any, whole }: Witnessed, values: Float64Array, isWhole: boolean): void {
  for (const [least, most] of isWhole ? [any, whole] : [any]) {
    values.forEach((value, at) => {
      if (value < least[at]!) least[at] = value;
      if (value > most[at]!) most[at] = value;
    });
  }
}
