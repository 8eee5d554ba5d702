import { canonicalFile } from "@pacte-hub/release-file/canonicalFile";
import type { PublishedCell } from "@pacte-hub/release-file/publishedCell";
import type { Release } from "@pacte-hub/schema/model/release";
import { grouped } from "@pacte-hub/schema/rules/grouped";
import DataLoader from "dataloader";
import type { GrantInUse, ReaderSession } from "../access/readerSession.ts";

/** The file of a release, and under what it may be read: decided before. */
export interface FileAsk {
  readonly release: Release;
  readonly under: GrantInUse | null;
}

export type FileLoader = DataLoader<FileAsk, string | null, string>;

/** A file is a whole table: a request gets a few of them, not all. */
const mostFiles = 24;

/**
 * The canonical files of releases, byte for byte as signed; null while nobody may read one, or no more. All those of a
 * request that are read under one grant in one statement.
 */
export function fileLoader(readerSession: ReaderSession): FileLoader {
  return new DataLoader<FileAsk, string | null, string>(
    async (asks) => {
      const readable = asks.filter(({ release }) => release.state !== "EMBARGOED" && release.state !== "WITHDRAWN");
      const groups = grouped(readable, ({ under }) => under?.grant ?? "");
      const cellsByGrant = await Promise.all([...groups.values()].map((group) => cellsOf(readerSession, group)));
      const cells = grouped(cellsByGrant.flat(), ({ release }) => release);
      return asks.map((ask) =>
        readable.includes(ask) ? canonicalFile(ask.release, cells.get(ask.release.id) ?? []) : null,
      );
    },
    { maxBatchSize: mostFiles, cacheKeyFn: ({ release, under }) => `${release.id} ${under?.grant}` },
  );
}

async function cellsOf(
  readerSession: ReaderSession,
  asks: readonly FileAsk[],
): Promise<(PublishedCell & { release: string })[]> {
  const { rows } = await readerSession
    .withGrant(asks[0]?.under ?? null)
    .raw<{ rows: (PublishedCell & { release: string })[] }>(
      `select release, territory, breakdown, status, value::float8, lower_bound::float8 as min,
            upper_bound::float8 as max, standard_error::float8 as "standardError", present, expected
       from published.cell where release = any(?)`,
      [asks.map(({ release }) => release.id)],
    );
  return rows;
}
