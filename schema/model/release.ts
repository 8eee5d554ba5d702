import type { Named } from "./brand.ts";
import type { Impossible } from "./impossible.ts";
import type { StructuralZeros } from "./openRegister.ts";
import type { Day, PeriodCode } from "./period.ts";
import type { Source } from "./provenance.ts";
import type { Level } from "./territory.ts";

export type DatasetId = Named<"DatasetId">;

/** "caf:rsa-households:2020-12:1": institution, dataset, period, vintage. */
export type ReleaseId = Named<"ReleaseId">;

/** Households, persons and adults are three units: never added, never compared without a warning. */
export const units = [
  "HOUSEHOLD",
  "PERSON",
  "ADULT",
  "STRUCTURE",
  "CONTRACT",
  "LABEL",
  "FTE",
  "EURO",
  "PERCENT",
  "DAY",
  "MONTH",
] as const;
export type Unit = (typeof units)[number];

/** Whether figures of this unit are no whole number of anything. */
export const isMagnitude = (unit: Unit): boolean => magnitudes.has(unit);
const magnitudes: ReadonlySet<Unit> = new Set(["FTE", "EURO", "PERCENT", "DAY", "MONTH"]);

/** What a figure of the period is: the state on a day, a mean, what happened in it, or since its year began. */
export const measures = ["STOCK", "AVERAGE", "FLOW", "CUMULATIVE"] as const;
export type Measure = (typeof measures)[number];

/** Nothing is withheld, and why that is lawful: text for the reader, French. */
export interface NoPolicy {
  readonly kind: "NONE";
  readonly legalGround: string;
}

/** Small figures are withheld, and others with them so that nobody recomputes them (docs/secret.md#les-règles-offertes). */
export interface SuppressionPolicy {
  readonly kind: "SUPPRESSION";
  /** Counts from 1 to k - 1 are protected. */
  readonly k: number;
  readonly zeroRule: "WITHHELD_UNLESS_EMPTY" | "SHOWN";
  readonly minContributors: number;
  readonly dominanceShare: number;
  readonly magnitudeShare: number;
}

/**
 * Counts are rounded at random to a neighbouring multiple of the base, the same each time for the same count: the draw
 * depends on a secret of the institution, which is never part of what it publishes.
 */
export interface RoundingPolicy {
  readonly kind: "ROUNDING";
  readonly base: 10;
  /** Counts under k are rounded to zero: shown as ten they would be known not to be zero. */
  readonly k: number;
}

/** A rule for counts that nobody may see as they are. */
export type ProtectivePolicy = SuppressionPolicy | RoundingPolicy;

/** How a dataset is protected, as published with each release: the rule is public, what it withheld is not. */
export type DisclosurePolicy = NoPolicy | ProtectivePolicy;

/** Real figures, or figures generated to show the hub: never mixed, never one in place of the other. */
export const origins = ["REAL", "DEMONSTRATION"] as const;
export type Origin = (typeof origins)[number];

/** Where a release stands. A DRAFT or AUDITED one is not readable: publication is one transaction. */
export const releaseStates = ["PUBLISHED", "EMBARGOED", "SUPERSEDED", "WITHDRAWN"] as const;
export type ReleaseState = (typeof releaseStates)[number];

/** Where a series breaks: figures before it and from it on are not of quite the same thing. */
export interface SeriesBreak {
  readonly from: PeriodCode;
  /** French. */
  readonly because: string;
}

/** The next figures of a dataset, as a source announces them. */
export interface AnnouncedPublication {
  readonly on: Day;
  readonly period: PeriodCode | null;
  readonly source: Pick<Source, "title" | "url">;
}

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
  /** Values of its dimensions that none of its figures can be of; none when not said. */
  readonly impossible?: readonly Impossible[];
  /** From which period on its figures are no longer quite of the same thing; none when not said. */
  readonly breaks?: readonly SeriesBreak[];
  /** When its source says that the next figures come out; never supposed of its rhythm. */
  readonly nextPublication?: AnnouncedPublication;
  /** Open registers outside which nobody can be counted; none when not said. */
  readonly structuralZeros?: readonly StructuralZeros[];
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
  /** The instant it came out in the hub, ISO 8601: as of it, the hub answers with this very release. */
  readonly publishedAt: string;
  /** The day its producer published the figures, wherever that was; null when no source says it. Never the hub's own day. */
  readonly producerPublishedOn: Day | null;
  /** The instant the hub took it in: the same as `publishedAt`, by the name that cannot be taken for the producer's. */
  readonly recordedAt: string;
  /** The instant from which the past knows it (`Hub-As-Of`): a real open figure is, from the first day it is known to have been public. */
  readonly knownFrom: string;
  /** Why it replaces the vintage before it, in French; null for a first one, or when nothing was said. */
  readonly correction: string | null;
  /** The instant before which nobody reads it, or null. */
  readonly embargoUntil: string | null;
  readonly state: ReleaseState;
  readonly withdrawnAt: string | null;
  readonly withdrawalReason: string | null;
  /** SHA-256 of the canonical published file, in hexadecimal; null while nobody may read the file (rules/digests.ts). */
  readonly contentHash: string | null;
  /** The institution's Ed25519 signature of that file's hash, in base64; null with it. */
  readonly signature: string | null;
  /** SPKI, in base64. */
  readonly publicKey: string;
  /** How many of its cells are withheld: never which for what reason; null with the hash. */
  readonly withheld: number | null;
  readonly supersedes: ReleaseId | null;
  /** True when the figures were generated: never of a real person or institution. */
  readonly demonstration: boolean;
}
