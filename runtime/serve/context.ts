import type { Knex } from "knex";
import type { Institution } from "../institution.ts";
import { type ReleaseLoader, type ReleasesLoader, releaseLoader, releasesLoader } from "../read/releases.ts";
import { type SeriesLoader, seriesLoader } from "../read/series.ts";

/** What a resolver is given: loaders that live for one request, and the institution it speaks for. */
export interface Context<Store = unknown> {
  readonly institution: Institution;
  readonly series: SeriesLoader;
  readonly releases: ReleaseLoader;
  readonly releasesOf: ReleasesLoader;
  /** Loaders over the entities the institution owns (its `store.ts`). */
  readonly store: Store;
}

export function contextOf<Store>(institution: Institution, db: Knex, storeOf: (db: Knex) => Store): Context<Store> {
  return {
    institution,
    series: seriesLoader(db),
    releases: releaseLoader(db),
    releasesOf: releasesLoader(db),
    store: storeOf(db),
  };
}
