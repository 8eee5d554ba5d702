import type { Bounds, ObservationStatus } from "../model/observation.ts";
import type { RateFigure, Term } from "../model/rate.ts";
import { exact } from "./decimal.ts";
import { rateDecimals } from "./derivedNumbers.ts";
import {
  bothBounds,
  differenceOfBounds,
  portionOfBounds,
  ratioOfBounds,
  shareOfBounds,
  sumOfBounds,
} from "./interval.ts";
import { lesser, nearest, outward, quotient, type RatioBounds, times, whole } from "./ratio.ts";

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
export function sumOf([first, ...otherTerms]: Terms): Term {
  const terms = [first, ...otherTerms];
  return {
    ...first,
    value: terms.reduce<number | null>(
      (sum, { value }) => (sum === null || value === null ? null : exact(sum + value)),
      0,
    ),
    bounds: sumOfBounds(terms.map(({ bounds }) => bounds)),
    status: strictest(terms.map(({ status }) => status)),
  };
}

/** A whole without its part, as one term. */
export function differenceOf(total: Term, part: Term): Term {
  return {
    ...total,
    value: total.value === null || part.value === null ? null : exact(Math.max(0, total.value - part.value)),
    bounds: differenceOfBounds(total.bounds, part.bounds),
    status: strictest([total.status, part.status]),
  };
}

/** The same figure had in two ways: what the less strict one says, within what both make certain. */
export function better(first: Term, second: Term): Term {
  const lessStrict = strictness(second.status) < strictness(first.status) ? second : first;
  return { ...lessStrict, bounds: bothBounds(first.bounds, second.bounds) };
}

/** A whole known cell by cell: the cells asked for and those left over, each as well as it can be had. */
export function parted(inside: Terms, outside: readonly Term[], whole: Term): { numerator: Term; rest: Term } {
  const summed = sumOf(inside);
  const [first, ...otherTerms] = outside;
  if (!first) return { numerator: summed, rest: differenceOf(whole, summed) };
  const outsideSum = sumOf([first, ...otherTerms]);
  return {
    numerator: better(summed, differenceOf(whole, outsideSum)),
    rest: better(outsideSum, differenceOf(whole, summed)),
  };
}

export interface RateRule {
  readonly per: number;
  /** Below it one case moves the rate too much for it to mean anything. */
  readonly leastDenominator: number;
  /** The numerator counts some of those that the denominator counts: the rate never passes `per`. */
  readonly isPart: boolean;
  /** What of the denominator is not in the numerator, when cells of one dataset make up both. */
  readonly rest: Term | null;
  /** Of the value and of the interval's ends; those of the graph by default. */
  readonly decimals?: number;
}

/**
 * The rate of one published term to another: its value, and an interval the true ratio is certainly in. Where terms are
 * PARTIAL, both are of the parts that are present, as for any observation. Without a value, its status says why.
 */
export function rateOf(numerator: Term, denominator: Term, rule: RateRule): RateFigure {
  const leastDenominator = denominator.bounds?.min ?? 0;
  const isTooFew = leastDenominator < rule.leastDenominator;
  const bounds = isTooFew ? null : boundsOf(numerator, denominator, rule);
  const status = strictest([numerator.status, denominator.status]);
  if (numerator.value === null || denominator.value === null) return { value: null, bounds, status };
  if (denominator.bounds?.max === 0) return { value: null, bounds: null, status: "NOT_APPLICABLE" };
  const ratio = quotient(numerator.value, denominator.value);
  if (!ratio || isTooFew) return { value: null, bounds: null, status: "TOO_FEW" };
  const boundedRatio = isShare(rule) ? lesser(ratio, whole) : ratio;
  return { value: nearest(times(boundedRatio, rule.per), decimalsOf(rule)), bounds, status };
}

const decimalsOf = ({ decimals = rateDecimals }: RateRule): number => decimals;
const isShare = ({ isPart, rest }: RateRule): boolean => isPart || rest !== null;

function boundsOf(numerator: Term, denominator: Term, rule: RateRule): Bounds | null {
  const bounds = ratiosOf(numerator, denominator, rule);
  return bounds && outward({ min: times(bounds.min, rule.per), max: times(bounds.max, rule.per) }, decimalsOf(rule));
}

function ratiosOf(numerator: Term, denominator: Term, rule: RateRule): RatioBounds | null {
  if (!numerator.bounds || !denominator.bounds) return null;
  if (!isShare(rule)) return ratioOfBounds(numerator.bounds, denominator.bounds);
  // Communes missing from the one may be present in the other: what is left of the whole is then not known.
  const isWhole = numerator.status !== "PARTIAL" && denominator.status !== "PARTIAL";
  return rule.rest?.bounds && isWhole
    ? shareOfBounds(numerator.bounds, rule.rest.bounds, denominator.bounds)
    : portionOfBounds(numerator.bounds, denominator.bounds);
}
