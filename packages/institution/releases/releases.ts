import type { Queryable } from "@pacte-hub/postgres/queryable";
import type { Instant } from "@pacte-hub/schema/model/period";
import type { DatasetId, Release, ReleaseId } from "@pacte-hub/schema/model/release";
import { withoutOracles } from "@pacte-hub/schema/rules/digests";
import { grouped } from "@pacte-hub/schema/rules/grouped";
import DataLoader from "dataloader";
import { type ReleaseRow, releaseColumns, releaseOf, type StateField } from "./releaseRow.ts";

export type ReleaseLoader = DataLoader<ReleaseId, Release | null>;
export type ReleasesLoader = DataLoader<DatasetId, readonly Release[]>;

/** Releases by id, all those of a request in one statement. */
export function releaseLoader(db: Queryable): ReleaseLoader {
  return new DataLoader<ReleaseId, Release | null>(async (ids) => {
    const releases = await readReleases(db, "where id = any(?)", [ids]);
    const byId = new Map(releases.map((release) => [release.id, release]));
    return ids.map((id) => byId.get(id) ?? null);
  });
}

/** Every release of a dataset known at an instant (null: now), superseded ones included, by period and vintage. */
export function releasesLoader(db: Queryable, asOf: Instant | null): ReleasesLoader {
  return new DataLoader<DatasetId, readonly Release[]>(async (datasets) => {
    const condition = "where dataset = any(?) and least(known_at, published_at) <= coalesce(?::timestamptz, now())";
    const releases = await readReleases(db, condition, [datasets, asOf]);
    const byDataset = grouped(releases, ({ dataset }) => dataset);
    return datasets.map((dataset) => byDataset.get(dataset) ?? []);
  });
}

async function readReleases(
  db: Queryable,
  condition: string,
  bindings: readonly (readonly string[] | string | null)[],
): Promise<Release[]> {
  const { rows } = await db.raw<{ rows: (ReleaseRow & Pick<Release, StateField>)[] }>(
    `select ${releaseColumns}, state, withheld
       from published.standing ${condition}
      order by dataset, first_day, last_day, vintage`,
    bindings as (string[] | string | null)[] as never[],
  );
  return rows.map((row) => withoutOracles(releaseOf(row)));
}
