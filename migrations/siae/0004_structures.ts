import type { Knex } from "knex";

/** The State's list of agreed work-integration structures, as the network keeps it. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create schema pact;

    create table pact.register (
      id text primary key,
      sha256 text not null,
      loaded_at timestamptz not null default now()
    );

    create table pact.structure (
      siret text primary key check (siret ~ '^[0-9]{14}$'),
      name text not null,
      kind text not null check (kind in ('ACI', 'AI', 'EI', 'ETTI', 'EITI')),
      legal_form text not null,
      activity_code text not null,
      commune text not null,
      listed_in text not null,
      source_title text not null,
      source_licence text not null,
      source_retrieved_on date,
      source_url text,
      -- every territory the structure lies in, so that any of them finds it
      territories text[] not null
    );
    create index structure_by_territory on pact.structure using gin (territories);
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw("drop schema pact cascade");
}
