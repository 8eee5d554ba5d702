import type { Knex } from "knex";
import type { ClientBase, QueryResult } from "pg";
import { isPooled } from "./pooler.ts";

/** A prepared statement: each connection parses and plans it once, under this name. */
export interface Prepared {
  readonly name: string;
  /** With $1, $2... */
  readonly text: string;
}

/** Like `answersTo`, for values that depend on the server process: behind a pooler, they are made within the transaction. */
export async function answersBy<Row>(
  db: Knex,
  { name, text }: Prepared,
  valuesFor: (client: ClientBase) => Promise<readonly unknown[]>,
): Promise<readonly Row[]> {
  const client: ClientBase = await db.client.acquireConnection();
  try {
    const answer = async () => client.query({ name, text, values: [...(await valuesFor(client))] });
    if (!(await isPooled(client))) return (await answer()).rows;
    return (await inOwnTransaction(client, "commit", async () => client.query(text, [...(await valuesFor(client))])))
      .rows;
  } finally {
    await db.client.releaseConnection(client);
  }
}

/** Executes the statement and rolls back: only tests whether it succeeds. */
export async function rehearsed(
  db: Knex,
  { name, text }: Prepared,
  valuesFor: (client: ClientBase) => Promise<readonly unknown[]>,
): Promise<void> {
  const client: ClientBase = await db.client.acquireConnection();
  try {
    const statement = (await isPooled(client)) ? { text } : { name, text };
    await inOwnTransaction(client, "rollback", async () =>
      client.query({ ...statement, values: [...(await valuesFor(client))] }),
    );
  } finally {
    await db.client.releaseConnection(client);
  }
}

/** Runs `work` in a transaction of its own, rolled back on failure. */
async function inOwnTransaction(
  client: ClientBase,
  end: "commit" | "rollback",
  work: () => Promise<QueryResult>,
): Promise<QueryResult> {
  await client.query("begin");
  try {
    const result = await work();
    await client.query(end);
    return result;
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  }
}

/** Executes the statement on a connection of the pool, for statements of every request: knex's own path would cost as much again. */
export const answersTo = <Row>(db: Knex, statement: Prepared, values: readonly unknown[]): Promise<readonly Row[]> =>
  answersBy<Row>(db, statement, async () => values);
