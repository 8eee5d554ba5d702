import { assertInTime, type Solver } from "../solver.ts";
import { type Combination, cancel, combinationsOf, directionOf, Echelon } from "./elimination.ts";
import { lossOf, type Pattern, withhold } from "./pattern.ts";

/**
 * The first pattern: secondary suppression by Gaussian elimination (Langsrud 2024, "Secondary cell suppression by
 * Gaussian elimination: an algorithm suitable for handling issues with zeros and singletons"). Cells are published one
 * after the other, the dearest first, unless a primary cell could then be computed exactly from what is published. That
 * says nothing of intervals: witnesses do, and more is withheld where there are none.
 */
export function suppressByElimination(solver: Solver, pattern: Pattern): void {
  const { problem, layout, withheld, prices } = pattern;
  const { of, nothing } = combinationsOf(layout);
  const published = new Echelon();
  const primaries = new Primaries(published);
  for (const one of nothing) publish(primaries, published, one);
  const isFixed = (i: number) => !Number.isFinite(prices[i]!);
  const candidates = problem.cells.flatMap((_, i) => (withheld[i] ? [] : [i]));
  for (const i of candidates.filter(isFixed)) publish(primaries, published, of[i]!);
  problem.cells.forEach((_, i) => {
    if (withheld[i]) primaries.add(of[i]!);
  });
  const loss = Float64Array.from(problem.cells, lossOf);
  for (const i of candidates.filter((one) => !isFixed(one)).sort((a, b) => loss[b]! - loss[a]!)) {
    assertInTime(solver);
    if (published.work > workLimit) return;
    if (publish(primaries, published, of[i]!)) continue;
    withhold(pattern, i);
  }
}

/** Products made before the elimination is left where it stands: some seconds. */
const workLimit = 2e8;

/** Whether a combination may be published; it then is. */
function publish(primaries: Primaries, published: Echelon, combination: Combination): boolean {
  const left = published.reduced(combination);
  if (left.size === 0) return true;
  if (primaries.hold(left)) return false;
  const pivot = primaries.rarestIn(left);
  published.push(left, pivot);
  primaries.cancel(pivot);
  return true;
}

/** What is still unknown of each primary cell once all that is published is taken off. */
class Primaries {
  readonly #published: Echelon;
  readonly #left: Combination[] = [];
  readonly #holding = new Map<number, Set<number>>();
  readonly #directions = new Map<string, number>();

  constructor(published: Echelon) {
    this.#published = published;
  }

  add(combination: Combination): void {
    const left = this.#published.reduced(combination);
    // Computable from what cannot be withheld: the witnesses say so of it.
    if (left.size === 0) return;
    this.#left.push(left);
    this.#enter(this.#left.length - 1);
  }

  /** Whether publishing this reduced combination would tell one of them. */
  hold(left: Combination): boolean {
    return this.#directions.has(directionOf(left));
  }

  rarestIn(left: Combination): number {
    let [rarest, least] = [-1, Number.POSITIVE_INFINITY];
    for (const cell of left.keys()) {
      const holding = this.#holding.get(cell)?.size ?? 0;
      if (holding < least) [rarest, least] = [cell, holding];
    }
    return rarest;
  }

  cancel(pivot: number): void {
    for (const p of [...(this.#holding.get(pivot) ?? [])]) {
      this.#leave(p);
      cancel(this.#left[p]!, pivot, this.#published.at(pivot));
      this.#published.work += this.#left[p]!.size;
      this.#enter(p);
    }
  }

  #enter(p: number): void {
    const left = this.#left[p]!;
    for (const cell of left.keys()) {
      const holding = this.#holding.get(cell);
      if (holding) holding.add(p);
      else this.#holding.set(cell, new Set([p]));
    }
    this.#count(directionOf(left), 1);
  }

  #leave(p: number): void {
    const left = this.#left[p]!;
    for (const cell of left.keys()) this.#holding.get(cell)!.delete(p);
    this.#count(directionOf(left), -1);
  }

  #count(direction: string, by: number): void {
    const count = (this.#directions.get(direction) ?? 0) + by;
    if (count > 0) this.#directions.set(direction, count);
    else this.#directions.delete(direction);
  }
}
