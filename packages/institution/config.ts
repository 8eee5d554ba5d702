import type { ConventionId } from "@pacte-hub/schema/model/convention";
import type { Dimension } from "@pacte-hub/schema/model/dimension";
import type { Partner } from "@pacte-hub/schema/model/partner";
import type { Day, PeriodCode } from "@pacte-hub/schema/model/period";
import type { Source } from "@pacte-hub/schema/model/provenance";
import type { Dataset, DatasetId, DisclosurePolicy, ProtectivePolicy } from "@pacte-hub/schema/model/release";
import type { TiedDatasets } from "@pacte-hub/schema/rules/concepts/relations";
import type { Knex } from "knex";

/** A dataset, and how its extract reads: data, not code. */
export interface Indicator extends Dataset {
  /** Column headers that hold the count, in the producers' own spellings; none when lines are counted. */
  readonly columns: readonly string[];
  /** "VALUE": a column holds the count; "LINES": the extract is a list, each line counts for one. */
  readonly counts: "VALUE" | "LINES";
  /** The step to which the producer rounded each figure before anyone received it, or null. */
  readonly roundedTo: number | null;
  /** What a published zero may be at most, where the source does not tell it from a cell it left blank. */
  readonly zeroAtMost?: number;
  /** The count under which the source writes "<5" in its place, where it says so; anywhere else such a bound is no figure. */
  readonly hiddenBelow?: number;
  /** What a territory without a line means: nobody counted, or (for complete lists) nobody is there. */
  readonly silence: "NOT_COLLECTED" | "ZERO";
  /** The kinds of period the extract may hold: a monthly stock is refused a quarter. */
  readonly periods: "MONTH" | "QUARTER" | "YEAR";
  /** By what it may be broken down; an extract that lacks an optional column brings its totals only. */
  readonly dimensions: readonly DimensionRead[];
  /** From one period to the next, the most by which the Department's total is multiplied or divided without a steward's word. */
  readonly mostChange?: number;
  /** The same of one commune, where one employer makes its figure; four times `mostChange` when not said. */
  readonly mostCommuneChange?: number;
  /** The most by which its territories move on average from a year to the next, |ln(after / before)|, without such a word. */
  readonly mostDrift?: number;
  /** The most persons or households for each inhabitant; one when not said. */
  readonly mostPerInhabitant?: number;
  /** The same column of the same source for the other departments; none when not said. */
  readonly benchmark?: BenchmarkFile;
}

/** A shipped file of the other departments, whose column is the first of the indicator's. */
export interface BenchmarkFile {
  /** Under data/. */
  readonly file: string;
  readonly source: Source;
}

/** How an extract's column reads as a dimension. */
export interface DimensionRead {
  readonly name: Dimension;
  readonly columns: readonly string[];
  readonly required: boolean;
}

/**
 * Datasets of the same people: whatever is known of one bears on the others, so they are protected together, and all
 * periods at once where stocks and flows tie them. The conceptual model says which (schema/rules/concepts).
 */
export type People = TiedDatasets;

/** A file shipped with the project, and what is known of it. */
export interface ShippedDataset {
  readonly dataset: DatasetId;
  /** Under data/, or its whole path. */
  readonly file: string;
  readonly source: Source;
  /** For extracts without a period column. */
  readonly period: PeriodCode | null;
  readonly provisional: boolean;
  /** The day its producer published the figures, as its source states it; null where none does: never supposed. */
  readonly producerPublishedOn: Day | null;
  /** Why it corrects what was shipped before of the same period, in French. */
  readonly correction?: string;
}

/** A file of invented counts, protected as real ones would be. */
export interface InventedDataset {
  readonly dataset: DatasetId;
  /** Its path. */
  readonly file: string;
  /** For extracts without a period column. */
  readonly period: PeriodCode | null;
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
  /** The rule of each dataset whose real figures are published here. */
  readonly policies: Readonly<Record<DatasetId, DisclosurePolicy>>;
  /** The rule of generated figures: the institution's own default, so that the demonstration shows it at work. */
  readonly demonstrationPolicies: Readonly<Record<DatasetId, ProtectivePolicy>>;
  readonly peoples: readonly People[];
  readonly shipped: readonly ShippedDataset[];
  /** Invented files, which a demonstration alone publishes, marked as such; none when not said. */
  readonly invented?: readonly InventedDataset[];
  readonly registers: readonly Register[];
  /** By dataset, the convention of the Pact that could open it: a refusal names it. */
  readonly unlockedBy: Readonly<Record<DatasetId, ConventionId>>;
  /** True: a grant takes effect when a second steward has approved it. */
  readonly decidesByTwo: boolean;
}

export function indicatorOf(institution: Institution, dataset: DatasetId): Indicator | undefined {
  return institution.indicators.find(({ id }) => id === dataset);
}
