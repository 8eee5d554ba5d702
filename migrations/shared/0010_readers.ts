import type { Knex } from "knex";

/**
 * Whose tokens the institution believes: which claim of which OIDC issuer speaks for which signatory. A demonstration
 * issuer, which may speak plain HTTP on this machine, exists on a database marked as a demonstration only, and what a
 * database is for is said once and for all.
 */
export async function up(db: Knex): Promise<void> {
  // knex takes a question mark for a binding unless it is escaped.
  await db.raw(String.raw`
    create table authority.issuer (
      issuer text not null check (length(issuer) <= 512 and issuer ~ '^https\?://[^[:space:]\?#]+$'),
      claim text not null check (claim <> ''),
      claim_value text not null check (claim_value <> ''),
      -- a signatory's id in the Department's register
      institution text not null check (institution <> ''),
      demonstration boolean not null default false,
      valid_from timestamptz not null default now(),
      valid_until timestamptz check (valid_until > valid_from),
      -- so that one value of one claim never speaks for two
      primary key (issuer, claim, claim_value),
      constraint only_a_demonstration_speaks_plain_http check (
        issuer like 'https://%'
        or (demonstration and issuer ~ '^http://(127\.0\.0\.1|\[::1\]|localhost)(:[0-9]+)\?(/|$)')
      )
    );

    create function authority.refuse_demonstration_issuer() returns trigger
      language plpgsql security definer set search_path = '' as $$
    begin
      if not exists (select from authority.mark where mark.demonstration) then
        raise exception 'a demonstration issuer speaks on a demonstration database only' using errcode = '42501';
      end if;
      return new;
    end $$;

    create trigger demonstration_issuers_stay_in_demonstrations before insert or update on authority.issuer
      for each row when (new.demonstration) execute function authority.refuse_demonstration_issuer();

    create function authority.refuse_new_mark() returns trigger language plpgsql as $$
    begin
      raise exception 'what a database is for is said once' using errcode = '42501';
    end $$;

    create trigger mark_is_said_once before update or delete or truncate on authority.mark
      for each statement execute function authority.refuse_new_mark();
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop trigger mark_is_said_once on authority.mark;
    drop function authority.refuse_new_mark();
    drop table authority.issuer;
    drop function authority.refuse_demonstration_issuer();
  `);
}
