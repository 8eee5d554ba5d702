import { isPooled } from "@pacte-hub/postgres/pooler";
import type { ClientBase } from "pg";

/** What a seal needs to know of the connection it is made for. */
export interface Session {
  /** The server's process that answers this connection. */
  readonly pid: number;
  /** Milliseconds since 1970 by the database's clock, whatever ours says. */
  now(): number;
}

interface Learnt {
  readonly pid: number;
  readonly ahead: number;
  readonly at: number;
}

const learnt = new WeakMap<object, Learnt>();
/** Clocks drift: seconds in days. */
const learntForMs = 60_000;

/** Answers with one row: what `learn` takes. */
export const sessionQuery =
  "select pg_backend_pid() as pid, (extract(epoch from clock_timestamp()) * 1000)::float8 as now";

export interface SessionRow {
  readonly pid: number;
  readonly now: number;
}

/** The session described by a row of `sessionQuery`. */
export function sessionIn({ pid, now }: SessionRow): Session {
  const ahead = now - performance.now();
  return { pid, now: () => performance.now() + ahead };
}

export function learn(client: ClientBase, { pid, now }: SessionRow): void {
  learnt.set(client, { pid, ahead: now - performance.now(), at: performance.now() });
}

/** A connection's session; asked of it once a minute. Behind a pooler it is a transaction's, and asked within each. */
export async function sessionOf(client: ClientBase): Promise<Session> {
  const session = (await isPooled(client)) ? undefined : learnt.get(client);
  if (session && performance.now() - session.at < learntForMs) {
    return { pid: session.pid, now: () => performance.now() + session.ahead };
  }
  const { rows } = await client.query<SessionRow>(sessionQuery);
  learn(client, rows[0] as SessionRow);
  return sessionIn(rows[0] as SessionRow);
}
