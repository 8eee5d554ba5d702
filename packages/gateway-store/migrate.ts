import { randomBytes } from "node:crypto";
import { inTransaction } from "@pacte-hub/postgres/transaction";
import type { ClientBase } from "pg";
import { steps } from "./migrations.ts";

/** Any number that no other program takes for its lock. */
const lock = 7_241_124;

/** Brings the database up to date, all or nothing; whoever starts at the same time waits. @returns the salt of readers' names */
export function migrate(client: ClientBase): Promise<Buffer> {
  return inTransaction(client, async () => {
    await client.query("select pg_advisory_xact_lock($1)", [lock]);
    await client.query(
      "create table if not exists step (name text primary key, ran_at timestamptz not null default now())",
    );
    const { rows } = await client.query<{ name: string }>("select name from step");
    const ran = new Set(rows.map(({ name }) => name));
    for (const { name, sql } of steps.filter((step) => !ran.has(step.name))) {
      await client.query(sql);
      await client.query("insert into step (name) values ($1)", [name]);
    }
    await client.query("insert into pepper (salt) values ($1) on conflict do nothing", [randomBytes(32)]);
    const { rows: peppers } = await client.query<{ salt: Buffer }>("select salt from pepper");
    return peppers[0]?.salt ?? Buffer.alloc(0);
  });
}
