import type { ReleaseId } from "@pacte-hub/schema/model/release";
import type { Client } from "pg";

interface Coming {
  readonly client: Client;
  readonly embargoUntil: string | null;
  /** The approved order that says it may, where two persons decide. */
  readonly order?: string | null | undefined;
  readonly rehearsal?: boolean | undefined;
}

/**
 * Lets a release out, at once or at the end of its embargo. What two persons must decide is rehearsed before they have: all of it but
 * this, which the database refuses.
 */
export async function comeOut(
  { client, embargoUntil, order, rehearsal }: Coming,
  { id, contentHash }: { readonly id: ReleaseId; readonly contentHash: string },
): Promise<void> {
  if (rehearsal) await client.query("savepoint undecided");
  const written = client.query(
    "insert into published.publication (release, content_hash, embargo_until, ordered_as) values ($1, $2, $3, $4)",
    [id, contentHash, embargoUntil, order ?? null],
  );
  await written.catch(async (error: { readonly where?: string }) => {
    if (!rehearsal || !error.where?.includes("refuse_undecided")) throw error;
    await client.query("rollback to savepoint undecided");
  });
}
