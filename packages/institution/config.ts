import type { ConventionId } from "@pacte-hub/schema/model/convention";
import type { Dimension } from "@pacte-hub/schema/model/dimension";
import type { Partner } from "@pacte-hub/schema/model/partner";
import type { Day, PeriodCode } from "@pacte-hub/schema/model/period";
import type { Source } from "@pacte-hub/schema/model/provenance";
import type { Dataset, DatasetId, DisclosurePolicy, ProtectivePolicy } from "@pacte-hub/schema/model/release";
import type { TiedDatasets } from "@pacte-hub/schema/rules/concepts/relations";
import type { Knex } from "knex";

/** A dataset, and how its extract is read: declared as data. */
export interface Indicator extends Dataset {
  /** Headers of the column with the count, in the producers' spellings; empty when lines are counted. */
  readonly columns: readonly string[];
  /** "VALUE": a column holds the count. "LINES": the extract is a list, of which each line counts one. */
  readonly counts: "VALUE" | "LINES";
  /** The step to which the producer rounded each figure before anyone received it, or null. */
  readonly roundedTo: number | null;
  /** The largest true count behind a published zero, where the source does not distinguish zeros from blank cells. */
  readonly zeroAtMost?: number;
  /** The threshold below which the source writes "<5" instead of the count; absent: such text is a fault. */
  readonly hiddenBelow?: number;
  /** What a territory without a line means: not collected or, for complete lists, zero. */
  readonly silence: "NOT_COLLECTED" | "ZERO";
  /** The kind of period of the extract: others are refused. */
  readonly periods: "MONTH" | "QUARTER" | "YEAR";
  /** Its dimensions; an extract without the column of an optional one has totals only. */
  readonly dimensions: readonly DimensionRead[];
  /** The largest factor by which the Department's total may change between two periods without a steward's confirmation. */
  readonly mostChange?: number;
  /** The same for one commune, where one employer may make up its figure; default: four times `mostChange`. */
  readonly mostCommuneChange?: number;
  /** The largest mean yearly change of its territories, |ln(after / before)|, without such a confirmation. */
  readonly mostDrift?: number;
  /** The most persons or households per inhabitant; default: 1. */
  readonly mostPerInhabitant?: number;
  /** The same column of the same source for the other departments; absent: none. */
  readonly benchmark?: BenchmarkFile;
}

/** A shipped file of the other departments; its column is the indicator's first. */
export interface BenchmarkFile {
  /** Under data/. */
  readonly file: string;
  readonly source: Source;
}

/** How a column of the extract is read as a dimension. */
export interface DimensionRead {
  readonly name: Dimension;
  readonly columns: readonly string[];
  readonly required: boolean;
}

/**
 * Datasets that count the same people: figures of one reveal something about the others, so they are protected together, and
 * all periods at once where stocks and flows tie them. The conceptual model defines them (schema/rules/concepts).
 */
export type People = TiedDatasets;

/** A data file shipped with the project, and its metadata. */
export interface ShippedDataset {
  readonly dataset: DatasetId;
  /** Under data/, or its whole path. */
  readonly file: string;
  readonly source: Source;
  /** For extracts without a period column. */
  readonly period: PeriodCode | null;
  readonly provisional: boolean;
  /** The day its producer published the figures, as its source states it; null when unknown (never guessed). */
  readonly producerPublishedOn: Day | null;
  /** Why it corrects an earlier file of the same period, in French. */
  readonly correction?: string;
}

/** A file of invented counts, protected like real ones. */
export interface InventedDataset {
  readonly dataset: DatasetId;
  /** Its path. */
  readonly file: string;
  /** For extracts without a period column. */
  readonly period: PeriodCode | null;
}

/** A register of the institution, loaded from a shipped file by its steward's login. */
export interface Register {
  readonly id: string;
  /** French. */
  readonly title: string;
  /** Under data/. */
  readonly file: string;
  /** Replaces what the register holds, within the caller's transaction. */
  load(db: Knex): Promise<void>;
}

/** Everything that distinguishes an institution, except its graph. */
export interface Institution {
  readonly partner: Partner;
  readonly indicators: readonly Indicator[];
  /** The disclosure policy of each dataset of real figures. */
  readonly policies: Readonly<Record<DatasetId, DisclosurePolicy>>;
  /** The disclosure policy of generated figures: the institution's default, so that the demonstration shows it at work. */
  readonly demonstrationPolicies: Readonly<Record<DatasetId, ProtectivePolicy>>;
  readonly peoples: readonly People[];
  readonly shipped: readonly ShippedDataset[];
  /** Invented files, published only by a demonstration and marked as such; absent: none. */
  readonly invented?: readonly InventedDataset[];
  readonly registers: readonly Register[];
  /** By dataset, the convention of the Pact that could grant access; refusals name it. */
  readonly unlockedBy: Readonly<Record<DatasetId, ConventionId>>;
  /** True: a grant takes effect only once a second steward has approved it. */
  readonly decidesByTwo: boolean;
}

export function indicatorOf(institution: Institution, dataset: DatasetId): Indicator | undefined {
  return institution.indicators.find(({ id }) => id === dataset);
}
