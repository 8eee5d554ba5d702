import type { Observation } from "@pacte-hub/schema/model/observation";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import type { GrantInUse, ReaderSession } from "../../access/readerSession.ts";
import { type CellRow, cellColumns, observationOf } from "../observation.ts";
import type { Entry } from "./catalogue.ts";

/** A release broken down by some dimensions, as a grant opens it. */
export interface Part {
  readonly entry: Entry;
  /** "age;sex"; "" for the totals. */
  readonly by: string;
  /** Decided before, by the reader's grant; null: open to all. */
  readonly under: GrantInUse | null;
}

/** Observations by part and territory; undefined where the pair was not queried, or may not have been visible. */
export type Fresh = (part: Part, territory: TerritoryCode) => readonly Observation[] | undefined;

/** What one part says of one territory is missing. */
export interface MissingCells {
  readonly part: Part;
  readonly territory: TerritoryCode;
  readonly name: string;
}

type Row = CellRow & { readonly by: string };

/** Reads what is missing in one statement: the parts, on the territories, that stand among the pairs. */
export async function readParts(readerSession: ReaderSession, pairs: readonly MissingCells[]): Promise<Fresh> {
  const parts = new Map(pairs.map(({ part }) => [nameOf(part), part]));
  const territories = [...new Set(pairs.map(({ territory }) => territory))];
  const { rows } = await readerSession.withGrant(pairs[0]?.part.under ?? null).raw<{ rows: Row[] }>(
    `select ${cellColumns}, cell.dimensions as by
       from unnest(:releases::text[], :bys::text[]) as asked (release, dimensions)
       join published.cell using (release, dimensions)
      where cell.territory = any(:territories)
      order by cell.breakdown`,
    {
      releases: [...parts.values()].map(({ entry }) => entry.release.id),
      bys: [...parts.values()].map(({ by }) => by),
      territories,
    },
  );
  return freshCells(rows, parts, territories);
}

/** A part that said nothing at all may have been closed meanwhile: that is not remembered as an emptiness. */
function freshCells(
  rows: readonly Row[],
  parts: ReadonlyMap<string, Part>,
  territories: readonly TerritoryCode[],
): Fresh {
  // Each code is kept once, not once a row as the driver gives it.
  const codes = new Map(territories.map((code) => [code, code]));
  const byPart = new Map<string, Map<TerritoryCode, Observation[]>>();
  for (const row of rows) {
    const part = parts.get(`${row.release} ${row.by}`);
    const territory = codes.get(row.territory);
    if (!part || territory === undefined) continue;
    const { release, roundedTo } = part.entry;
    const name = nameOf(part);
    const byTerritory = byPart.get(name) ?? new Map<TerritoryCode, Observation[]>();
    byPart.set(name, byTerritory);
    const series = byTerritory.get(territory) ?? [];
    byTerritory.set(territory, series);
    series.push(observationOf({ ...row, territory, release: release.id }, { period: release.period, roundedTo }));
  }
  return (part, territory) => {
    const byTerritory = byPart.get(nameOf(part));
    return byTerritory && codes.has(territory) ? (byTerritory.get(territory) ?? none) : undefined;
  };
}

const none: readonly Observation[] = Object.freeze([]);

const nameOf = ({ entry, by }: Part): string => `${entry.release.id} ${by}`;
