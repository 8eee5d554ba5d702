import type { Bounds } from "../model/observation.ts";

/** What a sum of figures lies between, when each lies between its own bounds; null when one has none. */
export function sumOfBounds(bounds: readonly (Bounds | null)[]): Bounds | null {
  return bounds.reduce<Bounds | null>(
    (sum, one) => (sum && one ? { min: sum.min + one.min, max: sum.max + one.max } : null),
    { min: 0, max: 0 },
  );
}

/** What is left of a whole without its part: a count, so never below zero. */
export function differenceOfBounds(whole: Bounds | null, part: Bounds | null): Bounds | null {
  if (!whole || !part) return null;
  return { min: Math.max(0, whole.min - part.max), max: Math.max(0, whole.max - part.min) };
}

/** What two certain intervals say together; the first alone where they contradict each other, and one where only one is. */
export function bothBounds(one: Bounds | null, other: Bounds | null): Bounds | null {
  if (!one || !other) return one ?? other;
  const both = { min: Math.max(one.min, other.min), max: Math.min(one.max, other.max) };
  return both.min <= both.max ? both : one;
}

/** What a ratio lies between; null when its denominator may be zero, for nothing then bounds it from above. */
export function ratioOfBounds(numerator: Bounds, denominator: Bounds): Bounds | null {
  if (denominator.min <= 0) return null;
  return { min: numerator.min / denominator.max, max: numerator.max / denominator.min };
}

/**
 * What the share of a part lies between: the part over itself and the rest grows with the one and falls with the other,
 * and the whole may be known better than the rest. Never outside 0 to 1; a share of nobody is not asked for.
 */
export function shareOfBounds(part: Bounds, rest: Bounds, whole: Bounds): Bounds {
  const byRest = { min: portion(part.min, rest.max), max: portion(part.max, rest.min) };
  const byWhole = ratioOfBounds(part, whole) ?? { min: whole.max > 0 ? part.min / whole.max : 0, max: 1 };
  const both = bothBounds(byRest, byWhole) ?? byRest;
  return { min: Math.max(0, both.min), max: Math.min(1, both.max) };
}

const portion = (part: number, rest: number): number => (part === 0 ? 0 : part / (part + rest));

/** Rounded to hundredths away from the middle, so that what was certain stays so. */
export function outward({ min, max }: Bounds): Bounds {
  return { min: Math.floor(min * 100) / 100, max: Math.ceil(max * 100) / 100 };
}
