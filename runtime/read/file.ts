import DataLoader from "dataloader";
import type { Knex } from "knex";
import type { Release } from "../../schema/language/release.ts";
import { grouped } from "../../schema/rules/grouped.ts";
import { canonicalFile } from "../publish/canonical.ts";
import type { PublishedCell } from "../publish/cell.ts";

export type FileLoader = DataLoader<Release, string | null>;

/** A file is a whole table: a request gets a few of them, not all. */
const mostFiles = 24;

/**
 * The canonical files of releases, byte for byte as signed; null while nobody may read one, or no more. All those of a
 * request in one statement.
 */
export function fileLoader(db: Knex): FileLoader {
  return new DataLoader<Release, string | null>(
    async (releases) => {
      const readable = releases.filter(({ state }) => state !== "EMBARGOED" && state !== "WITHDRAWN");
      const cells = grouped(await cellsOf(db, readable), ({ release }) => release);
      return releases.map((release) =>
        readable.includes(release) ? canonicalFile(release, cells.get(release.id) ?? []) : null,
      );
    },
    { maxBatchSize: mostFiles },
  );
}

async function cellsOf(db: Knex, releases: readonly Release[]): Promise<(PublishedCell & { release: string })[]> {
  const { rows } = await db.raw<{ rows: (PublishedCell & { release: string })[] }>(
    `select release, territory, breakdown, status, value::float8, lower_bound::float8 as min,
            upper_bound::float8 as max, standard_error::float8 as "standardError", present, expected
       from published.cell where release = any(?)`,
    [releases.map(({ id }) => id)],
  );
  return rows;
}
