import type { Knex } from "knex";

/**
 * To whom the institution opens what, and its door. A grant is never changed: its approval and its revocation are rows
 * beside it. The functions serve the second wall (packages/institution/database/rowLevelSecurity.ts): a statement of the reader's login sees the
 * cells that the grant named in its context opens, at this very instant, and none without a context.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(grants);
  await db.raw(door);
  await db.raw(wall);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop function published.counted;
    drop view authority.grant_standing;
    drop table authority.grant_approval, authority.grant_revocation, authority.access_grant,
      authority.done_act, authority.door_change cascade;
  `);
}

const grants = `
  create table authority.access_grant (
    id text primary key,
    dataset text not null,
    institution text not null,
    role text not null check (role in ('ANALYST', 'STEERING', 'STEWARD', 'OPERATOR')),
    finest text not null check (finest in ('DEPARTMENT', 'ARRONDISSEMENT', 'EPCI', 'COMMUNE')),
    dimensions text[] not null,
    first_day date,
    last_day date,
    purpose text not null,
    legal_basis text not null,
    convention text,
    starts_on date not null,
    ends_on date,
    granted_by text not null,
    granted_at timestamptz not null default now(),
    needs_approval boolean not null,
    demonstration boolean not null,
    unique (id, granted_by),
    check (first_day <= last_day),
    check (starts_on <= ends_on)
  );

  -- The second person of a decision that takes two.
  create table authority.grant_approval (
    grant_id text primary key,
    granted_by text not null,
    approved_by text not null check (approved_by <> granted_by),
    approved_at timestamptz not null default now(),
    foreign key (grant_id, granted_by) references authority.access_grant (id, granted_by)
  );

  create table authority.grant_revocation (
    grant_id text primary key references authority.access_grant,
    revoked_by text not null,
    reason text not null check (reason <> ''),
    revoked_at timestamptz not null default now()
  );

  -- What a steward did once is not done twice: the same key brings the same outcome.
  create table authority.done_act (
    key text primary key,
    done_by text not null,
    name text not null,
    input_sha256 text not null,
    outcome jsonb not null,
    done_at timestamptz not null default now()
  );

  create function authority.refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception 'what was decided stays said: a change is a new row' using errcode = '42501';
  end $$;

  create trigger grant_is_immutable before update or delete or truncate on authority.access_grant
    for each statement execute function authority.refuse_change();
  create trigger act_is_immutable before update or delete or truncate on authority.done_act
    for each statement execute function authority.refuse_change();
  create trigger approval_is_immutable before update or delete or truncate on authority.grant_approval
    for each statement execute function authority.refuse_change();
  create trigger revocation_is_immutable before update or delete or truncate on authority.grant_revocation
    for each statement execute function authority.refuse_change();

  create function authority.refuse_demonstration() returns trigger language plpgsql as $$
  begin
    if new.demonstration and not exists (select from authority.mark where demonstration) then
      raise exception 'a demonstration grant opens nothing real' using errcode = '42501';
    end if;
    return new;
  end $$;

  create trigger demonstration_stays_in_its_database before insert on authority.access_grant
    for each row execute function authority.refuse_demonstration();

  create view authority.grant_standing with (security_invoker) as
    select access_grant.*, approval.approved_by, approval.approved_at, revocation.revoked_at,
           revocation.revoked_by, revocation.reason as revocation_reason,
           1 + (approval.grant_id is not null)::int + (revocation.grant_id is not null)::int as version,
           revocation.grant_id is null
             and (not access_grant.needs_approval or approval.grant_id is not null)
             and (now() at time zone 'Europe/Paris')::date between starts_on and coalesce(ends_on, 'infinity')
             as is_effective
      from authority.access_grant
      left join authority.grant_approval as approval on approval.grant_id = access_grant.id
      left join authority.grant_revocation as revocation on revocation.grant_id = access_grant.id;
`;

const door = `
  create table authority.door_change (
    id bigint generated always as identity primary key,
    closes boolean not null,
    changed_by text not null,
    reason text not null check (reason <> ''),
    changed_at timestamptz not null default now()
  );
  create trigger door_change_is_immutable before update or delete or truncate on authority.door_change
    for each statement execute function authority.refuse_change();

  create function authority.is_closed() returns boolean language sql stable security definer set search_path = '' as $$
    select coalesce((select closes from authority.door_change order by id desc limit 1), false)
  $$;
`;

const wall = `
  -- Who asks, said by the process at the start of each request's transaction: nothing when it was not said.
  create function authority.asking() returns text language sql stable as $$
    select coalesce(current_setting('hub.asking', true), '')
  $$;

  -- The grant in whose name a statement reads, if this very reader holds it now.
  create function authority.held_grant() returns setof authority.grant_standing
    language sql stable security definer set search_path = '' as $$
    select * from authority.grant_standing as held
     where held.id = current_setting('hub.grant', true)
       and held.is_effective
       and held.institution = current_setting('hub.institution', true)
       and held.role = any(string_to_array(current_setting('hub.roles', true), ','))
  $$;

  create function authority.open_releases() returns text[] language sql stable security definer set search_path = '' as $$
    select coalesce(array_agg(id), '{}') from published.release
     where policy_kind = 'NONE' and authority.asking() <> ''
       and (not authority.is_closed() or authority.asking() = 'STEWARD')
  $$;

  create function authority.granted_releases() returns text[]
    language sql stable security definer set search_path = '' as $$
    select coalesce(array_agg(release.id), '{}')
      from published.release
      join authority.held_grant() as held on held.dataset = release.dataset
     where authority.asking() in ('READER', 'STEWARD')
       and (not authority.is_closed() or authority.asking() = 'STEWARD')
       and (held.first_day is null or release.first_day >= held.first_day)
       and (held.last_day is null or release.last_day <= held.last_day)
  $$;

  create function authority.fineness(level text) returns integer language sql immutable as $$
    select array_position(array['DEPARTMENT', 'ARRONDISSEMENT', 'EPCI', 'COMMUNE'], level)
  $$;

  -- "55", "551", an EPCI's SIREN (9 digits), a commune's code (5 characters).
  create function authority.fineness_of(territory text) returns integer language sql immutable as $$
    select case length(territory) when 2 then 1 when 3 then 2 when 9 then 3 else 4 end
  $$;

  create function authority.granted_fineness() returns integer
    language sql stable security definer set search_path = '' as $$
    select authority.fineness(finest) from authority.held_grant()
  $$;

  create function authority.granted_dimensions() returns text[]
    language sql stable security definer set search_path = '' as $$
    select dimensions from authority.held_grant()
  $$;

  -- How many cells a release has, and how many of them are withheld: public, whoever may read them.
  create function published.counted(release_id text) returns table (cells integer, withheld integer)
    language sql stable security definer set search_path = '' as $$
    select count(*)::int, (count(*) filter (where status = 'WITHHELD'))::int
      from published.cell where release = release_id
  $$;

`;
