import { anonymous } from "@pacte-hub/schema/model/viewer";
import type { ClientBase } from "pg";
import type { ContextKey } from "./contextKey.ts";
import { contextText, readerContextOf } from "./readerContext.ts";
import { type SessionRow, sessionIn, sessionQuery } from "./session.ts";

/**
 * Runs `work` on a connection of the reader's login, in a transaction that only reads, as the database answers a reader
 * without any right.
 * @param snapshot as `pg_export_snapshot` names it: what another transaction of this database sees.
 */
export async function asAnonymous<T>(
  reader: ClientBase,
  key: ContextKey,
  work: () => Promise<T>,
  snapshot: string | null = null,
): Promise<T> {
  await reader.query("begin isolation level repeatable read read only");
  try {
    if (snapshot !== null) await reader.query(`set transaction snapshot '${snapshot.replaceAll("'", "''")}'`);
    const { rows } = await reader.query<SessionRow>(sessionQuery);
    const context = contextText(key, sessionIn(rows[0] as SessionRow), readerContextOf(anonymous, false));
    await reader.query("select set_config('hub.context', $1, true)", [context]);
    return await work();
  } finally {
    await reader.query("rollback").catch(() => undefined);
  }
}
