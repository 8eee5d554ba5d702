import type { Knex } from "knex";
import type { ClientBase } from "pg";

/** A statement that each connection parses and plans once, under this name. */
export interface Prepared {
  readonly name: string;
  /** With $1, $2... */
  readonly text: string;
}

/** The same, of values that depend on the connection that is asked. */
export async function answersBy<Row>(
  db: Knex,
  { name, text }: Prepared,
  valuesFor: (held: ClientBase) => Promise<readonly unknown[]>,
): Promise<readonly Row[]> {
  const held: ClientBase = await db.client.acquireConnection();
  try {
    const { rows } = await held.query({ name, text, values: [...(await valuesFor(held))] });
    return rows;
  } finally {
    await db.client.releaseConnection(held);
  }
}

/** Asks it, and undoes what it did: whether it can be done, and nothing more. */
export async function rehearsed(
  db: Knex,
  { name, text }: Prepared,
  valuesFor: (held: ClientBase) => Promise<readonly unknown[]>,
): Promise<void> {
  const held: ClientBase = await db.client.acquireConnection();
  try {
    await held.query("begin");
    try {
      await held.query({ name, text, values: [...(await valuesFor(held))] });
    } finally {
      await held.query("rollback");
    }
  } finally {
    await db.client.releaseConnection(held);
  }
}

/** Asks it on a connection of the pool: for what every request asks, where knex's own way costs as much as the statement. */
export const answersTo = <Row>(db: Knex, statement: Prepared, values: readonly unknown[]): Promise<readonly Row[]> =>
  answersBy<Row>(db, statement, async () => values);
