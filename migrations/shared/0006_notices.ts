import type { Knex } from "knex";

/**
 * Whoever serves readers is told of every publication and withdrawal, once per transaction. It is told early, not
 * surely: what a reader is answered is decided by what the database says at his request (packages/institution/releases/cache).
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create function published.tell() returns trigger language plpgsql as $$
    begin
      perform pg_notify('published', '');
      return null;
    end $$;

    create trigger publication_is_told after insert on published.publication
      for each statement execute function published.tell();
    create trigger withdrawal_is_told after insert on published.withdrawal
      for each statement execute function published.tell();
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop trigger publication_is_told on published.publication;
    drop trigger withdrawal_is_told on published.withdrawal;
    drop function published.tell();
  `);
}
