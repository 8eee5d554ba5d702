import type { Bounds, ObservationStatus } from "../model/observation.ts";
import type { RateFigure, Term } from "../model/rate.ts";
import { bothBounds, differenceOfBounds, outward, ratioOfBounds, shareOfBounds, sumOfBounds } from "./interval.ts";

/** From what says most to what says least: a derived figure has the strictest status of its inputs. */
const byStrictness: readonly ObservationStatus[] = [
  "PUBLISHED",
  "ROUNDED",
  "PARTIAL",
  "NOT_APPLICABLE",
  "NOT_COLLECTED",
  "WITHHELD",
  "EMBARGOED",
  "WITHDRAWN",
];
const strictness = (status: ObservationStatus): number => byStrictness.indexOf(status);

export function strictest(statuses: readonly ObservationStatus[]): ObservationStatus {
  return byStrictness[Math.max(0, ...statuses.map(strictness))] ?? "PUBLISHED";
}

/** Cells of one dataset, territory and period. */
export type Terms = readonly [Term, ...Term[]];

/** Several cells as one term. */
export function sumOf([first, ...others]: Terms): Term {
  const terms = [first, ...others];
  return {
    ...first,
    value: terms.reduce<number | null>((sum, { value }) => (sum === null || value === null ? null : sum + value), 0),
    bounds: sumOfBounds(terms.map(({ bounds }) => bounds)),
    status: strictest(terms.map(({ status }) => status)),
  };
}

/** A whole without its part, as one term. */
export function differenceOf(whole: Term, part: Term): Term {
  return {
    ...whole,
    value: whole.value === null || part.value === null ? null : Math.max(0, whole.value - part.value),
    bounds: differenceOfBounds(whole.bounds, part.bounds),
    status: strictest([whole.status, part.status]),
  };
}

/** The same figure had in two ways: what the less strict one says, within what both make certain. */
export function better(one: Term, other: Term): Term {
  const chosen = strictness(other.status) < strictness(one.status) ? other : one;
  return { ...chosen, bounds: bothBounds(one.bounds, other.bounds) };
}

/** A whole known cell by cell: the cells asked for and those left over, each as well as it can be had. */
export function parted(inside: Terms, outside: readonly Term[], whole: Term): { numerator: Term; rest: Term } {
  const summed = sumOf(inside);
  const [first, ...others] = outside;
  if (!first) return { numerator: summed, rest: differenceOf(whole, summed) };
  const left = sumOf([first, ...others]);
  return { numerator: better(summed, differenceOf(whole, left)), rest: better(left, differenceOf(whole, summed)) };
}

export interface RateRule {
  readonly per: number;
  /** Below it one case moves the rate too much for it to mean anything; 0: no such limit. */
  readonly leastDenominator: number;
  /** What of the denominator is not in the numerator, when the one is a part of the other. */
  readonly rest: Term | null;
}

/**
 * The rate of one published term to another: its value, and an interval the true ratio is certainly in. Where terms are
 * PARTIAL, both are of the parts that are present, as for any observation.
 */
export function rateOf(numerator: Term, denominator: Term, rule: RateRule): RateFigure {
  const status = strictest([numerator.status, denominator.status]);
  const least = denominator.bounds?.min ?? 0;
  const isTold = numerator.value !== null && denominator.value !== null;
  if (isTold && denominator.bounds?.max === 0) return { value: null, bounds: null, status: "NOT_APPLICABLE" };
  if (isTold && least < rule.leastDenominator) return { value: null, bounds: null, status: "TOO_FEW" };
  const bounds = least < rule.leastDenominator ? null : boundsOf(numerator, denominator, rule);
  const value = ratioOf(numerator, denominator);
  return { value: value === null ? null : Math.round(value * rule.per * 100) / 100, bounds, status };
}

function ratioOf(numerator: Term, denominator: Term): number | null {
  if (numerator.value === null || denominator.value === null || denominator.value === 0) return null;
  return numerator.value / denominator.value;
}

function boundsOf(numerator: Term, denominator: Term, { per, rest }: RateRule): Bounds | null {
  if (!numerator.bounds || !denominator.bounds) return null;
  // Communes missing from the one may be present in the other: then the part may well exceed what is called the whole.
  const isPart = rest?.bounds && numerator.status !== "PARTIAL" && denominator.status !== "PARTIAL";
  const bounds = isPart
    ? shareOfBounds(numerator.bounds, rest.bounds, denominator.bounds)
    : ratioOfBounds(numerator.bounds, denominator.bounds);
  return bounds && outward({ min: bounds.min * per, max: bounds.max * per });
}
