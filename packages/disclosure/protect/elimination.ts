import type { Layout } from "./layout.ts";

/** A combination of finest cells, coefficients modulo `prime`; no zero is kept. */
export type Combination = Map<number, number>;

// Small enough for exact products of doubles; that two exact combinations agree modulo it by chance does not matter:
// the pattern is judged again by witnesses.
const prime = 67_108_859;

/** Each cell of the problem as a combination of finest cells, and the combinations that relations say are nothing. */
export function combinationsOf({ ids, own, rows }: Layout): { of: Combination[]; nothing: Combination[] } {
  const definitions = new Map<number, number>();
  const others: number[] = [];
  rows.forEach(({ cells, times, min, max }, r) => {
    if (min !== 0 || max !== 0 || cells.some((cell) => cell >= own)) return;
    const totals = [...cells.keys()].filter((t) => times[t] === -1);
    const isSum = totals.length === 1 && times.every((by) => Math.abs(by) === 1);
    const total = cells[totals[0] ?? -1];
    if (isSum && total !== undefined && !definitions.has(total)) definitions.set(total, r);
    else others.push(r);
  });
  const of: Combination[] = new Array(ids.length);
  for (let cell = 0; cell < own; cell++) expand(cell, { rows, definitions, of });
  const nothing = others.map((r) => {
    const sum: Combination = new Map();
    rows[r]!.cells.forEach((cell, t) => {
      add(sum, of[cell]!, modulo(rows[r]!.times[t]!));
    });
    return sum;
  });
  return { of: of.slice(0, own), nothing: nothing.filter((sum) => sum.size > 0) };
}

interface Expanding {
  readonly rows: Layout["rows"];
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
    const left = new Map(combination);
    for (;;) {
      const first = this.#firstPivotIn(left);
      if (first === null) return left;
      const { pivot, by } = first;
      const { combination: taken } = this.#pivots.get(pivot)!;
      this.work += taken.size;
      add(left, taken, prime - by);
    }
  }

  #firstPivotIn(left: Combination): { pivot: number; by: number } | null {
    let first: { pivot: number; by: number } | null = null;
    let earliest = Number.POSITIVE_INFINITY;
    this.work += left.size;
    for (const [pivot, by] of left) {
      const order = this.#pivots.get(pivot)?.order ?? Number.POSITIVE_INFINITY;
      if (order >= earliest) continue;
      earliest = order;
      first = { pivot, by };
    }
    return first;
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

/** The same text for two combinations that are multiples of each other. */
export function directionOf(combination: Combination): string {
  const cells = [...combination.keys()].sort((a, b) => a - b);
  const scale = inverse(combination.get(cells[0]!)!);
  return cells.map((cell) => `${cell}:${(combination.get(cell)! * scale) % prime}`).join();
}

/** `to` plus `by` times `what`, in place. */
export function add(to: Combination, what: Combination, by: number): void {
  for (const [cell, coefficient] of what) {
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
