import type { Knex } from "knex";
import type { ClientBase, QueryResult } from "pg";
import { isPooled } from "./pooler.ts";

/** A statement that each connection parses and plans once, under this name. */
export interface Prepared {
  readonly name: string;
  /** With $1, $2... */
  readonly text: string;
}

/** The same, of values that depend on the process of the server that answers: behind a pooler, one transaction's. */
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

/** Asks it, and undoes what it did: whether it can be done, and nothing more. */
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

/** Runs `work` in a transaction of its own; one that fails is undone. */
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

/** Asks it on a connection of the pool: for what every request asks, where knex's own way costs as much as the statement. */
export const answersTo = <Row>(db: Knex, statement: Prepared, values: readonly unknown[]): Promise<readonly Row[]> =>
  answersBy<Row>(db, statement, async () => values);
