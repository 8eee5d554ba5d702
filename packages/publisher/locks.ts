import { assertDirect } from "@pacte-hub/institution/database/assertDirect";
import type { ClientBase } from "pg";

/** Two publishers of the same people wait for each other until the transaction ends; vintages are numbered without a gap. */
export async function lockDatasets(client: ClientBase, datasets: readonly string[]): Promise<void> {
  // In one order: two publishers that each held what the other waits for would wait for ever.
  for (const dataset of [...datasets].sort())
    await client.query("select pg_advisory_xact_lock(hashtext('publish'), hashtext($1))", [dataset]);
}

/** Runs `work` while no other publisher carries out orders; a connection that ends gives the lock back. */
export async function withOrdersLocked<T>(client: ClientBase, work: () => Promise<T>): Promise<T> {
  await assertDirect(client, "PUBLISHER");
  await client.query("select pg_advisory_lock(hashtext('publication orders'))");
  const done = await work();
  await client.query("select pg_advisory_unlock(hashtext('publication orders'))");
  return done;
}
