import type { Breakdown } from "./dimension.ts";
import type { PeriodCode } from "./period.ts";
import type { ReleaseId } from "./release.ts";
import type { TerritoryCode } from "./territory.ts";

declare const raw: unique symbol;

/** A count as an institution holds it, before disclosure control. A resolver that returns one does not compile. */
export type RawCount = number & { readonly [raw]: true };

/** The one list of what can be said of a figure (docs/architecture.md#what-a-figure-says-of-itself). */
export const observationStatuses = [
  "PUBLISHED",
  "ROUNDED",
  "PARTIAL",
  "WITHHELD",
  "NOT_COLLECTED",
  "NOT_APPLICABLE",
  "EMBARGOED",
  "WITHDRAWN",
] as const;

export type ObservationStatus = (typeof observationStatuses)[number];

/** A figure of this status has a value; of any other it has the reason why there is none. */
export const hasValue = (status: string): status is Published["status"] =>
  status === "PUBLISHED" || status === "ROUNDED" || status === "PARTIAL";

/** The true figure lies between `min` and `max`, both included, for certain. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** How many of the territory's communes the source gives a figure for. */
export interface Coverage {
  readonly present: number;
  readonly expected: number;
}

interface ObservationBase extends Breakdown {
  readonly territoryCode: TerritoryCode;
  readonly period: PeriodCode;
  readonly coverage: Coverage | null;
  readonly release: ReleaseId;
}

export interface Published extends ObservationBase {
  readonly status: "PUBLISHED" | "ROUNDED" | "PARTIAL";
  readonly value: number;
  /** Where parts are missing (PARTIAL), the interval of the parts that are present. */
  readonly bounds: Bounds;
  /** Indicative error of a sum of rounded parts, in the unit of the figure; null where nothing was summed. */
  readonly standardError: number | null;
  /** The step the producer rounded each part to, or null. */
  readonly roundedTo: number | null;
}

export interface Withheld extends ObservationBase {
  readonly status: "WITHHELD";
  readonly value: null;
  readonly bounds: Bounds | null;
  readonly standardError: null;
  readonly roundedTo: null;
}

export interface Absent extends ObservationBase {
  readonly status: "NOT_COLLECTED" | "NOT_APPLICABLE" | "EMBARGOED" | "WITHDRAWN";
  readonly value: null;
  readonly bounds: null;
  readonly standardError: null;
  readonly roundedTo: null;
}

/** A figure an institution has let out, or the reason why there is none. */
export type Observation = Published | Withheld | Absent;
