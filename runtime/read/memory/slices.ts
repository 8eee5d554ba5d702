import type { Knex } from "knex";
import { LRUCache } from "lru-cache";
import type { Observation } from "../../../schema/language/observation.ts";
import type { TerritoryCode } from "../../../schema/language/territory.ts";
import { grouped } from "../../../schema/rules/grouped.ts";
import { type CellRow, cellColumns, observationOf } from "../observation.ts";
import type { ByTerritory } from "../series.ts";
import type { Entry } from "./catalogue.ts";

/** A release broken down by some dimensions: one slice, all its territories. */
export interface SliceAsk {
  readonly entry: Entry;
  /** "age;sex"; "" for the totals. */
  readonly by: string;
}

/** Slices by name (`sliceName`). */
export type Slices = ReadonlyMap<string, ByTerritory>;

export interface SliceMemory {
  /** Bytes held, as estimated. */
  size(): number;
  /** Whether slices fit together: else each would push out another, and none would be found again. */
  fits(asks: readonly SliceAsk[]): boolean;
  slicesOf(db: Knex, asks: readonly SliceAsk[]): Promise<Slices>;
}

/** What an observation (503 bytes measured, all its parts said) and a territory's entry take, with some to spare. */
const bytesPerObservation = 560;
const bytesPerTerritory = 180;
const bytesPerSlice = 1_000;

/** A release never changes, so its hash names it for ever; no instant, reader or territory asked adds a slice. */
export const sliceName = ({ entry, by }: SliceAsk): string => `${entry.release.id} ${entry.release.contentHash} ${by}`;

/** Keeps the slices last used within a number of bytes. What is missing is read in one statement, once for all who wait. */
export function sliceMemory(bytes: number): SliceMemory {
  const held = new LRUCache<string, ByTerritory>({ maxSize: bytes, sizeCalculation: sizeOf });
  const coming = new Map<string, Promise<Slices>>();

  async function read(db: Knex, missing: readonly SliceAsk[]): Promise<Slices> {
    const reading = readSlices(db, missing);
    for (const ask of missing) coming.set(sliceName(ask), reading);
    try {
      const slices = await reading;
      for (const [name, slice] of slices) if (slice.size > 0) held.set(name, slice);
      return slices;
    } finally {
      for (const ask of missing) coming.delete(sliceName(ask));
    }
  }

  return {
    size: () => held.calculatedSize,
    fits: (asks) => asks.reduce((sum, { entry }) => sum + entry.cells * bytesPerObservation, 0) <= bytes,
    async slicesOf(db, asks) {
      const names = asks.map(sliceName);
      const found = new Map(names.map((name) => [name, held.get(name)]));
      const missing = asks.filter((_, at) => !found.get(names[at]!) && !coming.has(names[at]!));
      const awaited = names.filter((name) => !found.get(name)).map((name) => coming.get(name));
      if (missing.length > 0) awaited.push(read(db, missing));
      for (const slices of await Promise.all(awaited)) {
        for (const name of names) if (slices?.has(name)) found.set(name, slices.get(name));
      }
      return found as Slices;
    },
  };
}

function sizeOf(slice: ByTerritory): number {
  let size = bytesPerSlice;
  for (const observations of slice.values()) size += bytesPerTerritory + observations.length * bytesPerObservation;
  return size;
}

async function readSlices(db: Knex, asks: readonly SliceAsk[]): Promise<Slices> {
  const { rows } = await db.raw<{ rows: (CellRow & { readonly by: string })[] }>(
    `select ${cellColumns}, cell.dimensions as by
       from unnest(:releases::text[], :bys::text[]) as asked (release, dimensions)
       join published.cell using (release, dimensions)
      order by cell.breakdown`,
    { releases: asks.map(({ entry }) => entry.release.id), bys: asks.map(({ by }) => by) },
  );
  const bySlice = grouped(rows, ({ release, by }) => `${release} ${by}`);
  const words = new Map<TerritoryCode, TerritoryCode>();
  return new Map(
    asks.map((ask) => [
      sliceName(ask),
      sliceOf(bySlice.get(`${ask.entry.release.id} ${ask.by}`) ?? [], ask.entry, words),
    ]),
  );
}

/** Each territory's code is kept once, not once per row the driver gives. */
function sliceOf(rows: readonly CellRow[], entry: Entry, words: Map<TerritoryCode, TerritoryCode>): ByTerritory {
  const { release, roundedTo } = entry;
  const { id, period } = release;
  const slice = new Map<TerritoryCode, Observation[]>();
  for (const row of rows) {
    const territory = words.get(row.territory) ?? row.territory;
    words.set(territory, territory);
    const observation = observationOf({ ...row, territory, release: id }, { period, roundedTo });
    const series = slice.get(territory);
    if (series) series.push(observation);
    else slice.set(territory, [observation]);
  }
  return slice;
}
