import type { Queryable } from "@pacte-hub/postgres/queryable";
import type { Day } from "@pacte-hub/schema/model/period";
import type { DatasetId, Release, ReleaseId, ReleaseState } from "@pacte-hub/schema/model/release";
import { grouped } from "@pacte-hub/schema/rules/grouped";
import type { PublicationCounts } from "../../access/readerSession.ts";
import { type ReleaseRow, releaseColumns, releaseOf } from "../releaseRow.ts";

/** A release as the catalogue keeps it: all but its cells, and but what the clock alone decides. */
export interface Entry {
  readonly release: Omit<Release, "state">;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly roundedTo: number | null;
  /** All it holds, absences included, and on how many territories. */
  readonly cells: number;
  readonly territories: number;
  /** Milliseconds since 1970, by the database's clock. */
  readonly publishedMs: number;
  readonly effectiveMs: number;
  /** From when the past knows it: before it came out here where its producer had published it. */
  readonly knownMs: number;
}

/** Neither number is ever taken back, so two equal versions are the same catalogue. */
export type Version = Omit<PublicationCounts, "now">;

/** Every release ever published, and what became of it. */
export interface Catalogue {
  readonly version: Version;
  readonly byId: ReadonlyMap<ReleaseId, Entry>;
  /** By period, then vintage. */
  readonly byDataset: ReadonlyMap<DatasetId, readonly Entry[]>;
  /** The vintages of one dataset and period. */
  readonly vintages: ReadonlyMap<string, readonly Entry[]>;
  /** When the next embargo ends, in milliseconds since 1970: until then the database hides that release's digests. */
  readonly wholeUntilMs: number;
}

/** Whether it is still what the database would say at an instant. */
export const isWhole = ({ wholeUntilMs }: Catalogue, now: number): boolean => now < wholeUntilMs;

type Row = ReleaseRow & Omit<Entry, "release"> & Pick<Release, "withheld">;

/** Reads the whole catalogue in one statement. */
export async function readCatalogue(db: Queryable): Promise<Catalogue> {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `select ${releaseColumns}, first_day::text as "firstDay", last_day::text as "lastDay", rounded_to as "roundedTo",
            (extract(epoch from published_at) * 1000)::float8 as "publishedMs",
            (extract(epoch from effective_at) * 1000)::float8 as "effectiveMs",
            (extract(epoch from known_at) * 1000)::float8 as "knownMs", cells, withheld, territories
       from published.standing
      order by dataset, first_day, last_day, vintage`,
  );
  return catalogueOf(rows.map(entryOf));
}

function entryOf(row: Row): Entry {
  const { firstDay, lastDay, roundedTo, publishedMs, effectiveMs, knownMs, cells, territories, ...release } = row;
  const instants = { publishedMs, effectiveMs, knownMs };
  return { release: releaseOf(release), cells, territories, firstDay, lastDay, roundedTo, ...instants };
}

const catalogueOf = (entries: readonly Entry[]): Catalogue => ({
  version: {
    published: entries.length,
    withdrawn: entries.filter(({ release }) => release.withdrawnAt !== null).length,
  },
  byId: new Map(entries.map((entry) => [entry.release.id, entry])),
  byDataset: grouped(entries, ({ release }) => release.dataset),
  vintages: grouped(entries, ({ release }) => vintagesNameOf(release)),
  wholeUntilMs: entries
    .filter(({ release }) => release.contentHash === null && release.withdrawnAt === null)
    .reduce((first, { effectiveMs }) => Math.min(first, effectiveMs), Number.POSITIVE_INFINITY),
});

const vintagesNameOf = ({ dataset, period }: Pick<Release, "dataset" | "period">): string => `${dataset} ${period}`;

export const isSame = (a: Version, b: Version): boolean => a.published === b.published && a.withdrawn === b.withdrawn;
export const covers = (a: Version, b: Version): boolean => a.published >= b.published && a.withdrawn >= b.withdrawn;

/** Where a release stands at a real instant: the view `published.standing`, said again. */
export function stateAt({ vintages }: Catalogue, { release, effectiveMs }: Entry, now: number): ReleaseState {
  if (release.withdrawnAt !== null) return "WITHDRAWN";
  if (effectiveMs > now) return "EMBARGOED";
  const vintagesOfPeriod = vintages.get(vintagesNameOf(release)) ?? [];
  return vintagesOfPeriod.some((vintage) => vintage.release.vintage > release.vintage && vintage.effectiveMs <= now)
    ? "SUPERSEDED"
    : "PUBLISHED";
}

/** The instant asked, and the real one: embargo and withdrawal are judged now, whatever the instant asked. */
export interface Instants {
  readonly asOf: number;
  readonly now: number;
}

/** The vintage of each period of a dataset that was current: the function `published.release_at`, said again. */
export function currentAt(catalogue: Catalogue, dataset: DatasetId, { asOf, now }: Instants): Entry[] {
  const readable = (catalogue.byDataset.get(dataset) ?? []).filter(({ effectiveMs, publishedMs, knownMs }) =>
    effectiveMs <= now ? knownMs <= asOf : publishedMs <= asOf,
  );
  const isEffective = ({ effectiveMs }: Entry): boolean => effectiveMs <= now;
  return [...grouped(readable, ({ release }) => release.period).values()].map((vintages) =>
    vintages.reduce((best, candidate) => {
      if (isEffective(candidate) !== isEffective(best)) return isEffective(candidate) ? candidate : best;
      return candidate.release.vintage > best.release.vintage ? candidate : best;
    }),
  );
}
