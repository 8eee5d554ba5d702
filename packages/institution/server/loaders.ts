import type { Instant } from "@pacte-hub/schema/model/period";
import type { ReaderSession } from "../access/readerSession.ts";
import type { CacheState, ReleaseCache } from "../releases/cache/cache.ts";
import { cachedReleaseLoader, cachedReleasesLoader, cachedSeriesLoader } from "../releases/cache/cachedLoader.ts";
import { type ReleaseLoader, type ReleasesLoader, releaseLoader, releasesLoader } from "../releases/releases.ts";
import type { SeriesLoader } from "../releases/series.ts";
import { seriesOfDatabase } from "../releases/seriesOfDatabase.ts";
import { type VintageLoader, vintageLoader } from "../releases/vintageCells.ts";

/** What a request reads of the releases. Memory and database give the same answers; only the time differs. */
export interface Loaders {
  readonly series: SeriesLoader;
  readonly releases: ReleaseLoader;
  readonly releasesOf: ReleasesLoader;
  /** Totals of vintages, superseded ones too. */
  readonly vintages: VintageLoader;
}

export interface LoaderOptions {
  readonly readerSession: ReaderSession;
  readonly asOf: Instant | null;
  readonly memory?: ReleaseCache | null;
}

export function loadersOf({ readerSession, asOf, memory }: LoaderOptions): Loaders {
  if (!memory) {
    return {
      series: seriesOfDatabase(readerSession, asOf),
      releases: releaseLoader(readerSession.db),
      releasesOf: releasesLoader(readerSession.db, asOf),
      vintages: vintageLoader(readerSession),
    };
  }
  let stateRead: Promise<CacheState> | undefined;
  const state = (): Promise<CacheState> => {
    stateRead ??= memory.state(readerSession);
    return stateRead;
  };
  const request = { readerSession, asOf, memory, state };
  return {
    series: cachedSeriesLoader(request),
    releases: cachedReleaseLoader(request),
    releasesOf: cachedReleasesLoader(request),
    vintages: vintageLoader(readerSession),
  };
}
