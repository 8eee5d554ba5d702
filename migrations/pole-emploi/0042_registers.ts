import type { Knex } from "knex";

/** Which shipped files its registers were loaded from: the agencies are the first that it keeps. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table pact.register (
      id text primary key,
      sha256 text not null,
      loaded_at timestamptz not null default now()
    )
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw("drop table pact.register");
}
