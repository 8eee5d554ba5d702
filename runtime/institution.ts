import type { Knex } from "knex";
import type { Partner } from "../schema/language/partner.ts";
import type { PeriodCode } from "../schema/language/period.ts";
import type { Source } from "../schema/language/provenance.ts";
import type { Dataset, DatasetId, DisclosurePolicy } from "../schema/language/release.ts";

/** A dataset, and how its extract reads: data, not code. */
export interface Indicator extends Dataset {
  /** Column headers that hold the count, in the producers' own spellings; none when lines are counted. */
  readonly columns: readonly string[];
  /** "VALUE": a column holds the count; "LINES": the extract is a list, each line counts for one. */
  readonly counts: "VALUE" | "LINES";
  /** The step to which the producer rounded each figure before anyone received it, or null. */
  readonly roundedTo: number | null;
  /** What a territory without a line means: nobody counted, or (for complete lists) nobody is there. */
  readonly silence: "NOT_COLLECTED" | "ZERO";
  /** The kinds of period the extract may hold: a monthly stock is refused a quarter. */
  readonly periods: "MONTH" | "QUARTER" | "YEAR";
  /** Dimension by which the extract is broken down, or null. */
  readonly breakdown: Breakdown | null;
}

export interface Breakdown {
  readonly dimension: "structureKind";
  readonly columns: readonly string[];
  readonly values: readonly string[];
}

/** A file shipped with the project, and what is known of it. */
export interface Consignment {
  readonly dataset: DatasetId;
  /** Under data/. */
  readonly file: string;
  readonly source: Source;
  /** For extracts without a period column. */
  readonly period: PeriodCode | null;
  readonly provisional: boolean;
}

/** Entities an institution owns and may show, loaded from a shipped file by its steward login. */
export interface Register {
  readonly id: string;
  /** French. */
  readonly title: string;
  /** Under data/. */
  readonly file: string;
  /** Replaces what the register holds, within the caller's transaction. */
  load(db: Knex): Promise<void>;
}

/** An institution in one value: all that differs from one to another, but for its graph. */
export interface Institution {
  readonly partner: Partner;
  readonly indicators: readonly Indicator[];
  readonly policies: Readonly<Record<DatasetId, DisclosurePolicy>>;
  readonly shipped: readonly Consignment[];
  readonly registers: readonly Register[];
}

export function indicatorOf(institution: Institution, dataset: DatasetId): Indicator | undefined {
  return institution.indicators.find(({ id }) => id === dataset);
}
