import type { Row } from "./row.ts";

/** A combination of finest cells, coefficients modulo `prime`; no zero is kept. */
export type Combination = Map<number, number>;

// Small enough for exact products of doubles; that two exact combinations agree modulo it by chance does not matter:
// the pattern is judged again by witnesses.
const prime = 67_108_859;

/** Relations over the problem's own cells, the first `ownCount`, and over foreign ones after them. */
export interface Sums {
  readonly ownCount: number;
  readonly rows: readonly Row[];
}

/** What each cell is in terms of some unknowns, by cell number, and the combinations that relations say are nothing. */
export interface Combinations {
  readonly of: readonly Combination[];
  readonly nothing: readonly Combination[];
}

/** Each cell of the problem as a combination of finest cells. */
export function combinationsOf(sums: Sums): Combinations {
  const { of, others: otherRows } = expanded(sums);
  const nothing = otherRows.map((r) => combinationOf(sums.rows[r]!, of));
  return { of, nothing: nothing.filter((sum) => sum.size > 0) };
}

/**
 * The same where all but these cells are published: each of them stands for itself, and an equation says what is nothing
 * of those it holds. It tells what `combinationsOf` tells once the others are published, in as many unknowns as there
 * are cells left.
 */
export function combinationsAmong({ ownCount, rows }: Sums, cells: readonly number[]): Combinations {
  const of: Combination[] = new Array(ownCount);
  for (const cell of cells) if (cell < ownCount) of[cell] = new Map([[cell, 1]]);
  const nothing: Combination[] = [];
  for (const { cells: rowCells, times, min, max } of rows) {
    if (min !== max || rowCells.some((cell) => cell >= ownCount) || !times.every(Number.isInteger)) continue;
    const remainder: Combination = new Map();
    rowCells.forEach((cell, t) => {
      if (of[cell] !== undefined) add(remainder, of[cell], modulo(times[t]!));
    });
    if (remainder.size > 0) nothing.push(remainder);
  }
  return { of, nothing: nothing.sort((a, b) => a.size - b.size) };
}

/** 1 for each relation that the first definition of every total already tells. */
export function impliedBySums(sums: Sums): Uint8Array {
  const implied = new Uint8Array(sums.rows.length);
  const { of, others: otherRows } = expanded(sums);
  for (const r of otherRows) implied[r] = Number(combinationOf(sums.rows[r]!, of).size === 0);
  return implied;
}

function expanded({ ownCount, rows }: Sums): { of: Combination[]; others: number[] } {
  const definitions = new Map<number, number>();
  const otherRows: number[] = [];
  rows.forEach(({ cells, times, min, max }, r) => {
    if (min !== 0 || max !== 0 || cells.some((cell) => cell >= ownCount)) return;
    const totals = [...cells.keys()].filter((t) => times[t] === -1);
    const isSum = totals.length === 1 && times.every((by) => Math.abs(by) === 1);
    const total = cells[totals[0] ?? -1];
    if (isSum && total !== undefined && !definitions.has(total)) definitions.set(total, r);
    else otherRows.push(r);
  });
  const of: Combination[] = new Array(ownCount);
  for (let cell = 0; cell < ownCount; cell++) expand(cell, { rows, definitions, of });
  return { of, others: otherRows };
}

function combinationOf({ cells, times }: Row, of: readonly Combination[]): Combination {
  const sum: Combination = new Map();
  cells.forEach((cell, t) => {
    add(sum, of[cell]!, modulo(times[t]!));
  });
  return sum;
}

interface Expanding {
  readonly rows: readonly Row[];
  readonly definitions: Map<number, number>;
  readonly of: Combination[];
}

function expand(cell: number, expanding: Expanding): Combination {
  const { rows, definitions, of } = expanding;
  if (of[cell] !== undefined) return of[cell];
  const r = definitions.get(cell);
  // A definition that comes back to its own cell is read as saying nothing: the cell then stands for itself.
  of[cell] = new Map([[cell, 1]]);
  if (r === undefined) return of[cell];
  const sum: Combination = new Map();
  for (const part of rows[r]!.cells) if (part !== cell) add(sum, expand(part, expanding), 1);
  of[cell] = sum;
  return sum;
}

/** What stands published, in echelon form: each combination is the only one of those after it that holds its pivot. */
export class Echelon {
  readonly #pivots = new Map<number, { readonly order: number; readonly combination: Combination }>();
  /** How many products were made: what an elimination costs. */
  work = 0;

  /** What is left of a combination once all that is published is taken off; empty when it can be computed. */
  reduced(combination: Combination): Combination {
    const remainder = new Map(combination);
    const waiting = new Earliest();
    const note = (cell: number) => {
      const order = this.#pivots.get(cell)?.order;
      if (order !== undefined) waiting.push(order, cell);
    };
    for (const cell of remainder.keys()) note(cell);
    this.work += remainder.size;
    for (let pivot = waiting.pop(); pivot !== null; pivot = waiting.pop()) {
      const by = remainder.get(pivot);
      if (by === undefined) continue;
      const { combination: subtracted } = this.#pivots.get(pivot)!;
      this.work += subtracted.size;
      // What it brings in are pivots of later combinations only: it was itself free of those before it.
      if (subtracted.size > 1) for (const cell of subtracted.keys()) if (!remainder.has(cell)) note(cell);
      add(remainder, subtracted, prime - by);
    }
    return remainder;
  }

  /** Adds a reduced combination that is not empty, with this pivot. */
  push(combination: Combination, pivot: number): void {
    const scaled = times(combination, inverse(combination.get(pivot)!));
    this.#pivots.set(pivot, { order: this.#pivots.size, combination: scaled });
  }

  at(pivot: number): Combination {
    return this.#pivots.get(pivot)!.combination;
  }
}

/** Cells by their order, the earliest first: a binary heap (Williams 1964). */
class Earliest {
  readonly #orders: number[] = [];
  readonly #cells: number[] = [];

  push(order: number, cell: number): void {
    let at = this.#orders.length;
    for (let up = (at - 1) >> 1; at > 0 && this.#orders[up]! > order; up = (at - 1) >> 1) {
      this.#put(at, this.#orders[up]!, this.#cells[up]!);
      at = up;
    }
    this.#put(at, order, cell);
  }

  pop(): number | null {
    const first = this.#cells[0];
    if (first === undefined) return null;
    const [order, cell] = [this.#orders.pop()!, this.#cells.pop()!];
    const size = this.#orders.length;
    if (size === 0) return first;
    let at = 0;
    for (let down = 1; down < size; down = 2 * at + 1) {
      if (down + 1 < size && this.#orders[down + 1]! < this.#orders[down]!) down++;
      if (this.#orders[down]! >= order) break;
      this.#put(at, this.#orders[down]!, this.#cells[down]!);
      at = down;
    }
    this.#put(at, order, cell);
    return first;
  }

  #put(at: number, order: number, cell: number): void {
    this.#orders[at] = order;
    this.#cells[at] = cell;
  }
}

/** The same text for two combinations that are multiples of each other. */
export function directionOf(combination: Combination): string {
  const cells = [...combination.keys()].sort((a, b) => a - b);
  const scale = inverse(combination.get(cells[0]!)!);
  return cells.map((cell) => `${cell}:${(combination.get(cell)! * scale) % prime}`).join();
}

/** `to` plus `by` times `addend`, in place. */
export function add(to: Combination, addend: Combination, by: number): void {
  for (const [cell, coefficient] of addend) {
    const sum = ((to.get(cell) ?? 0) + coefficient * by) % prime;
    if (sum === 0) to.delete(cell);
    else to.set(cell, sum);
  }
}

/** Takes a pivot out of a combination by means of the published one that holds it. */
export const cancel = (from: Combination, pivot: number, published: Combination): void =>
  add(from, published, prime - from.get(pivot)!);

const times = (combination: Combination, by: number): Combination =>
  new Map([...combination].map(([cell, coefficient]) => [cell, (coefficient * by) % prime]));

const modulo = (n: number): number => ((n % prime) + prime) % prime;

/** Fermat: the power prime - 2. */
function inverse(n: number): number {
  let [base, power, product] = [n, prime - 2, 1];
  for (; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) product = (product * base) % prime;
    base = (base * base) % prime;
  }
  return product;
}
