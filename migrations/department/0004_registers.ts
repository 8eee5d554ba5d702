import type { Knex } from "knex";

/** The registers of the Pact that the Department keeps: signatories, axes and recommendations, conventions. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create schema pact;

    create table pact.register (
      id text primary key,
      sha256 text not null,
      loaded_at timestamptz not null default now()
    );

    create table pact.institution (
      id text primary key,
      position integer not null unique,
      name text not null,
      kind text not null
    );

    create table pact.axis (
      number integer primary key,
      id text not null unique,
      title text not null
    );

    create table pact.recommendation (
      id text primary key,
      axis integer not null references pact.axis,
      number integer not null,
      title text not null,
      group_title text,
      unique (axis, number)
    );

    create table pact.convention (
      id text primary key,
      position integer not null unique,
      title text not null,
      kind text not null,
      scope text not null,
      status_in_pact text not null,
      starts_on date,
      ends_on date check (starts_on <= ends_on),
      signed text,
      expected_signature text,
      amended text,
      territories text[] not null,
      parties_inferred boolean not null
    );

    create table pact.convention_party (
      convention text not null references pact.convention on delete cascade,
      position integer not null,
      party text not null,
      name text not null,
      -- null when the party is no signatory (the EPCI of a local contract)
      institution text references pact.institution,
      territory text,
      primary key (convention, position),
      unique (convention, party)
    );
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw("drop schema pact cascade");
}
