import type { Knex } from "knex";

/** Raw counts by period, territory and breakdown, as delivered: only the publisher reads them. No persons, ever. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create schema intake;

    create table intake.delivery (
      id bigint generated always as identity primary key,
      dataset text not null,
      file_name text not null,
      file_sha256 text not null,
      received_at timestamptz not null default now()
    );

    create table intake.count (
      delivery bigint not null references intake.delivery on delete cascade,
      line integer not null,
      period text not null,
      territory text not null,
      breakdown text not null,
      value numeric not null check (value >= 0),
      primary key (delivery, line)
    );
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw("drop schema intake cascade");
}
