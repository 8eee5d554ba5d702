import type { Knex } from "knex";

/** What the institution decides about its own door. `mark` says once and for all what this database is for. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create schema authority;

    create table authority.mark (
      only_one boolean primary key default true check (only_one),
      demonstration boolean not null,
      created_at timestamptz not null default now()
    );
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw("drop schema authority cascade");
}
