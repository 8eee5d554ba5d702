import type { Knex } from "knex";

/**
 * Who asks is no longer the login's to say: it is proven to the database. The process that serves says it in `hub.context`,
 * sealed (HMAC-SHA-256, RFC 2104) with a key that it was given in a file and that the owner alone reads here, for one
 * connection and for seconds. The wall's functions check the seal each time they are asked: whoever has stolen the
 * reader's login alone says what it likes, and opens nothing. The journal's lines are sealed the same way.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(keys);
  await db.raw(context);
  await db.raw(readers);
  await db.raw(journal);
}

export async function down(): Promise<void> {
  throw new Error("the context would be forgeable again");
}

const keys = `
  create table authority.context_key (
    -- drawn from the key itself
    id text primary key check (id ~ '^[A-Za-z0-9_-]{16}$'),
    -- the key, filled to a block of SHA-256, with ipad and with opad (RFC 2104): what HMAC needs of it
    inner_pad bytea not null check (octet_length(inner_pad) = 64),
    outer_pad bytea not null check (octet_length(outer_pad) = 64),
    -- two may be valid at once: that is how one takes over from another
    valid_from timestamptz not null default now(),
    valid_until timestamptz check (valid_until >= valid_from)
  );

  -- The seal of a message, as hexadecimal; null for a key that is unknown or has ended.
  create function authority.seal_of(of_key text, message text) returns text
    language sql stable security definer set search_path = '' as $$
    select encode(sha256(outer_pad || sha256(inner_pad || convert_to(message, 'UTF8'))), 'hex')
      from authority.context_key
     where id = of_key and now() >= valid_from and (valid_until is null or now() < valid_until)
  $$;

  -- Both are hashed: how long the comparison takes says nothing of the seal. Whatever is null is not sealed.
  create function authority.is_sealed(of_key text, message text, seal text) returns boolean
    language sql stable security definer set search_path = '' as $$
    select coalesce(
      sha256(convert_to(seal, 'UTF8')) = sha256(convert_to(authority.seal_of(of_key, message), 'UTF8')), false)
  $$;

  -- Sealed for this connection, since twenty seconds at most before the transaction began, and not in the future.
  create function authority.is_fresh(for_pid integer, at_ms numeric) returns boolean
    language sql stable set search_path = '' as $$
    select for_pid = pg_backend_pid()
       and at_ms between extract(epoch from now()) * 1000 - 20000 and extract(epoch from clock_timestamp()) * 1000 + 2000
  $$;
`;

const context = `
  -- What the process that serves has said and sealed: "<key> <seal> <JSON>"; null for anything else.
  create function authority.context() returns jsonb language plpgsql stable security definer set search_path = '' as $$
  declare
    said text := current_setting('hub.context', true);
    body text;
    told jsonb;
  begin
    if coalesce(said, '') = '' then return null; end if;
    body := substr(said, 83);
    if not authority.is_sealed(left(said, 16), 'hub-context' || chr(10) || body, substr(said, 18, 64)) then
      return null;
    end if;
    told := body::jsonb;
    if authority.is_fresh((told ->> 'pid')::integer, (told ->> 'at')::numeric) then return told; end if;
    return null;
  end $$;
`;

const readers = `
  create or replace function authority.asking() returns text
    language sql stable security definer set search_path = '' as $$
    select coalesce(authority.context() ->> 'asking', '')
  $$;

  create or replace function authority.held_grant() returns setof authority.grant_standing
    language sql stable security definer set search_path = '' as $$
    select held.*
      from authority.context() as said
      join authority.grant_standing as held on held.id = said ->> 'grant'
     where held.is_effective
       and held.institution = said ->> 'institution'
       and jsonb_exists(said -> 'roles', held.role)
  $$;

  create or replace function authority.journal_read(before bigint, most integer)
    returns table (seq bigint, entry text) language sql stable security definer set search_path = '' as $$
    select journal.seq, journal.entry
      from authority.context() as said
      join authority.journal
        on said ->> 'asking' = 'STEWARD'
        or (said ->> 'asking' = 'READER' and journal.subject = (
              select authority.commitment(salt, digest) from authority.subject where digest = said ->> 'subject'))
     where journal.entry is not null
       and (before is null or journal.seq < before)
     order by journal.seq desc limit least(most, 500)
  $$;
`;

const journal = `
  -- Lines come from the process that serves, which seals them; nobody's login writes what it likes.
  create function authority.journal_write(batch text, of_key text, at_ms bigint, seal text) returns jsonb
    language plpgsql security definer set search_path = '' as $$
  begin
    if not authority.is_sealed(of_key, concat_ws(chr(10), 'hub-journal', pg_backend_pid(), at_ms, batch), seal)
       or authority.is_fresh(pg_backend_pid(), at_ms) is not true then
      raise exception 'a line of the journal bears the seal of the process that serves' using errcode = '42501';
    end if;
    return authority.journal_record(batch::jsonb);
  end $$;

  -- What is done by the command line, with the steward's login: its line says by which login, and passes for nothing else.
  create function authority.journal_act(entry jsonb) returns void
    language plpgsql security definer set search_path = '' as $$
  begin
    if coalesce(entry ->> 'kind', '') not in ('ACT', 'RETENTION', 'ERASURE') or length(entry::text) > 4000 then
      raise exception 'the command line journals its acts, and nothing else' using errcode = '42501';
    end if;
    perform authority.journal_record(jsonb_build_array(jsonb_build_object(
      'nonce', null, 'subject', null, 'open', jsonb_build_array(),
      'entries', jsonb_build_array((entry || jsonb_build_object('institution', null, 'login', session_user))::text))));
  end $$;
`;
