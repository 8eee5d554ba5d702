import type { Queryable } from "@pacte-hub/postgres/queryable";
import type { Instant } from "@pacte-hub/schema/model/period";
import type { ReaderSession } from "../../access/readerSession.ts";
import { type Catalogue, covers, isSame, isWhole, readCatalogue, type Version } from "./catalogue.ts";
import { type SeriesCache, seriesCache } from "./seriesCache.ts";

/** How things stand when a request asks: nothing of it is older than the request. */
export interface CacheState {
  readonly catalogue: Catalogue;
  /** The real instant, by the database's clock, in milliseconds since 1970. */
  readonly now: number;
}

/** What a subgraph keeps in memory of what it has published. */
export interface ReleaseCache {
  readonly series: SeriesCache;
  state(readerSession: Pick<ReaderSession, "admission" | "db">): Promise<CacheState>;
  /** Reads the catalogue before anyone asks: what a notice of a publication or a withdrawal is for. */
  refresh(db: Queryable): Promise<void>;
}

/** What one request is answered from. */
export interface Request {
  readonly readerSession: ReaderSession;
  readonly memory: ReleaseCache;
  readonly asOf: Instant | null;
  /** Asked at most once. */
  state(): Promise<CacheState>;
}

/**
 * A memory without a window: each request learns from the database, in the message that lets it in, how many releases were
 * ever published and withdrawn. A withdrawal whose commit was acknowledged is counted by every statement that begins later,
 * so it takes effect on the very next request; notices only make the catalogue ready sooner, and losing them costs
 * nothing but that.
 */
export function releaseCache(bytes: number): ReleaseCache {
  let latest: Catalogue | null = null;
  let reading: Promise<Catalogue> | null = null;

  function refreshCatalogue(db: Queryable): Promise<Catalogue> {
    reading ??= readCatalogue(db)
      .then((catalogue) => {
        latest = catalogue;
        return catalogue;
      })
      .finally(() => {
        reading = null;
      });
    return reading;
  }

  async function current(db: Queryable, version: Version, now: number): Promise<Catalogue> {
    if (latest && isSame(latest.version, version) && isWhole(latest, now)) return latest;
    // A reading under way may have begun before what this request must see, and may fail for a reason of its own.
    const underWay = await reading?.catch(() => null);
    return underWay && covers(underWay.version, version) && isWhole(underWay, now) ? underWay : refreshCatalogue(db);
  }

  return {
    series: seriesCache(bytes),
    async state({ admission, db }) {
      const { published, withdrawn, now } = await admission;
      return { catalogue: await current(db, { published, withdrawn }, now), now };
    },
    async refresh(db) {
      // One that is under way may have begun before the notice.
      await reading?.catch(() => undefined);
      await refreshCatalogue(db);
    },
  };
}
