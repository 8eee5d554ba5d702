import type { Equations } from "./simplex.ts";

/** Equations in fewer unknowns: columns that change together, or not at all, are one. */
export interface Presolved extends Equations {
  /** Which unknown stands for each column; -1 where the column cannot change. */
  readonly unknownOf: Int32Array;
  /** Whether the column goes the same way as its unknown, 1, or the opposite way, -1. */
  readonly signOf: Int8Array;
}

/**
 * What single equations tell before any is solved (Andersen and Andersen 1995, "Presolving in Linear Programming"): a
 * column alone in one cannot change, two columns in one with the same weight change together. A sum of one part, or of
 * which two parts are withheld, is such an equation; where most are, a tableau is a fraction of what it would be.
 */
export function presolved({ rows, least, most }: Equations): Presolved {
  const ties = new Ties(least.length);
  let remaining = rows.map((row) => ties.substituted(row));
  for (let before = -1; before !== ties.made; ) {
    before = ties.made;
    remaining = remaining.map((row) => ties.substituted(row)).filter((row) => row.size > 0 && !ties.take(row));
  }
  const numbers = new Map<number, number>();
  const unknownOf = new Int32Array(least.length).fill(-1);
  const signOf = new Int8Array(least.length).fill(1);
  const ends: { least: number[]; most: number[] } = { least: [], most: [] };
  for (let column = 0; column < least.length; column++) {
    const { root, sign } = ties.rootOf(column);
    if (ties.isFixed(root)) continue;
    const unknown = numbers.get(root) ?? numbers.size;
    numbers.set(root, unknown);
    unknownOf[column] = unknown;
    signOf[column] = sign;
    const [low, high] = sign > 0 ? [least[column]!, most[column]!] : [0 - most[column]!, 0 - least[column]!];
    ends.least[unknown] = Math.max(ends.least[unknown] ?? Number.NEGATIVE_INFINITY, low);
    ends.most[unknown] = Math.min(ends.most[unknown] ?? Number.POSITIVE_INFINITY, high);
  }
  return {
    rows: remaining.map((row) => new Map([...row].map(([root, by]) => [numbers.get(root)!, by]))),
    least: Float64Array.from(ends.least),
    most: Float64Array.from(ends.most),
    unknownOf,
    signOf,
  };
}

/** Columns tied to each other with a sign: union-find. */
class Ties {
  readonly #above: Int32Array;
  readonly #signs: Int8Array;
  readonly #fixed: Uint8Array;
  /** How many ties and fixings there are. */
  made = 0;

  constructor(size: number) {
    this.#above = Int32Array.from({ length: size }, (_, column) => column);
    this.#signs = new Int8Array(size).fill(1);
    this.#fixed = new Uint8Array(size);
  }

  rootOf(column: number): { root: number; sign: 1 | -1 } {
    let [root, sign] = [column, 1];
    while (this.#above[root] !== root) {
      sign *= this.#signs[root]!;
      root = this.#above[root]!;
    }
    return { root, sign: sign > 0 ? 1 : -1 };
  }

  isFixed(root: number): boolean {
    return this.#fixed[root] === 1;
  }

  substituted(row: ReadonlyMap<number, number>): Map<number, number> {
    const substitutedRow = new Map<number, number>();
    for (const [column, by] of row) {
      const { root, sign } = this.rootOf(column);
      if (this.#fixed[root]) continue;
      const sum = (substitutedRow.get(root) ?? 0) + sign * by;
      if (sum === 0) substitutedRow.delete(root);
      else substitutedRow.set(root, sum);
    }
    return substitutedRow;
  }

  /** Takes what a row between roots tells; whether that is all it tells. */
  take(row: ReadonlyMap<number, number>): boolean {
    // A row before this one may have tied or fixed what it holds: it waits for the next turn.
    for (const root of row.keys()) if (this.#above[root] !== root || this.#fixed[root]) return false;
    const [first, second] = row;
    if (first === undefined || row.size > 2) return false;
    if (second !== undefined && Math.abs(first[1]) !== Math.abs(second[1])) return false;
    if (second === undefined) this.#fixed[first[0]] = 1;
    else {
      this.#above[second[0]] = first[0];
      this.#signs[second[0]] = Math.sign(first[1]) === Math.sign(second[1]) ? -1 : 1;
    }
    this.made++;
    return true;
  }
}
