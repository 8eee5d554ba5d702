import { asAnonymous } from "@pacte-hub/institution/database/context/asAnonymous";
import { contextKeyOf } from "@pacte-hub/institution/database/context/contextKey";
import { withClient } from "@pacte-hub/postgres/connect";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import type { ReleaseId } from "@pacte-hub/schema/model/release";
import type { Settings } from "@pacte-hub/server/config";
import { digested, oneWayOfWriting, type TableContents } from "./contents.ts";

/** What a reader without any right reads of each release. */
export type ReadableReleases = Readonly<Record<ReleaseId, TableContents>>;

/**
 * Reads as the process that serves would: by the reader's login, under the seal of the context key.
 * @param snapshot of another transaction; null: as things stand.
 * @returns null where the login's address or the key was not given
 */
export async function readableReleases(
  partner: PartnerId,
  settings: Settings,
  snapshot: string | null,
): Promise<ReadableReleases | null> {
  const url = settings.databases[partner]?.READER;
  if (!url || !settings.contextKeys[partner]) return null;
  const key = await contextKeyOf(partner, settings);
  return withClient(url, (reader) =>
    asAnonymous(
      reader,
      key,
      async () => {
        await reader.query(oneWayOfWriting);
        const { rows } = await reader.query<TableContents & { release: ReleaseId }>(
          `select release, ${digested("whole_row")} from published.cell as whole_row group by release order by release`,
        );
        return Object.fromEntries(rows.map(({ release, ...contents }) => [release, contents]));
      },
      snapshot,
    ),
  );
}
