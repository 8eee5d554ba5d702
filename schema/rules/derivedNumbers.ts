import type { Bounds } from "../model/observation.ts";
import { exact } from "./decimal.ts";
import { nearest, outward, quotient } from "./ratio.ts";

/**
 * What every derived number of the hub obeys, wherever it is computed: graph, dashboard, files, documents
 * (docs/derived-numbers.md lists them, each with its definition and the test that computes it again).
 */

/** Decimals of a rate in the graph and in the files drawn from it. */
export const rateDecimals = 2;
/** Decimals of a rate, or of a change in percent, on a page: computed from the same terms, never from a rounded rate. */
export const pageDecimals = 1;

/** Our default, which each rate states: among twenty, one case moves a rate by five points already; below, it is TOO_FEW. */
export const leastCases = 20;
/** Under five participants a mean cost is that of a few persons: TOO_FEW. */
export const leastParticipants = 5;

/** In percent, to the whole unless more decimals are wanted; null of nothing. */
export function percentOf(part: number, total: number, decimals = 0): number | null {
  const ratio = quotient(exact(100 * part), total);
  return ratio && nearest(ratio, decimals);
}

/** To the whole, halves up; null where there is none. */
export function meanOf(figures: readonly number[]): number | null {
  const ratio = quotient(
    figures.reduce((sum, figure) => sum + figure, 0),
    figures.length,
  );
  return ratio && nearest(ratio, 0);
}

/** The middle one, or half-way between the two in the middle; null where there is none. */
export function medianOf(figures: readonly number[]): number | null {
  const sorted = figures.toSorted((first, second) => first - second);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

interface BoundedValue {
  readonly value: number | null;
  readonly bounds: Bounds | null;
}

/** In percent. */
export interface Change {
  readonly value: number;
  /** What the true change lies between for certain; null where a figure gives no bounds, or the former may be zero. */
  readonly bounds: Bounds | null;
}

/** From a figure to a later one of the same unit, to the page's decimals unless others are wanted; null where one has no value or the former is zero. */
export function changeOf(now: BoundedValue, before: BoundedValue, decimals = pageDecimals): Change | null {
  if (now.value === null || before.value === null) return null;
  const change = quotient(exact(100 * exact(now.value - before.value)), before.value);
  return change && { value: nearest(change, decimals), bounds: changeBounds(now.bounds, before.bounds, decimals) };
}

function changeBounds(now: Bounds | null, before: Bounds | null, decimals: number): Bounds | null {
  const min = now && before && quotient(exact(100 * exact(now.min - before.max)), before.max);
  const max = now && before && quotient(exact(100 * exact(now.max - before.min)), before.min);
  return min && max && outward({ min, max }, decimals);
}

/** An interval with so many decimals: the least floored, the most ceiled, so that what was certain stays so. */
export function outwardAt({ min, max }: Bounds, decimals: number): Bounds {
  const [minRatio, maxRatio] = [quotient(min, 1), quotient(max, 1)];
  return minRatio && maxRatio ? outward({ min: minRatio, max: maxRatio }, decimals) : { min, max };
}

interface Summed extends BoundedValue {
  readonly value: number;
  readonly standardError: number | null;
}

/** Two standard errors on each side hold 19 sums of rounded figures in 20. */
const errorsAside = 2;

/**
 * Where a sum of rounded figures very probably lies, in whole units and within the certain interval; null where nothing
 * rounded was summed.
 */
export function plausibleBand({ value, bounds, standardError }: Summed): Bounds | null {
  if (standardError === null || bounds === null) return null;
  const aside = errorsAside * standardError;
  const band = outwardAt({ min: exact(value - aside), max: exact(value + aside) }, 0);
  return { min: Math.max(bounds.min, band.min), max: Math.min(bounds.max, band.max) };
}
