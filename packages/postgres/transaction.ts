import type { ClientBase } from "pg";

/** How a transaction begins and ends. */
export interface TransactionOptions<Outcome> {
  /** Whether what was written is kept, by what came of it; always, by default. */
  keeps?(outcome: Outcome): boolean;
  /** One snapshot of the database, of which nothing is written. */
  readonly isSnapshot?: boolean;
}

/**
 * Runs `work` in one transaction of this connection: committed once it ends, unless `keeps` says otherwise; rolled back when
 * it fails. A process killed at any instant leaves all of it or nothing.
 * @throws what `work` throws, whatever became of the rollback; Error when the server had given the transaction up: a
 * statement of it had failed, and `work` went on.
 */
export async function inTransaction<Outcome>(
  client: ClientBase,
  work: () => Promise<Outcome>,
  { keeps = () => true, isSnapshot = false }: TransactionOptions<Outcome> = {},
): Promise<Outcome> {
  await client.query(isSnapshot ? "begin isolation level repeatable read read only" : "begin");
  try {
    const outcome = await work();
    if (keeps(outcome)) await commit(client);
    else await client.query("rollback");
    return outcome;
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  }
}

/** PostgreSQL answers ROLLBACK, and no error, to the commit of a transaction in which a statement has failed. */
async function commit(client: ClientBase): Promise<void> {
  const { command } = await client.query("commit");
  if (command === "ROLLBACK") throw new Error("the transaction was given up by the server: nothing of it is written");
}
