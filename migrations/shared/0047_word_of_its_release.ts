import type { Knex } from "knex";

/** A word is journaled in the transaction that makes its release: a thief of the publisher's login adds none to another's. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create or replace function authority.journal_word(of_release text, word jsonb) returns void
      language plpgsql security definer set search_path = '' as $$
    begin
      if length(word::text) > 4000
         or not exists (select from published.release where id = of_release and xmin = pg_current_xact_id()::xid) then
        raise exception 'a word is short, and of a release that is being made' using errcode = '42501';
      end if;
      perform authority.journal_record(jsonb_build_array(jsonb_build_object(
        'nonce', null, 'subject', null, 'open', jsonb_build_array(),
        'entries', jsonb_build_array(jsonb_build_object(
          'kind', 'ACT', 'roles', jsonb_build_array('STEWARD'), 'purpose', 'DATA_STEWARDSHIP', 'name', 'PublishRelease',
          'about', jsonb_build_object('release', of_release, 'word', word::text), 'outcome', 'DONE',
          'institution', null, 'login', session_user)::text))));
    end $$`);
}

export async function down(): Promise<void> {
  throw new Error("a word would be said of what another has published");
}
