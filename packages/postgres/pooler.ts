import type { ClientBase } from "pg";

/** By connection, whether it goes through a pooler. */
const pooled = new WeakMap<object, boolean>();

/**
 * True when the connection goes through a pooler such as PgBouncer: each transaction may then run in another server process, so
 * that prepared statements, settings and LISTEN last no longer than one. Tested once a connection: a pooler cannot send, at
 * login, the id of the server process.
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
