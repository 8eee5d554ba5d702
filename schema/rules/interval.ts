import type { Bounds } from "../model/observation.ts";
import { exact } from "./decimal.ts";
import { greater, isLess, lesser, none, quotient, type Ratio, type RatioBounds, whole } from "./ratio.ts";

/** What a sum of figures lies between, when each lies between its own bounds; null when one has none. */
export function sumOfBounds(bounds: readonly (Bounds | null)[]): Bounds | null {
  return bounds.reduce<Bounds | null>(
    (sum, bound) => (sum && bound ? { min: exact(sum.min + bound.min), max: exact(sum.max + bound.max) } : null),
    { min: 0, max: 0 },
  );
}

/** What is left of a whole without its part: a count, so never below zero. */
export function differenceOfBounds(total: Bounds | null, part: Bounds | null): Bounds | null {
  if (!total || !part) return null;
  return { min: exact(Math.max(0, total.min - part.max)), max: exact(Math.max(0, total.max - part.min)) };
}

/** What two certain intervals say together; the first alone where they contradict each other, and one where only one is. */
export function bothBounds(first: Bounds | null, second: Bounds | null): Bounds | null {
  if (!first || !second) return first ?? second;
  const intersection = { min: Math.max(first.min, second.min), max: Math.min(first.max, second.max) };
  return intersection.min <= intersection.max ? intersection : first;
}

/** What a ratio lies between; null when its denominator may be zero, for nothing then bounds it from above. */
export function ratioOfBounds(numerator: Bounds, denominator: Bounds): RatioBounds | null {
  const [min, max] = [quotient(numerator.min, denominator.max), quotient(numerator.max, denominator.min)];
  return min && max && { min, max };
}

/** What the share of a part of a whole lies between, when they are known apart; the part is never more than the whole. */
export function portionOfBounds(part: Bounds, total: Bounds): RatioBounds {
  const [min, max] = [quotient(part.min, total.max), quotient(part.max, total.min)];
  return { min: lesser(min ?? none, whole), max: lesser(max ?? whole, whole) };
}

/**
 * What the share of a part lies between when what is left of the whole is known too: the part over itself and the rest
 * grows with the one and falls with the other. Never outside 0 to 1; a share of nobody is not asked for.
 */
export function shareOfBounds(part: Bounds, rest: Bounds, total: Bounds): RatioBounds {
  const byRest = { min: portion(part.min, rest.max), max: portion(part.max, rest.min) };
  const byWhole = portionOfBounds(part, total);
  const intersection = { min: greater(byRest.min, byWhole.min), max: lesser(byRest.max, byWhole.max) };
  return isLess(intersection.max, intersection.min) ? byRest : intersection;
}

const portion = (part: number, rest: number): Ratio => quotient(part, exact(part + rest)) ?? none;
