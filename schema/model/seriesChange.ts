import type { Breakdown } from "./dimension.ts";
import type { Bounds, Observation } from "./observation.ts";
import type { TerritoryCode } from "./territory.ts";

/** Why no change between two figures means anything. Stable codes; each has its French sentence (`rules/compare.ts`). */
export const incomparabilities = [
  "ORIGINS_DIFFER",
  "UNITS_DIFFER",
  "MEASURES_DIFFER",
  "DATASETS_DIFFER",
  "REGIMES_DIFFER",
  "NO_VALUE",
  "COVERAGE_DIFFERS",
  "FROM_ZERO",
] as const;
export type Incomparability = (typeof incomparabilities)[number];

/** What a reader must know of a change that may be said. Stable codes; each has its French sentence. */
export const changeCautionCodes = [
  "SERIES_BREAK",
  "REVISED",
  "PROVISIONAL",
  "SOURCES_DIFFER",
  "ROUNDED",
  "PARTIAL",
  "SMALL_COUNT",
  "SEASONS_DIFFER",
  "DIRECTION_UNCERTAIN",
] as const;
export type ChangeCautionCode = (typeof changeCautionCodes)[number];

export interface ChangeCaution {
  readonly code: ChangeCautionCode;
  /** French. */
  readonly sentence: string;
}

/** The change from a figure of a series to a later one, or why none can be said. */
export interface SeriesChange {
  /** In the unit of the figures; null: `reason` says why. */
  readonly absolute: number | null;
  /** What the true change lies between for certain. */
  readonly absoluteBounds: Bounds | null;
  /** In percent of the former figure, to two decimals, rounded once; null: `reason` says why. */
  readonly relative: number | null;
  /** What the true change lies between for certain, outward; null where the former may be zero. */
  readonly relativeBounds: Bounds | null;
  /** FROM_ZERO leaves the absolute change, any other reason nothing. */
  readonly reason: Incomparability | null;
  /** The reason in French. */
  readonly sentence: string | null;
  readonly cautions: readonly ChangeCaution[];
}

/** A change as a reader is given it, with the two figures it is of. */
export interface ChangeOfSeries extends SeriesChange, Breakdown {
  readonly territoryCode: TerritoryCode;
  readonly before: Observation;
  readonly after: Observation;
}
