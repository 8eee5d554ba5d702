import type { Breakdown } from "./dimension.ts";
import {
  type Bounds,
  type Coverage,
  type Observation,
  type ObservationStatus,
  observationStatuses,
} from "./observation.ts";
import type { PeriodCode } from "./period.ts";
import type { Measure, Unit } from "./release.ts";
import type { TerritoryCode } from "./territory.ts";

/** What one side of a rate counts: a unit of the releases, or the inhabitants of a legal population. */
export type RateUnit = Unit | "INHABITANT";

/** One side of a rate, as published or as added up from what is published. */
export interface Term {
  readonly value: number | null;
  readonly bounds: Bounds | null;
  readonly status: ObservationStatus;
  readonly coverage: Coverage | null;
  readonly period: PeriodCode;
  readonly unit: RateUnit;
  readonly measure: Measure;
  readonly regime: string | null;
}

/** A rate has its inputs' status, the strictest one, or one of its own: too few cases for it to mean anything. */
export const rateStatuses = [...observationStatuses, "TOO_FEW"] as const;
export type RateStatus = (typeof rateStatuses)[number];

/** Why the two sides of a rate are not alike. Stable codes; each has its French sentence (`comparability`). */
export const cautionCodes = [
  "UNITS_DIFFER",
  "MEASURES_DIFFER",
  "PERIODS_DIFFER",
  "COVERAGE_DIFFERS",
  "PARTIAL_REGIME",
] as const;
export type CautionCode = (typeof cautionCodes)[number];

export interface Caution {
  readonly code: CautionCode;
  /** French. */
  readonly sentence: string;
}

/** What is said of a rate: like an observation, a value or the reason why there is none. */
export interface RateFigure {
  readonly value: number | null;
  readonly bounds: Bounds | null;
  readonly status: RateStatus;
}

/** A rate as a reader is given it: computed from published cells only, which it names. */
export interface Rate extends RateFigure, Breakdown {
  readonly territoryCode: TerritoryCode;
  readonly period: PeriodCode;
  readonly per: number;
  /** French: "sorties dynamiques pour 100 sorties constatées". */
  readonly unit: string;
  readonly numerator: Term;
  readonly denominator: Term;
  readonly comparability: readonly Caution[];
  readonly observations: readonly Observation[];
}
