import { assertInTime, type Solver } from "../solver.ts";
import { type Combination, type Combinations, cancel, combinationsOf, directionOf, Echelon } from "./elimination.ts";
import { lossOf, type Pattern, withhold } from "./pattern.ts";

/**
 * The first pattern: secondary suppression by Gaussian elimination (Langsrud 2024, "Secondary cell suppression by
 * Gaussian elimination: an algorithm suitable for handling issues with zeros and singletons"). Cells are published one
 * after the other unless a primary cell could then be computed exactly from what is published: zeros first, since a
 * withheld zero hides nothing that must go down, then the dearest. That says nothing of intervals: witnesses do, and more
 * is withheld where there are none.
 */
export function suppressByElimination(solver: Solver, pattern: Pattern): void {
  const { problem, withheld, prices } = pattern;
  const candidates = problem.cells.flatMap((_, i) => (withheld[i] ? [] : [i]));
  const isFixed = (i: number) => !Number.isFinite(prices[i]!);
  const primary = problem.cells.flatMap((_, i) => (withheld[i] ? [i] : []));
  const elimination = openElimination(solver, combinationsOf(pattern.layout), {
    published: candidates.filter(isFixed),
    primary,
  });
  const worth = Float64Array.from(problem.cells, (cell) =>
    cell.value === 0 ? Number.POSITIVE_INFINITY : lossOf(cell),
  );
  const dearestFirst = (a: number, b: number) => (worth[a] === worth[b] ? a - b : worth[b]! - worth[a]!);
  for (const i of candidates.filter((cell) => !isFixed(cell)).sort(dearestFirst)) {
    if (elimination.isCostly()) return;
    if (elimination.tells(i)) withhold(pattern, i);
    else elimination.publish(i);
  }
}

/** What is published so far, and which primary cells nobody can compute exactly from it. */
export interface Elimination {
  /** Whether a primary cell could be computed exactly once this cell is published too. */
  tells(cell: number): boolean;
  publish(cell: number): void;
  /** Whether it has taken so much work that it is better left where it stands: some seconds. */
  isCostly(): boolean;
}

export interface Publishing {
  readonly published: readonly number[];
  readonly primary: readonly number[];
}

export function openElimination(
  solver: Solver,
  { of, nothing }: Combinations,
  { published, primary }: Publishing,
): Elimination {
  const echelon = new Echelon();
  const primaries = new Primaries(echelon);
  const isCostly = () => echelon.work > workLimit;
  const publish = (combination: Combination) => {
    assertInTime(solver);
    const remainder = echelon.reduced(combination);
    if (remainder.size === 0) return;
    const pivot = primaries.rarestIn(remainder);
    echelon.push(remainder, pivot);
    primaries.cancel(pivot);
  };
  // No primary is there yet: what cannot be withheld is published whatever it tells.
  for (const combination of nothing) publish(combination);
  for (const cell of published) if (!isCostly()) publish(of[cell]!);
  for (const cell of primary) primaries.add(of[cell]!);
  return {
    tells: (cell) => {
      assertInTime(solver);
      const remainder = echelon.reduced(of[cell]!);
      return remainder.size > 0 && primaries.hold(remainder);
    },
    publish: (cell) => publish(of[cell]!),
    isCostly,
  };
}

/** Products made before the elimination is left where it stands. */
const workLimit = 2e8;

/** What is still unknown of each primary cell once all that is published is taken off. */
class Primaries {
  readonly #published: Echelon;
  readonly #remainders: Combination[] = [];
  readonly #holding = new Map<number, Set<number>>();
  readonly #directions = new Map<string, number>();

  constructor(published: Echelon) {
    this.#published = published;
  }

  add(combination: Combination): void {
    const remainder = this.#published.reduced(combination);
    // Computable from what cannot be withheld: the witnesses say so of it.
    if (remainder.size === 0) return;
    this.#remainders.push(remainder);
    this.#enter(this.#remainders.length - 1);
  }

  /** Whether publishing this reduced combination would tell one of them. */
  hold(combination: Combination): boolean {
    return this.#directions.has(directionOf(combination));
  }

  rarestIn(combination: Combination): number {
    let [rarest, fewest] = [-1, Number.POSITIVE_INFINITY];
    for (const cell of combination.keys()) {
      const holding = this.#holding.get(cell)?.size ?? 0;
      if (holding < fewest) [rarest, fewest] = [cell, holding];
    }
    return rarest;
  }

  cancel(pivot: number): void {
    for (const p of [...(this.#holding.get(pivot) ?? [])]) {
      this.#leave(p);
      cancel(this.#remainders[p]!, pivot, this.#published.at(pivot));
      this.#published.work += this.#remainders[p]!.size;
      this.#enter(p);
    }
  }

  #enter(p: number): void {
    const combination = this.#remainders[p]!;
    for (const cell of combination.keys()) {
      const holding = this.#holding.get(cell);
      if (holding) holding.add(p);
      else this.#holding.set(cell, new Set([p]));
    }
    this.#count(directionOf(combination), 1);
  }

  #leave(p: number): void {
    const combination = this.#remainders[p]!;
    for (const cell of combination.keys()) this.#holding.get(cell)!.delete(p);
    this.#count(directionOf(combination), -1);
  }

  #count(direction: string, by: number): void {
    const count = (this.#directions.get(direction) ?? 0) + by;
    if (count > 0) this.#directions.set(direction, count);
    else this.#directions.delete(direction);
  }
}
