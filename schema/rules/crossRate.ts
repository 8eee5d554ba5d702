import type { Bounds, Coverage, ObservationStatus } from "../model/observation.ts";
import type { PeriodCode } from "../model/period.ts";
import type { Caution, RateFigure, Term } from "../model/rate.ts";
import type { Measure, Unit } from "../model/release.ts";
import { comparability } from "./comparability.ts";
import { leastCases, rateDecimals } from "./derivedNumbers.ts";
import { type RateRule, rateOf } from "./rate.ts";

/** An observation as an answer gives it, with what its release says of it. */
export interface AnsweredObservation {
  readonly period: PeriodCode;
  readonly value: number | null;
  readonly status: ObservationStatus;
  readonly bounds: Bounds | null;
  readonly coverage: Coverage | null;
  readonly release: { readonly unit: Unit; readonly measure: Measure; readonly regime: string | null };
}

/**
 * The ratio of one institution's figure to another's: no institution can compute it, whoever holds both answers can. It
 * has the strictest status of the two, their certain interval, and says what is not alike.
 */
export function crossRate(
  numerator: AnsweredObservation,
  denominator: AnsweredObservation | Term,
  rule: CrossRule = {},
): CrossRate {
  const below = "release" in denominator ? termIn(denominator) : denominator;
  const above = termIn(numerator);
  const { per = 100, isPart = false, decimals = rateDecimals } = rule;
  return {
    ...rateOf(above, below, { per, isPart, decimals, leastDenominator: leastCases, rest: null }),
    comparability: comparability(above, below),
  };
}

export type CrossRule = Partial<Pick<RateRule, "per" | "isPart" | "decimals">>;

export interface CrossRate extends RateFigure {
  readonly comparability: readonly Caution[];
}

export function termIn({ release: { unit, measure, regime }, ...figure }: AnsweredObservation): Term {
  const { period, value, status, bounds, coverage } = figure;
  return { period, value, status, bounds, coverage, unit, measure, regime };
}

/** A territory's population as the denominator of a rate: its vintage is its period. */
export function populationTerm(population: number, vintage: string): Term {
  return {
    value: population,
    bounds: { min: population, max: population },
    status: "PUBLISHED",
    coverage: null,
    period: vintage,
    unit: "INHABITANT",
    measure: "STOCK",
    regime: null,
  };
}

/** The ratios between institutions that the Pact's committees ask for: which field over which, in words. */
export const crossRates = {
  rsaHouseholdsPerJobseekers: {
    numerator: "caf.rsaHouseholds",
    denominator: "poleEmploi.jobseekers",
    unit: "foyers allocataires du RSA pour 100 demandeurs d'emploi A, B et C",
    isPart: false,
  },
  siaeEmployeesPerRsaHouseholds: {
    numerator: "siae.employees",
    denominator: "caf.rsaHouseholds",
    unit: "salariés en insertion pour 100 foyers allocataires du RSA",
    isPart: false,
  },
  fteWorkedPerAdultsWithDuties: {
    numerator: "siae.fteWorked",
    denominator: "department.adultsWithDuties",
    unit: "équivalents temps plein d'insertion pour 100 adultes soumis aux droits et devoirs",
    isPart: false,
  },
  rsaJobseekersPerAdultsWithDuties: {
    numerator: "poleEmploi.rsaJobseekers",
    denominator: "department.adultsWithDuties",
    unit: "bénéficiaires du RSA inscrits à Pôle emploi pour 100 adultes soumis aux droits et devoirs",
    isPart: true,
  },
} as const;
