import type { Knex } from "knex";

/**
 * Who looked at what, in a chain of hashes: each line's hash covers the line before it, so that none can be altered,
 * moved or taken out without the heads that others keep telling. `record` alone appends, for the reader's login.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(tables);
  await db.raw(appendOnly);
  await db.raw(record);
  await db.raw(witness);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop function authority.journal_record, authority.journal_lines, authority.witness;
    drop table authority.nonce, authority.subject, authority.journal, authority.journal_head, authority.open_read,
      authority.peer_key, authority.witnessed_head;
    drop function authority.refuse_rewriting, authority.instant_text, authority.commitment;
  `);
}

const tables = `
  -- A gateway's request is answered once. Kept for twice as long as its signature is good.
  create table authority.nonce (
    nonce text primary key,
    spent_at timestamptz not null default clock_timestamp()
  );
  create index nonce_by_age on authority.nonce (spent_at);

  -- What ties a reader to his lines: without the salt, nobody can. The digest is of his issuer and his name there.
  create table authority.subject (
    digest text primary key check (digest ~ '^[0-9a-f]{64}$'),
    salt bytea not null default sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())),
    seen_on date not null default current_date
  );

  create table authority.journal (
    seq bigint primary key,
    at timestamptz not null,
    -- "<seq> <at> <salt> <subject's commitment or -> <JSON>"; null once its time is over. The salt keeps an erased line
    -- from being guessed by its hash.
    entry text,
    entry_hash bytea not null,
    -- of "<hash before> <seq> <at> <entry_hash>"
    hash bytea not null,
    subject text generated always as (nullif(split_part(entry, ' ', 4), '-')) stored
  );
  create index journal_by_subject on authority.journal (subject, seq) where subject is not null;

  -- The end of the chain, and the lock under which it grows.
  create table authority.journal_head (
    only_one boolean primary key default true check (only_one),
    seq bigint not null,
    hash bytea not null,
    at timestamptz not null
  ) with (fillfactor = 10);
  insert into authority.journal_head (seq, hash, at) values (0, decode(repeat('00', 32), 'hex'), now());

  -- Reads of open data are counted, not told.
  create table authority.open_read (
    day date not null,
    dataset text not null,
    reads bigint not null,
    primary key (day, dataset)
  );

  -- The keys with which the other institutions sign the heads of their journals.
  create table authority.peer_key (
    institution text not null,
    public_key text not null check (public_key ~ '^MCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=$'),
    valid_from timestamptz not null default now(),
    valid_until timestamptz check (valid_until >= valid_from),
    primary key (institution, public_key)
  );

  -- Heads of the others' journals as they were seen here: the first of each hour, and (at infinity) the latest.
  create table authority.witnessed_head (
    institution text not null,
    hour timestamptz not null,
    seq bigint not null,
    hash text not null,
    at text not null,
    signature text not null,
    witnessed_at timestamptz not null default now(),
    primary key (institution, hour)
  );
`;

const appendOnly = `
  create function authority.refuse_rewriting() returns trigger language plpgsql as $$
  begin
    -- The one change there is: a line whose twelve months are over is emptied; its hashes stay.
    if tg_op = 'UPDATE' and tg_level = 'ROW' then
      if new.entry is null and old.at < now() - interval '12 months'
         and (new.seq, new.at, new.entry_hash, new.hash) = (old.seq, old.at, old.entry_hash, old.hash) then
        return new;
      end if;
    end if;
    raise exception 'the journal is only ever added to' using errcode = '42501';
  end $$;

  create trigger journal_is_append_only before update or delete on authority.journal
    for each row execute function authority.refuse_rewriting();
  create trigger journal_is_never_emptied before truncate on authority.journal
    for each statement execute function authority.refuse_rewriting();
`;

const record = `
  create function authority.instant_text(instant timestamptz) returns text language sql stable as $$
    select to_char(instant at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
  $$;

  create function authority.commitment(salt bytea, digest text) returns text language sql immutable as $$
    select encode(sha256(salt || decode(digest, 'hex')), 'hex')
  $$;

  -- Writes what requests waited for, all at once: [{ nonce, subject, entries: [JSON text], open: [dataset] }].
  -- A nonce that was spent before keeps its own request from being written, and no other. Locks are always taken in the
  -- same order, so that several processes never wait for each other in a ring.
  create function authority.journal_record(requests jsonb) returns jsonb
    language plpgsql security definer set search_path = '' as $$
  declare
    fresh text[];
    head authority.journal_head;
    said record;
    line text;
    line_hash bytea;
  begin
    -- Durable before any answer leaves, whatever the server's setting.
    perform set_config('synchronous_commit', 'on', true);

    with spent as (
      insert into authority.nonce (nonce)
        select distinct request ->> 'nonce' from jsonb_array_elements(requests) as request
         where request ->> 'nonce' is not null order by 1
      on conflict do nothing returning nonce)
    select coalesce(array_agg(nonce), '{}') into fresh from spent;

    insert into authority.subject (digest)
      select distinct request ->> 'subject' from jsonb_array_elements(requests) as request
       where request ->> 'subject' is not null and jsonb_array_length(request -> 'entries') > 0 order by 1
    on conflict (digest) do update set seen_on = current_date where subject.seen_on < current_date;

    insert into authority.open_read (day, dataset, reads)
      select current_date, dataset, count(*)
        from jsonb_array_elements(requests) as request
       cross join jsonb_array_elements_text(request -> 'open') as dataset
       where request ->> 'nonce' is null or request ->> 'nonce' = any(fresh)
       group by dataset order by dataset
    on conflict (day, dataset) do update set reads = open_read.reads + excluded.reads;

    if exists (select from jsonb_array_elements(requests) as request where jsonb_array_length(request -> 'entries') > 0) then
      select * into head from authority.journal_head for update;
      for said in
        select body, coalesce(authority.commitment(subject.salt, subject.digest), '-') as subject
          from jsonb_array_elements(requests) with ordinality as given (request, place)
         cross join jsonb_array_elements_text(request -> 'entries') with ordinality as told (body, line)
          left join authority.subject on subject.digest = request ->> 'subject'
         where request ->> 'nonce' is null or request ->> 'nonce' = any(fresh)
         order by given.place, told.line
      loop
        head.seq := head.seq + 1;
        head.at := greatest(clock_timestamp(), head.at);
        line := concat_ws(' ', head.seq, authority.instant_text(head.at),
                          replace(gen_random_uuid()::text, '-', ''), said.subject, said.body);
        line_hash := sha256(convert_to(line, 'UTF8'));
        head.hash := sha256(convert_to(concat_ws(' ', encode(head.hash, 'hex'), head.seq,
                       authority.instant_text(head.at), encode(line_hash, 'hex')), 'UTF8'));
        insert into authority.journal (seq, at, entry, entry_hash, hash)
          values (head.seq, head.at, line, line_hash, head.hash);
      end loop;
      update authority.journal_head set seq = head.seq, hash = head.hash, at = head.at;
    else
      select * into head from authority.journal_head;
    end if;

    if random() < 0.02 then
      delete from authority.nonce where nonce in (
        select nonce from authority.nonce where spent_at < clock_timestamp() - interval '120 seconds'
         order by spent_at limit 10000 for update skip locked);
    end if;

    return jsonb_build_object('fresh', to_jsonb(fresh), 'seq', head.seq, 'hash', encode(head.hash, 'hex'),
                              'at', authority.instant_text(head.at));
  end $$;

  -- Lines as a steward reads them, latest first; with a digest, those of one reader only, for himself.
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
`;

const witness = `
  -- Keeps a head of another institution's journal, whose signature the caller has verified.
  create function authority.witness(of_institution text, of_seq bigint, of_hash text, of_at text, by_signature text)
    returns void language plpgsql security definer set search_path = '' as $$
  begin
    insert into authority.witnessed_head (institution, hour, seq, hash, at, signature)
      values (of_institution, date_trunc('hour', now()), of_seq, of_hash, of_at, by_signature)
    on conflict do nothing;
    insert into authority.witnessed_head as latest (institution, hour, seq, hash, at, signature)
      values (of_institution, 'infinity', of_seq, of_hash, of_at, by_signature)
    on conflict (institution, hour) do update
      set (seq, hash, at, signature, witnessed_at)
        = (excluded.seq, excluded.hash, excluded.at, excluded.signature, now())
      where excluded.seq > latest.seq;
    delete from authority.witnessed_head where institution = of_institution and hour < now() - interval '12 months';
  end $$;
`;
