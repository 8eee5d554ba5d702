import DataLoader from "dataloader";
import type { Knex } from "knex";
import { breakdownOf } from "../../schema/language/dimension.ts";
import type { Bounds, Observation, ObservationStatus } from "../../schema/language/observation.ts";
import type { Day, Instant, PeriodCode } from "../../schema/language/period.ts";
import type { DatasetId, Origin, ReleaseId, ReleaseState } from "../../schema/language/release.ts";
import type { TerritoryCode } from "../../schema/language/territory.ts";
import { grouped } from "../../schema/rules/grouped.ts";

/** What one field asks: a dataset's series on a territory, from a day to a day, in total or by a dimension. */
export interface SeriesAsk {
  readonly dataset: DatasetId;
  readonly territory: TerritoryCode;
  readonly first: Day | null;
  readonly last: Day | null;
  /** Alphabetical, joined by ";": "age;sex"; "" for the totals. */
  readonly by: string;
  readonly origin: Origin;
}

export type SeriesLoader = DataLoader<SeriesAsk, readonly Observation[], string>;

/**
 * Series of one request, as they were at an instant (null: now): all territories asked of one dataset and span are read
 * in one statement.
 */
export function seriesLoader(db: Knex, asOf: Instant | null): SeriesLoader {
  return new DataLoader<SeriesAsk, readonly Observation[], string>(
    async (asks) => {
      const groups = grouped(asks, statementOf);
      const found = await Promise.all([...groups.values()].map((group) => readSeries(db, asOf, group)));
      const series = new Map(found.flatMap((one) => [...one]));
      return asks.map((ask) => series.get(nameOf(ask)) ?? []);
    },
    { cacheKeyFn: nameOf },
  );
}

const statementOf = ({ dataset, first, last, by, origin }: SeriesAsk): string =>
  [dataset, first, last, by, origin].join("|");
const nameOf = (ask: SeriesAsk): string => `${statementOf(ask)}|${ask.territory}`;

interface CellRow {
  readonly territory: TerritoryCode;
  readonly breakdown: string;
  readonly state: ReleaseState;
  readonly status: ObservationStatus;
  readonly value: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly standardError: number | null;
  readonly present: number | null;
  readonly expected: number | null;
  readonly release: ReleaseId;
  readonly period: PeriodCode;
  readonly roundedTo: number | null;
}

/** Reads the current vintage of each period of one dataset and span, for all territories of the group. */
async function readSeries(
  db: Knex,
  asOf: Instant | null,
  group: readonly SeriesAsk[],
): Promise<Map<string, Observation[]>> {
  const [ask] = group;
  if (!ask) return new Map();
  const { rows } = await db.raw<{ rows: CellRow[] }>(
    `select cell.territory, cell.breakdown, release.state, cell.status, cell.value::float8 as value,
            cell.lower_bound::float8 as min, cell.upper_bound::float8 as max,
            cell.standard_error::float8 as "standardError", cell.present, cell.expected,
            release.id as release, release.period, release.rounded_to as "roundedTo"
       from published.release_at(coalesce(:asOf::timestamptz, now())) as release
       join published.cell on cell.release = release.id
      where release.dataset = :dataset
        and (:first::date is null or release.first_day >= :first::date)
        and (:last::date is null or release.last_day <= :last::date)
        and cell.territory = any(:territories)
        and cell.dimensions = :by
        and release.demonstration = :demonstration
      order by cell.territory, release.first_day, release.last_day, cell.breakdown`,
    {
      asOf,
      dataset: ask.dataset,
      first: ask.first,
      last: ask.last,
      territories: group.map(({ territory }) => territory),
      by: ask.by,
      demonstration: ask.origin === "DEMONSTRATION",
    },
  );
  const byTerritory = grouped(rows, ({ territory }) => territory);
  return new Map(group.map((one) => [nameOf(one), (byTerritory.get(one.territory) ?? []).map(observationOf)]));
}

/** The row of a published cell says what an observation says: the database's checks keep value and status together. */
function observationOf(row: CellRow): Observation {
  const { territory, period, release, state, status, value, present, expected } = row;
  const said = {
    territoryCode: territory,
    period,
    release,
    ...breakdownOf(row.breakdown),
    coverage: present === null || expected === null ? null : { present, expected },
  };
  const silent = { ...said, value: null, standardError: null, roundedTo: null } as const;
  // An embargo and a withdrawal cover the whole table: not even what was collected is told.
  if (state === "EMBARGOED" || state === "WITHDRAWN") return { ...silent, status: state, bounds: null, coverage: null };
  const bounds: Bounds | null = row.min === null || row.max === null ? null : { min: row.min, max: row.max };
  if (status === "PUBLISHED" || status === "ROUNDED" || status === "PARTIAL") {
    const figure = value ?? Number.NaN;
    const { standardError, roundedTo } = row;
    return { ...said, status, value: figure, bounds: bounds ?? { min: figure, max: figure }, standardError, roundedTo };
  }
  return status === "WITHHELD" ? { ...silent, status, bounds } : { ...silent, status, bounds: null };
}
