import type { Knex } from "knex";
import type { Instant } from "../../schema/language/period.ts";
import type { Institution } from "../institution.ts";
import { type FileLoader, fileLoader } from "../read/file.ts";
import { type ReleaseLoader, type ReleasesLoader, releaseLoader, releasesLoader } from "../read/releases.ts";
import { type SeriesLoader, seriesLoader } from "../read/series.ts";

/** What a resolver is given: loaders that live for one request, and the institution it speaks for. */
export interface Context<Store = unknown> {
  readonly institution: Institution;
  readonly series: SeriesLoader;
  readonly releases: ReleaseLoader;
  readonly releasesOf: ReleasesLoader;
  readonly files: FileLoader;
  /** Loaders over the entities the institution owns (its `store.ts`). */
  readonly store: Store;
}

/** What a request is answered from. */
export interface Answering<Store> {
  readonly institution: Institution;
  readonly db: Knex;
  readonly asOf: Instant | null;
  storeOf(db: Knex): Store;
}

export function contextOf<Store>({ institution, db, asOf, storeOf }: Answering<Store>): Context<Store> {
  return {
    institution,
    series: seriesLoader(db, asOf),
    releases: releaseLoader(db),
    releasesOf: releasesLoader(db, asOf),
    files: fileLoader(db),
    store: storeOf(db),
  };
}
