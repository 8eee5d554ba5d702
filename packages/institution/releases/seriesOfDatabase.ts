import type { Instant } from "@pacte-hub/schema/model/period";
import type { ReleaseState } from "@pacte-hub/schema/model/release";
import { grouped } from "@pacte-hub/schema/rules/grouped";
import type { ReaderSession } from "../access/readerSession.ts";
import { asReadable, type CellRow, cellColumns, type OfRelease, observationOf } from "./observation.ts";
import { type ByTerritory, type SeriesAsk, type SeriesLoader, seriesLoader, statementOf } from "./series.ts";

/**
 * Series of one request read from the database, as they were at an instant (null: now): all territories asked of one
 * dataset and span in one statement.
 */
export function seriesOfDatabase(readerSession: ReaderSession, asOf: Instant | null): SeriesLoader {
  return seriesLoader(async (asks) => {
    const groups = grouped(asks, statementOf);
    const seriesByStatement = await Promise.all(
      [...groups].map(async ([name, group]) => [name, await readSeries(readerSession, asOf, group)] as const),
    );
    const series = new Map(seriesByStatement);
    return asks.map((ask) => series.get(statementOf(ask))?.get(ask.territory) ?? []);
  });
}

type Row = CellRow & OfRelease & { readonly state: ReleaseState };

/** Reads the current vintage of each period of one dataset and span, for all territories of the group. */
async function readSeries(
  readerSession: ReaderSession,
  asOf: Instant | null,
  group: readonly SeriesAsk[],
): Promise<ByTerritory> {
  const [sharedQuery] = group;
  if (!sharedQuery) return new Map();
  const { rows } = await readerSession.withGrant(sharedQuery.under).raw<{ rows: Row[] }>(
    `select ${cellColumns}, release.state, release.period, release.rounded_to as "roundedTo"
       from published.release_at(coalesce(:asOf::timestamptz, now())) as release
      cross join lateral (
        select cell.release, cell.territory, cell.breakdown, cell.status, cell.value, cell.lower_bound, cell.upper_bound,
               cell.standard_error, cell.present, cell.expected
          from published.cell
         where cell.release = release.id and cell.territory = any(:territories) and cell.dimensions = :by
        union all
        select silent.release, silent.territory, silent.breakdown, silent.status, null, null, null, null, null, null
          from published.silent_cell(array[release.id], array[:by], :territories) as silent
         where release.state in ('EMBARGOED', 'WITHDRAWN')) as cell
      where release.dataset = :dataset
        and (:first::date is null or release.first_day >= :first::date)
        and (:last::date is null or release.last_day <= :last::date)
        and release.demonstration = :demonstration
      order by cell.territory, release.first_day, release.last_day, cell.breakdown`,
    {
      asOf,
      dataset: sharedQuery.dataset,
      first: sharedQuery.first,
      last: sharedQuery.last,
      territories: group.map(({ territory }) => territory),
      by: sharedQuery.by,
      demonstration: sharedQuery.origin === "DEMONSTRATION",
    },
  );
  const byTerritory = grouped(rows, ({ territory }) => territory);
  return new Map(
    [...byTerritory].map(([territory, cells]) => [
      territory,
      cells.map((row) => asReadable(observationOf(row, row), row.state)),
    ]),
  );
}
