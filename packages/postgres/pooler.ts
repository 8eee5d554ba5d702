import type { ClientBase } from "pg";

/** What each connection was found to be. */
const pooled = new WeakMap<object, boolean>();

/**
 * True when a pooler such as PgBouncer stands between: each transaction may then be another process's of the server, so that
 * nothing is prepared, set or listened to for longer than one. Asked once a connection: a pooler cannot say, when it lets
 * somebody in, which process will answer.
 * @see https://www.pgbouncer.org/features.html
 */
export async function isPooled(client: ClientBase): Promise<boolean> {
  const before = pooled.get(client);
  if (before !== undefined) return before;
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  const isBehind = rows[0]?.pid !== (client as { readonly processID?: number | null }).processID;
  pooled.set(client, isBehind);
  return isBehind;
}
