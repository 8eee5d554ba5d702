import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasValue } from "../model/observation.ts";
import type { Term } from "../model/rate.ts";
import { crossRate } from "./crossRate.ts";
import { changeOf, meanOf, medianOf, percentOf, plausibleBand } from "./derivedNumbers.ts";
import { rateOf } from "./rate.ts";
import { boundsOfRounded, standardErrorOfSum } from "./rounding.ts";

/**
 * Computed again from whole numbers alone, in a way of its own: a rate of `n / d`, times `per`, lies at most half a step
 * from what is told, and no ends of an interval lie inside the ratio they stand for, nor a whole step away from it.
 */
const steps = (figure: number, places: number): bigint => BigInt(figure.toFixed(places).replace(".", ""));

const term = (value: number, slack: number): Term => ({
  value,
  bounds: { min: Math.max(0, value - slack), max: value + slack },
  status: slack === 0 ? "PUBLISHED" : "ROUNDED",
  coverage: null,
  period: "2021",
  unit: "PERSON",
  measure: "STOCK",
  regime: null,
});
const count = fc.oneof(fc.nat(60), fc.nat(200_000));
const places = fc.constantFrom(1, 2);
const rule = { per: 100, leastDenominator: 1, isPart: false, rest: null } as const;

describe("a derived number is computed again by exact arithmetic, and nothing differs", () => {
  test("a rate is the decimal nearest to its quotient, halves up, rounded once", () => {
    fc.assert(
      fc.property(
        count,
        count.map((value) => value + 1),
        places,
        (over, under, decimals) => {
          const { value } = rateOf(term(over, 0), term(under, 0), { ...rule, decimals });
          const scale = 100n * 10n ** BigInt(decimals);
          const nearest = (2n * BigInt(over) * scale + BigInt(under)) / (2n * BigInt(under));
          expect(steps(value ?? Number.NaN, decimals)).toBe(nearest);
        },
      ),
      { numRuns: 5000 },
    );
  });

  test("the ends of its interval are floored and ceiled: never inside what is certain, never a step too far", () => {
    fc.assert(
      fc.property(
        count,
        count.map((value) => value + 3),
        fc.nat(2),
        places,
        (over, under, slack, decimals) => {
          const [above, below] = [term(over, slack), term(under, slack)];
          const { bounds } = rateOf(above, below, { ...rule, decimals });
          const scale = 100n * 10n ** BigInt(decimals);
          const [least, most] = [above.bounds!.min, above.bounds!.max].map(BigInt) as [bigint, bigint];
          const [fewest, largest] = [below.bounds!.min, below.bounds!.max].map(BigInt) as [bigint, bigint];
          const [min, max] = [bounds!.min, bounds!.max].map((end) => steps(end, decimals)) as [bigint, bigint];
          expect(min * largest <= least * scale && (min + 1n) * largest > least * scale).toBe(true);
          expect(max * fewest >= most * scale && (max - 1n) * fewest < most * scale).toBe(true);
        },
      ),
      { numRuns: 5000 },
    );
  });

  test("a change in percent is of exact figures, its interval is that of both, and nothing changes from nothing", () => {
    fc.assert(
      fc.property(
        count,
        count.map((value) => value + 3),
        (now, before) => {
          const change = changeOf(term(now, 2), term(before, 2));
          const part = 1000n * BigInt(now - before);
          const far = part < 0n ? -part : part;
          const size = (2n * far + BigInt(before)) / (2n * BigInt(before));
          expect(steps(change!.value, 1)).toBe(part < 0n ? -size : size);
          const [min, max] = [change!.bounds!.min, change!.bounds!.max].map((end) => steps(end, 1)) as [bigint, bigint];
          const least = BigInt(Math.max(0, now - 2));
          expect((min + 1000n) * BigInt(before + 2) <= 1000n * least).toBe(true);
          expect((max + 1000n) * BigInt(before - 2) >= 1000n * BigInt(now + 2)).toBe(true);
        },
      ),
      { numRuns: 3000 },
    );
    expect(changeOf(term(4, 0), term(0, 0))).toBeNull();
  });

  test("a part of a whole never passes 100, value and interval alike", () => {
    fc.assert(
      fc.property(
        count,
        count.map((value) => value + 1),
        fc.nat(2),
        (over, under, slack) => {
          const { value, bounds } = rateOf(term(over, slack), term(under, slack), { ...rule, isPart: true });
          expect(value ?? 0).toBeLessThanOrEqual(100);
          expect(bounds?.max ?? 0).toBeLessThanOrEqual(100);
        },
      ),
    );
  });

  test("without a value a rate is never said to be published, rounded or partial, whatever it is divided by", () => {
    const cell = fc.tuple(fc.nat(8), fc.nat(2)).map(([value, slack]) => term(value, slack));
    fc.assert(
      fc.property(cell, cell, fc.nat(20), (above, below, leastDenominator) => {
        const { value, status } = rateOf(above, below, { ...rule, leastDenominator });
        expect(value !== null).toBe(hasValue(status));
      }),
      { numRuns: 3000 },
    );
    expect(rateOf(term(0, 0), term(0, 0), rule).status).toBe("NOT_APPLICABLE");
    expect(rateOf(term(0, 2), { ...term(0, 2), bounds: boundsOfRounded(0, 5) }, rule).status).toBe("TOO_FEW");
  });

  test("under twenty cases for certain no rate is given between institutions either", () => {
    const termOf = (value: number) => ({
      ...term(value, 2),
      release: { unit: "PERSON", measure: "STOCK", regime: null } as const,
    });
    expect(crossRate(termOf(10), termOf(20))).toMatchObject({ value: null, bounds: null, status: "TOO_FEW" });
    expect(crossRate(termOf(10), termOf(25))).toMatchObject({ value: 40, status: "ROUNDED" });
  });

  test("a sum of rounded counts is within its plausible band 19 times in 20, and the band within what is certain", () => {
    const sums = fc.sample(fc.array(fc.nat(400), { minLength: 8, maxLength: 120 }), { numRuns: 2000, seed: 55 });
    const covered = sums.filter((truths) => {
      const parts = truths.map((truth) => 5 * Math.round(truth / 5));
      const value = parts.reduce((sum, part) => sum + part, 0);
      const ends = parts.map((part) => boundsOfRounded(part, 5));
      const bounds = {
        min: ends.reduce((sum, { min }) => sum + min, 0),
        max: ends.reduce((sum, { max }) => sum + max, 0),
      };
      const band = plausibleBand({ value, bounds, standardError: standardErrorOfSum(parts.length, 5) });
      expect(band!.min >= bounds.min && band!.max <= bounds.max).toBe(true);
      const truth = truths.reduce((sum, part) => sum + part, 0);
      return band!.min <= truth && truth <= band!.max;
    });
    expect(covered.length / sums.length).toBeGreaterThan(0.94);
    expect(plausibleBand({ value: 5, bounds: { min: 3, max: 7 }, standardError: null })).toBeNull();
  });

  test("a percentage, a mean and a median are those of whole numbers, and null of nothing", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2000), { minLength: 1, maxLength: 30 }), (days) => {
        const total = days.reduce((sum, dayCount) => sum + BigInt(dayCount), 0n);
        const of = BigInt(days.length);
        expect(BigInt(meanOf(days) ?? -1)).toBe((2n * total + of) / (2n * of));
        const median = medianOf(days) ?? Number.NaN;
        const under = days.filter((dayCount) => dayCount < median).length;
        const over = days.filter((dayCount) => dayCount > median).length;
        expect(2 * Math.max(under, over)).toBeLessThanOrEqual(days.length);
      }),
    );
    expect([percentOf(1, 8), percentOf(1, 200), percentOf(0, 0)]).toEqual([13, 1, null]);
    expect([meanOf([]), medianOf([]), medianOf([1, 4]), medianOf([9, 1, 4])]).toEqual([null, null, 2.5, 4]);
  });
});
