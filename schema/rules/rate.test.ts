import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ObservationStatus } from "../model/observation.ts";
import type { Term } from "../model/rate.ts";
import { comparability } from "./comparability.ts";
import { crossRate, populationTerm } from "./crossRate.ts";
import { parted, rateOf, strictest, sumOf, type Terms } from "./rate.ts";
import { boundsOfRounded } from "./rounding.ts";

const base = { coverage: null, period: "2021", unit: "PERSON", measure: "FLOW", regime: null } as const;

const percent = { per: 100, leastDenominator: 0, isPart: false, rest: null } as const;

/** A true count, and what a reader is told of it. */
interface Told {
  readonly truth: number;
  readonly term: Term;
}

const exact = (truth: number): Told => ({
  truth,
  term: { ...base, value: truth, status: "PUBLISHED", bounds: { min: truth, max: truth } },
});
const rounded = (truth: number): Told => {
  const value = Math.round(truth / 5) * 5;
  return { truth, term: { ...base, value, status: "ROUNDED", bounds: boundsOfRounded(value, 5) } };
};
const withheld = (truth: number, below: number, above: number): Told => ({
  truth,
  term: { ...base, value: null, status: "WITHHELD", bounds: { min: Math.max(0, truth - below), max: truth + above } },
});

const slack = fc.nat(30);
const count = fc.oneof(fc.nat(12), fc.nat(3000));
const drawnTerm = fc.oneof(
  count.map(exact),
  count.map(rounded),
  fc.tuple(count, slack, slack).map(([truth, below, above]) => withheld(truth, below, above)),
);
const toldOf = (truth: number) =>
  fc.oneof(
    fc.constant(exact(truth)),
    fc.constant(rounded(truth)),
    fc.tuple(slack, slack).map(([below, above]) => withheld(truth, below, above)),
  );
const severalTerms = fc.array(drawnTerm, { minLength: 1, maxLength: 4 });
const total = (terms: readonly Told[]): number => terms.reduce((sum, { truth }) => sum + truth, 0);
const termsOf = (terms: readonly Told[]) => terms.map(({ term }) => term) as unknown as Terms;

/** Parts of a whole and what is left, with the whole told in its own way. */
const partedWhole = fc
  .tuple(severalTerms, fc.array(drawnTerm, { maxLength: 3 }))
  .chain(([inside, outside]) =>
    fc.tuple(fc.constant(inside), fc.constant(outside), toldOf(total(inside) + total(outside))),
  );

describe("a rate says no more than the figures it is computed from, and never less than the truth", () => {
  test("the true share of a part is always in the interval, whatever is withheld or rounded", () => {
    fc.assert(
      fc.property(partedWhole, ([inside, outside, drawnWhole]) => {
        const { numerator, rest } = parted(
          termsOf(inside),
          outside.map(({ term }) => term),
          drawnWhole.term,
        );
        const { value, bounds } = rateOf(numerator, drawnWhole.term, { ...percent, isPart: true, rest });
        if (drawnWhole.truth === 0 || bounds === null) return;
        const truth = (100 * total(inside)) / drawnWhole.truth;
        expect(truth).toBeGreaterThanOrEqual(bounds.min);
        expect(truth).toBeLessThanOrEqual(bounds.max);
        expect(bounds.min).toBeGreaterThanOrEqual(0);
        expect(bounds.max).toBeLessThanOrEqual(100);
        if (numerator.status === "PUBLISHED" && drawnWhole.term.status === "PUBLISHED")
          expect(Math.abs((value ?? Number.NaN) - truth)).toBeLessThanOrEqual(0.005 + 1e-9);
      }),
      { numRuns: 3000 },
    );
  });

  test("the true ratio of two separate counts is always in the interval, or no interval is given", () => {
    fc.assert(
      fc.property(severalTerms, drawnTerm, (above, below) => {
        const numerator = sumOf(termsOf(above));
        const { bounds } = rateOf(numerator, below.term, percent);
        expect(bounds === null).toBe(below.term.bounds?.min === 0);
        if (bounds === null || below.truth === 0) return;
        const truth = (100 * total(above)) / below.truth;
        expect(truth).toBeGreaterThanOrEqual(bounds.min);
        expect(truth).toBeLessThanOrEqual(bounds.max);
      }),
      { numRuns: 3000 },
    );
  });

  test("its status is the strictest of its inputs, and it has a value only when all of them have", () => {
    fc.assert(
      fc.property(severalTerms, drawnTerm, (above, below) => {
        const numerator = sumOf(termsOf(above));
        const { value, status } = rateOf(numerator, below.term, percent);
        const isOfNobody = below.term.value === 0 && below.term.bounds?.max === 0 && numerator.value !== null;
        expect(status === "NOT_APPLICABLE").toBe(isOfNobody);
        if (isOfNobody) return;
        expect(status === "TOO_FEW").toBe(numerator.value !== null && below.term.value === 0);
        if (status === "TOO_FEW") return;
        expect(status).toBe(strictest([...above, below].map(({ term }) => term.status)));
        if (status === "WITHHELD") expect(value).toBeNull();
        else expect(value).not.toBeNull();
      }),
    );
  });

  const order: readonly ObservationStatus[] = [
    "WITHDRAWN",
    "EMBARGOED",
    "WITHHELD",
    "NOT_COLLECTED",
    "PARTIAL",
    "ROUNDED",
  ];
  test.each(order.map((status, at) => [status, order.slice(at)] as const))(
    "%s is stricter than what follows",
    (status, weaker) => {
      expect(strictest(["PUBLISHED", ...weaker])).toBe(status);
    },
  );

  test("a share half-way between two hundredths is told as the upper one", () => {
    expect(rateOf(exact(11).term, exact(32).term, percent)).toMatchObject({ value: 34.38, status: "PUBLISHED" });
  });

  test("two withheld parts whose sum anyone has by subtraction make a published rate: nothing is hidden that is known", () => {
    const [lasting, transition] = [withheld(3, 3, 4), withheld(4, 4, 3)];
    const { numerator, rest } = parted([lasting.term, transition.term], [exact(23).term], exact(30).term);
    expect(rateOf(numerator, exact(30).term, { ...percent, leastDenominator: 20, isPart: true, rest })).toEqual({
      value: 23.33,
      bounds: { min: 23.33, max: 23.34 },
      status: "PUBLISHED",
    });
  });

  test("under the least number of cases no rate is given, not even an interval", () => {
    const none = { value: null, bounds: null };
    const atLeast20 = { ...percent, leastDenominator: 20 };
    expect(rateOf(exact(9).term, exact(19).term, atLeast20)).toEqual({ ...none, status: "TOO_FEW" });
    expect(rateOf(exact(9).term, rounded(20).term, atLeast20)).toEqual({ ...none, status: "TOO_FEW" });
    expect(rateOf(exact(9).term, withheld(30, 15, 5).term, atLeast20)).toEqual({ ...none, status: "WITHHELD" });
    expect(rateOf(exact(9).term, exact(20).term, atLeast20)).toMatchObject({ value: 45, status: "PUBLISHED" });
  });

  test("a rate of nobody cannot exist, which is not a zero", () => {
    expect(rateOf(exact(0).term, exact(0).term, percent).status).toBe("NOT_APPLICABLE");
  });
});

describe("a ratio between two institutions", () => {
  const households = {
    period: "2021-12",
    value: 960,
    status: "ROUNDED",
    bounds: { min: 958, max: 962 },
    coverage: { present: 1, expected: 1 },
    release: { unit: "HOUSEHOLD", measure: "STOCK", regime: "Allocataires de la CAF seulement." },
  } as const;
  const jobseekers = {
    ...households,
    period: "2021-Q4",
    value: 1500,
    bounds: { min: 1498, max: 1502 },
    release: { unit: "PERSON", measure: "AVERAGE", regime: null },
  } as const;

  test("is computed from two answers, with its certain interval, and says what is not alike", () => {
    const { comparability: cautions, ...rate } = crossRate(households, jobseekers);
    expect(rate).toEqual({ value: 64, bounds: { min: 63.78, max: 64.22 }, status: "ROUNDED" });
    expect(cautions.map(({ code }) => code)).toEqual([
      "UNITS_DIFFER",
      "MEASURES_DIFFER",
      "PERIODS_DIFFER",
      "PARTIAL_REGIME",
    ]);
  });

  test("keeps an interval when one of the two withholds its figure, and nothing when it gives no bounds", () => {
    const masked = { ...jobseekers, value: null, status: "WITHHELD" } as const;
    expect(crossRate(households, masked)).toMatchObject({ value: null, status: "WITHHELD", bounds: { min: 63.78 } });
    expect(crossRate(households, { ...masked, bounds: null })).toMatchObject({ status: "WITHHELD", bounds: null });
  });

  test("persons per inhabitant are alike but for their years; households per inhabitant are not", () => {
    const inhabitants = populationTerm(20_000, "2021");
    const codes = (above: Parameters<typeof crossRate>[0]) =>
      crossRate(above, inhabitants).comparability.map(({ code }) => code);
    expect(codes(jobseekers)).toEqual(["PERIODS_DIFFER"]);
    expect(codes(households)).toContain("UNITS_DIFFER");
  });
});

describe("what is divided by something unlike it says so", () => {
  const persons: Term = { ...exact(10).term, period: "2021-Q4", measure: "AVERAGE" };
  const households: Term = {
    ...persons,
    unit: "HOUSEHOLD",
    measure: "STOCK",
    period: "2021-12",
    regime: "Allocataires de la CAF seulement.",
    coverage: { present: 490, expected: 499 },
  };

  test("households per person, a stock per average, two periods, missing communes, one regime: each is a caution", () => {
    expect(comparability(households, persons)).toEqual([
      {
        code: "UNITS_DIFFER",
        sentence:
          "Des foyers rapportés à des personnes : un rapport entre deux unités, pas une part. Un foyer compte une ou plusieurs personnes.",
      },
      { code: "MEASURES_DIFFER", sentence: "Un stock à la fin de la période, rapporté à une moyenne de la période." },
      { code: "PERIODS_DIFFER", sentence: "Un chiffre de 2021-12, rapporté à un chiffre de 2021-Q4." },
      {
        code: "COVERAGE_DIFFERS",
        sentence:
          "Les deux chiffres ne couvrent pas les mêmes communes : il en manque 9 au numérateur et 0 au dénominateur.",
      },
      { code: "PARTIAL_REGIME", sentence: "Allocataires de la CAF seulement." },
    ]);
  });

  test("two counts alike need no caution, and no two different units go without one", () => {
    expect(comparability(persons, persons)).toEqual([]);
    const unlike = ["HOUSEHOLD", "PERSON", "ADULT"] as const;
    for (const unit of unlike) {
      for (const otherUnit of unlike) {
        const codes = comparability({ ...persons, unit }, { ...persons, unit: otherUnit }).map(({ code }) => code);
        expect(codes).toEqual(unit === otherUnit ? [] : ["UNITS_DIFFER"]);
      }
    }
  });
});
