import type { Instant } from "@pacte-hub/schema/model/period";
import type { Turn } from "../access/readerSession.ts";
import type { ReleaseMemory, Standing } from "../releases/cache/cache.ts";
import { releasesByDatasetOfMemory, releasesOfMemory, seriesOfMemory } from "../releases/cache/cachedLoader.ts";
import { type ReleaseLoader, type ReleasesLoader, releaseLoader, releasesLoader } from "../releases/releases.ts";
import type { SeriesLoader } from "../releases/series.ts";
import { seriesOfDatabase } from "../releases/seriesOfDatabase.ts";

/** What a request reads of the releases. Memory and database give the same answers; only the time differs. */
export interface Reading {
  readonly series: SeriesLoader;
  readonly releases: ReleaseLoader;
  readonly releasesOf: ReleasesLoader;
}

export interface Read {
  readonly turn: Turn;
  readonly asOf: Instant | null;
  readonly memory?: ReleaseMemory | null;
}

export function readingOf({ turn, asOf, memory }: Read): Reading {
  if (!memory) {
    return {
      series: seriesOfDatabase(turn, asOf),
      releases: releaseLoader(turn.db),
      releasesOf: releasesLoader(turn.db, asOf),
    };
  }
  let asked: Promise<Standing> | undefined;
  const standing = (): Promise<Standing> => {
    asked ??= memory.standing(turn);
    return asked;
  };
  const request = { turn, asOf, memory, standing };
  return {
    series: seriesOfMemory(request),
    releases: releasesOfMemory(request),
    releasesOf: releasesByDatasetOfMemory(request),
  };
}
