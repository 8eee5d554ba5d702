import type { PeriodCode } from "./period.ts";
import type { Source } from "./provenance.ts";
import type { Level } from "./territory.ts";

export type DatasetId = string;

/** "caf:rsa-households:2020-12:1": institution, dataset, period, vintage. */
export type ReleaseId = string;

/** Households, persons and adults are three units: never added, never compared without a warning. */
export const units = ["HOUSEHOLD", "PERSON", "ADULT", "STRUCTURE", "CONTRACT", "FTE", "EURO"] as const;
export type Unit = (typeof units)[number];

/** What a figure of the period is: the state on a day, the mean of month ends, or what happened in it. */
export const measures = ["STOCK", "AVERAGE", "FLOW"] as const;
export type Measure = (typeof measures)[number];

/** How a dataset is protected. Further kinds stand beside this one. */
export interface NoPolicy {
  readonly kind: "NONE";
  /** Why nothing needs to be withheld: text for the reader, French. */
  readonly legalGround: string;
}
export type DisclosurePolicy = NoPolicy;

/** What an institution counts: data, not code. */
export interface Dataset {
  readonly id: DatasetId;
  /** French, as readers see it. */
  readonly title: string;
  readonly definition: string;
  readonly unit: Unit;
  readonly measure: Measure;
  /** "régime général" and the like: whom the count leaves out, in French. */
  readonly regime: string | null;
  /** The finest territory the institution lets out. */
  readonly finest: Level;
  readonly producer: string;
}

export interface Release {
  readonly id: ReleaseId;
  readonly dataset: DatasetId;
  readonly period: PeriodCode;
  readonly vintage: number;
  readonly unit: Unit;
  readonly measure: Measure;
  readonly regime: string | null;
  readonly provisional: boolean;
  /** Who made the figures, who lets them out, and where they were obtained: three different things. */
  readonly producer: string;
  readonly publisher: string;
  readonly source: Source;
  readonly policy: DisclosurePolicy;
  /** The instant, ISO 8601. */
  readonly publishedAt: string;
  readonly contentHash: string;
  readonly supersedes: ReleaseId | null;
  /** True when the figures were generated: never of a real person or institution. */
  readonly demonstration: boolean;
}
