import type { Bounds } from "../model/observation.ts";
import { decimals } from "./decimal.ts";

/** A quotient of two published figures as it is, never rounded; `under` is above zero. */
export interface Ratio {
  readonly over: bigint;
  readonly under: bigint;
}

/** A ratio lies between `min` and `max`, both included, for certain. */
export interface RatioBounds {
  readonly min: Ratio;
  readonly max: Ratio;
}

/** A figure in millionths: published figures have six decimals at most. */
const millionths = (figure: number): bigint => BigInt(figure.toFixed(decimals).replace(".", ""));

/** null: nothing is divided by zero, nor by less. */
export function quotient(over: number, under: number): Ratio | null {
  const below = millionths(under);
  return below > 0n ? { over: millionths(over), under: below } : null;
}

export const none: Ratio = { over: 0n, under: 1n };
export const whole: Ratio = { over: 1n, under: 1n };

export const isLess = (first: Ratio, second: Ratio): boolean => first.over * second.under < second.over * first.under;
export const lesser = (first: Ratio, second: Ratio): Ratio => (isLess(second, first) ? second : first);
export const greater = (first: Ratio, second: Ratio): Ratio => (isLess(first, second) ? second : first);

/** So many times a ratio. */
export const times = ({ over, under }: Ratio, count: number): Ratio => ({ over: over * BigInt(count), under });

/** The middle one, or what lies half-way between the two middle ones; null: there is none. */
export function middleOf(ratios: readonly Ratio[]): Ratio | null {
  const sorted = ratios.toSorted((first, second) => (isLess(first, second) ? -1 : isLess(second, first) ? 1 : 0));
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  if (!low || !high) return null;
  return { over: low.over * high.under + high.over * low.under, under: 2n * low.under * high.under };
}

/** A ratio as the nearest decimal of so many places, halves away from zero: the one place where a derived number is rounded. */
export function nearest(ratio: Ratio, places: number): number {
  const { steps, remainder, under } = stepsOf(ratio, places);
  return decimal(2n * remainder >= (ratio.over < 0n ? under + 1n : under) ? steps + 1n : steps, places);
}

/** The two decimals of so many places around an interval: the least floored, the most ceiled, so that what was certain stays so. */
export function outward({ min, max }: RatioBounds, places: number): Bounds {
  const maxSteps = stepsOf(max, places);
  return {
    min: decimal(stepsOf(min, places).steps, places),
    max: decimal(maxSteps.remainder > 0n ? maxSteps.steps + 1n : maxSteps.steps, places),
  };
}

/** How many whole steps of 1/10^places lie under a ratio, and what is left of `under` parts. */
function stepsOf({ over, under }: Ratio, places: number) {
  const scaled = over * 10n ** BigInt(places);
  const cut = scaled / under;
  // BigInt division cuts towards zero; a floor is wanted.
  const steps = scaled < 0n && cut * under !== scaled ? cut - 1n : cut;
  return { steps, remainder: scaled - steps * under, under };
}

const decimal = (steps: bigint, places: number): number => Number(steps) / 10 ** places;
