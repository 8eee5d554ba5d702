import type { Observation } from "@pacte-hub/schema/model/observation";
import type { Day } from "@pacte-hub/schema/model/period";
import type { DatasetId, Origin } from "@pacte-hub/schema/model/release";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import DataLoader from "dataloader";
import type { GrantInUse } from "../access/readerSession.ts";

/**
 * What one field asks: a dataset's series on a territory, from a day to a day, in total or by a dimension. Who may ask
 * it is decided before: those who read below, memory or database, know under which grant, and no reader.
 */
export interface SeriesAsk {
  readonly dataset: DatasetId;
  readonly territory: TerritoryCode;
  readonly first: Day | null;
  readonly last: Day | null;
  /** Alphabetical, joined by ";": "age;sex"; "" for the totals. */
  readonly by: string;
  readonly origin: Origin;
  readonly under: GrantInUse | null;
}

export type SeriesLoader = DataLoader<SeriesAsk, readonly Observation[], string>;

export type ByTerritory = ReadonlyMap<TerritoryCode, readonly Observation[]>;

export const seriesLoader = (load: (asks: readonly SeriesAsk[]) => Promise<(readonly Observation[])[]>): SeriesLoader =>
  new DataLoader<SeriesAsk, readonly Observation[], string>(load, { cacheKeyFn: nameOf });

/** The same for asks that differ by their territory alone: they are read together. */
export const statementOf = ({ dataset, first, last, by, origin, under }: SeriesAsk): string =>
  [dataset, first, last, by, origin, under?.grant].join("|");

const nameOf = (ask: SeriesAsk): string => `${statementOf(ask)}|${ask.territory}`;
