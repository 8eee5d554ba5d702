import { LRUCache } from "lru-cache";
import type { Observation } from "../../../schema/language/observation.ts";
import type { TerritoryCode } from "../../../schema/language/territory.ts";
import { grouped } from "../../../schema/rules/grouped.ts";
import type { Grounds, Turn } from "../../authority/grants/turn.ts";
import { type CellRow, cellColumns, observationOf } from "../observation.ts";
import type { ByTerritory } from "../series.ts";
import type { Entry } from "./catalogue.ts";

/** A release broken down by some dimensions: one slice, all its territories that the grant is fine enough for. */
export interface SliceAsk {
  readonly entry: Entry;
  /** "age;sex"; "" for the totals. */
  readonly by: string;
  /** Decided before, by the reader's grant; null: open to all. */
  readonly under: Grounds | null;
}

/** Slices by name (`sliceName`). */
export type Slices = ReadonlyMap<string, ByTerritory>;

export interface SliceMemory {
  /** Bytes held, as estimated. */
  size(): number;
  /** Whether slices fit together: else each would push out another, and none would be found again. */
  fits(asks: readonly SliceAsk[]): boolean;
  slicesOf(turn: Turn, asks: readonly SliceAsk[]): Promise<Slices>;
}

/** What an observation (503 bytes measured, all its parts said) and a territory's entry take, with some to spare. */
const bytesPerObservation = 560;
const bytesPerTerritory = 180;
const bytesPerSlice = 1_000;

/**
 * A release never changes, so its hash names it for ever; no instant, reader or territory asked adds a slice, only how
 * fine it was granted does.
 */
export const sliceName = ({ entry, by, under }: SliceAsk): string =>
  `${entry.release.id} ${entry.release.contentHash} ${by} ${under?.finest ?? "OPEN"}`;

/** What is read under one grant is not waited for under another: the other's may end meanwhile. */
const comingName = (ask: SliceAsk): string => `${sliceName(ask)} ${ask.under?.grant}`;

/** Keeps the slices last used within a number of bytes. What is missing is read in one statement, once for all who wait. */
export function sliceMemory(bytes: number): SliceMemory {
  const held = new LRUCache<string, ByTerritory>({ maxSize: bytes, sizeCalculation: sizeOf });
  const coming = new Map<string, Promise<Slices>>();

  async function read(turn: Turn, missing: readonly SliceAsk[]): Promise<Slices> {
    const reading = readSlices(turn, missing);
    for (const ask of missing) coming.set(comingName(ask), reading);
    try {
      const slices = await reading;
      for (const [name, slice] of slices) if (slice.size > 0) held.set(name, slice);
      return slices;
    } finally {
      for (const ask of missing) coming.delete(comingName(ask));
    }
  }

  return {
    size: () => held.calculatedSize,
    fits: (asks) => asks.reduce((sum, { entry }) => sum + entry.cells * bytesPerObservation, 0) <= bytes,
    async slicesOf(turn, asks) {
      const names = asks.map(sliceName);
      const found = new Map(names.map((name) => [name, held.get(name)]));
      const absent = asks.filter((ask) => !found.get(sliceName(ask)));
      const awaited = absent.map((ask) => coming.get(comingName(ask)));
      const missing = absent.filter((ask) => !coming.has(comingName(ask)));
      for (const group of grouped(missing, ({ under }) => under?.grant ?? "").values()) awaited.push(read(turn, group));
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

async function readSlices(turn: Turn, asks: readonly SliceAsk[]): Promise<Slices> {
  const { rows } = await turn.under(asks[0]?.under ?? null).raw<{ rows: (CellRow & { readonly by: string })[] }>(
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
