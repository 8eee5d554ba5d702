import type { Observation } from "@pacte-hub/schema/model/observation";
import type { ReleaseState } from "@pacte-hub/schema/model/release";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import { grouped } from "@pacte-hub/schema/rules/grouped";
import type { ReaderSession } from "../../access/readerSession.ts";
import { type CellRow, observationOf } from "../observation.ts";
import type { Part } from "./parts.ts";
import type { CachedCells, CellsWanted } from "./seriesCache.ts";

/** A release that says no figure: not yet, or no more. */
export const isUnpublished = (state: ReleaseState): boolean => state === "EMBARGOED" || state === "WITHDRAWN";

type Row = Pick<CellRow, "release" | "territory" | "breakdown" | "status"> & { readonly by: string };

const nothing = { value: null, min: null, max: null, standardError: null, present: null, expected: null };

/**
 * Which cells silent releases have, in one statement for each grant. Nothing of it is kept: what says nothing today may
 * say something tomorrow.
 */
export async function readUnpublished(
  readerSession: ReaderSession,
  needs: readonly CellsWanted[],
): Promise<CachedCells> {
  const parts = needs.flatMap(({ parts }) => parts);
  const territories = [...new Set(needs.flatMap(({ parts, territories }) => (parts.length > 0 ? territories : [])))];
  const groups = [...grouped(parts, ({ under }) => under?.grant ?? "").values()];
  const cellsByGrant = await Promise.all(groups.map((group) => cellsOf(readerSession, group, territories)));
  const observations = new Map<string, Observation[]>();
  for (const [name, observation] of cellsByGrant.flat())
    observations.set(name, [...(observations.get(name) ?? []), observation]);
  return (part, territory) => observations.get(nameOf(part, territory)) ?? [];
}

async function cellsOf(
  readerSession: ReaderSession,
  group: readonly Part[],
  territories: readonly TerritoryCode[],
): Promise<(readonly [string, Observation])[]> {
  const parts = new Map(group.map((part) => [`${part.entry.release.id} ${part.by}`, part]));
  const { rows } = await readerSession.withGrant(group[0]?.under ?? null).raw<{ rows: Row[] }>(
    `select release, territory, breakdown, status, dimensions as by
       from published.silent_cell(:releases::text[], :bys::text[], :territories::text[])
      order by breakdown`,
    {
      releases: [...parts.values()].map(({ entry }) => entry.release.id),
      bys: [...parts.values()].map(({ by }) => by),
      territories,
    },
  );
  return rows.flatMap((row) => {
    const part = parts.get(`${row.release} ${row.by}`);
    if (!part) return [];
    const { release, roundedTo } = part.entry;
    return [
      [nameOf(part, row.territory), observationOf({ ...row, ...nothing }, { period: release.period, roundedTo })],
    ] as const;
  });
}

const nameOf = ({ entry, by, under }: Part, territory: TerritoryCode): string =>
  [entry.release.id, by, under?.grant, territory].join(" ");
