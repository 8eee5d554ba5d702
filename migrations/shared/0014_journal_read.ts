import type { Knex } from "knex";

/**
 * A reader's own lines, and all of them for the institution's stewards: who asks is said by the request's transaction,
 * and without it there are no lines.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    drop function authority.journal_lines;
    create function authority.journal_read(before bigint, most integer)
      returns table (seq bigint, entry text) language sql stable security definer set search_path = '' as $$
      select journal.seq, journal.entry
        from authority.journal
       where journal.entry is not null
         and (before is null or journal.seq < before)
         and (authority.asking() = 'STEWARD'
              or (authority.asking() = 'READER' and journal.subject = (
                select authority.commitment(salt, digest) from authority.subject
                 where digest = current_setting('hub.subject', true))))
       order by journal.seq desc limit least(most, 500)
    $$;
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop function authority.journal_read;
    create function authority.journal_lines(of_digest text, before bigint, most integer)
      returns table (seq bigint, entry text) language sql stable security definer set search_path = '' as $$
      select journal.seq, journal.entry
        from authority.journal
       where journal.entry is not null
         and (before is null or journal.seq < before)
         and (of_digest is null or journal.subject = (
               select authority.commitment(salt, digest) from authority.subject where digest = of_digest))
       order by journal.seq desc limit least(most, 500)
    $$;
  `);
}
