import type { Knex } from "knex";
import type { ClientBase } from "pg";

/** A statement that each connection parses and plans once, under this name. */
export interface Prepared {
  readonly name: string;
  /** With $1, $2... */
  readonly text: string;
}

/** Asks it on a connection of the pool: for what every request asks, where knex's own way costs as much as the statement. */
export async function answersTo<Row>(
  db: Knex,
  { name, text }: Prepared,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  const held: ClientBase = await db.client.acquireConnection();
  try {
    const { rows } = await held.query({ name, text, values: [...values] });
    return rows;
  } finally {
    await db.client.releaseConnection(held);
  }
}
