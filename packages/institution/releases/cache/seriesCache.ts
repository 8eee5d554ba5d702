import type { Observation } from "@pacte-hub/schema/model/observation";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import { grouped } from "@pacte-hub/schema/rules/grouped";
import { LRUCache } from "lru-cache";
import type { ReaderSession } from "../../access/readerSession.ts";
import { type Fresh, type MissingCells, type Part, readParts } from "./parts.ts";

/** What one kind of ask needs: some parts of one dataset, on some territories. */
export interface CellsWanted {
  readonly parts: readonly Part[];
  readonly territories: readonly TerritoryCode[];
}

/** What a part says of a territory. */
export type CachedCells = (part: Part, territory: TerritoryCode) => readonly Observation[];

/** The same; undefined: the part said nothing at all to who read it, which may mean that it is hidden. */
export type SeenCells = (part: Part, territory: TerritoryCode) => readonly Observation[] | undefined;

export interface SeriesCache {
  /** Bytes held, as estimated. */
  size(): number;
  /** Whether what is needed fits together: else each would push out another, and none would be found again. */
  fits(needs: readonly CellsWanted[]): boolean;
  /** What is missing is read in one statement for each grant, once for all who wait. */
  seriesOf(readerSession: ReaderSession, needs: readonly CellsWanted[]): Promise<SeenCells>;
}

/**
 * What is known of one territory in one dataset, broken down one way, at one grain: what each release says of it, by the
 * id that names a release for ever. No instant and no reader adds to it, only how fine it was granted does.
 */
interface Series {
  readonly byRelease: Map<string, readonly Observation[]>;
  bytes: number;
}

/** A series grows where it stands; it is kept anew under another of these, so that its size is reckoned anew. */
interface CachedSeries {
  readonly series: Series;
}

/** Measured on the heap (360, 216 and 681 bytes), with some to spare. */
const bytesPerObservation = 420;
const bytesPerRelease = 240;
const bytesPerSeries = 750;

const seriesName = ({ entry, by, under }: Part, territory: TerritoryCode): string =>
  `${entry.release.dataset} ${by} ${under?.finest ?? "OPEN"} ${territory}`;

const releaseOf = ({ entry }: Part): string => entry.release.id;

/**
 * Keeps the series last used within a number of bytes: what is kept is what is asked, so that a department's readers are
 * served as well beside a hundred others as alone.
 */
export function seriesCache(bytes: number): SeriesCache {
  const cachedSeries = new LRUCache<string, CachedSeries>({
    maxSize: bytes,
    sizeCalculation: ({ series }) => series.bytes,
  });
  const coming = new Map<string, Promise<Fresh>>();

  function keep(name: string, series: Series): void {
    if (series.byRelease.size > 0) cachedSeries.set(name, { series });
  }

  return {
    size: () => cachedSeries.calculatedSize,
    fits: (needs) => needs.reduce((sum, need) => sum + reckoned(need), 0) <= bytes,
    async seriesOf(readerSession, needs) {
      const cached = new Map<string, Series>();
      const missing: MissingCells[] = [];
      for (const { parts, territories } of needs) {
        const [first] = parts;
        for (const territory of first ? territories : []) {
          const name = seriesName(first as Part, territory);
          const series = cached.get(name) ??
            cachedSeries.get(name)?.series ?? { byRelease: new Map(), bytes: bytesPerSeries };
          cached.set(name, series);
          for (const part of parts) if (!series.byRelease.has(releaseOf(part))) missing.push({ part, territory, name });
        }
      }
      if (missing.length > 0) await learn(readerSession, missing, cached);
      return (part, territory) => cached.get(seriesName(part, territory))?.byRelease.get(releaseOf(part));
    },
  };

  async function learn(
    readerSession: ReaderSession,
    missing: readonly MissingCells[],
    seriesByName: ReadonlyMap<string, Series>,
  ): Promise<void> {
    const awaited = new Set(missing.flatMap((pair) => coming.get(comingName(pair)) ?? []));
    const unasked = missing.filter((pair) => !coming.has(comingName(pair)));
    for (const group of grouped(unasked, ({ part }) => part.under?.grant ?? "").values()) {
      const reading = readParts(readerSession, group);
      awaited.add(reading);
      for (const pair of group) coming.set(comingName(pair), reading);
      const done = () => {
        for (const pair of group) coming.delete(comingName(pair));
      };
      reading.then(done, done);
    }
    for (const fresh of await Promise.all(awaited)) {
      for (const { part, territory, name } of missing) {
        const observations = fresh(part, territory);
        const series = seriesByName.get(name);
        if (observations && series && !series.byRelease.has(releaseOf(part))) {
          series.byRelease.set(releaseOf(part), observations);
          series.bytes += bytesPerRelease + observations.length * bytesPerObservation;
        }
      }
    }
    for (const name of new Set(missing.map(({ name }) => name))) keep(name, seriesByName.get(name) as Series);
  }
}

/** What is read under one grant is not waited for under another: the other's may end meanwhile. */
const comingName = ({ part, name }: MissingCells): string => `${name} ${releaseOf(part)} ${part.under?.grant}`;

/** A release's cells are spread over its territories, and all breakdowns: more than a part has, never much less. */
const reckoned = ({ parts, territories }: CellsWanted): number =>
  parts.reduce((sum, { entry: { cells, territories: territoryCount } }) => {
    const cellsPerTerritory = cells / Math.max(territoryCount, 1);
    return (
      sum + Math.min(territories.length, territoryCount) * (bytesPerRelease + cellsPerTerritory * bytesPerObservation)
    );
  }, 0);
