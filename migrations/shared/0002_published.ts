import type { Knex } from "knex";

/**
 * What the institution has let out. A release is the whole table of a dataset for a period and is never changed: what
 * happens to it (audit, publication, withdrawal) is said by rows beside it, which are never changed either.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create schema published;

    create table published.release (
      id text primary key,
      dataset text not null,
      period text not null,
      first_day date not null,
      last_day date not null check (first_day <= last_day),
      vintage integer not null check (vintage >= 1),
      unit text not null,
      measure text not null,
      regime text,
      provisional boolean not null,
      producer text not null,
      publisher text not null,
      source_title text not null,
      source_licence text not null,
      source_retrieved_on date,
      source_url text,
      policy_kind text not null,
      -- the policy as published: thresholds, never keys
      policy jsonb not null,
      rounded_to integer,
      drafted_at timestamptz not null default now(),
      content_hash text not null,
      signature text not null,
      public_key text not null,
      supersedes text unique references published.release,
      demonstration boolean not null,
      unique (dataset, period, vintage),
      unique (id, content_hash),
      check ((vintage = 1) = (supersedes is null))
    );

    create table published.cell (
      release text not null references published.release,
      territory text not null,
      breakdown text not null,
      -- "age=LT25;sex=F" -> "age;sex"
      dimensions text not null generated always as (regexp_replace(breakdown, '=[^;]*', '', 'g')) stored,
      status text not null,
      value numeric,
      lower_bound numeric,
      upper_bound numeric,
      standard_error numeric,
      present integer,
      expected integer,
      primary key (release, territory, breakdown),
      check ((status in ('PUBLISHED', 'ROUNDED', 'PARTIAL')) = (value is not null)),
      check (lower_bound <= upper_bound)
    );

    -- What an attacker with everything published and known finds in a release. The report is for stewards.
    create table published.audit (
      release text primary key references published.release,
      content_hash text not null,
      findings integer not null check (findings >= 0),
      cells integer not null,
      audited_at timestamptz not null default now(),
      unique (release, content_hash, findings),
      foreign key (release, content_hash) references published.release (id, content_hash)
    );

    -- The constraint that no release is published without an audit that found nothing, of this very content.
    create table published.publication (
      release text primary key references published.release,
      content_hash text not null,
      findings integer not null default 0 check (findings = 0),
      -- to the millisecond, as it is told: the instant a release names asks for that very release
      published_at timestamptz not null default date_trunc('milliseconds', now()),
      embargo_until timestamptz,
      effective_at timestamptz not null generated always as (greatest(published_at, embargo_until)) stored,
      foreign key (release, content_hash, findings) references published.audit (release, content_hash, findings)
    );

    create table published.withdrawal (
      release text primary key references published.publication,
      reason text not null check (reason <> ''),
      withdrawn_at timestamptz not null default now()
    );

    create function published.refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'a release is never changed: a correction is a new vintage' using errcode = '42501';
    end $$;

    create trigger release_is_immutable before update or delete or truncate on published.release
      for each statement execute function published.refuse_change();
    create trigger cell_is_immutable before update or delete or truncate on published.cell
      for each statement execute function published.refuse_change();
    create trigger audit_is_immutable before update or delete or truncate on published.audit
      for each statement execute function published.refuse_change();
    create trigger publication_is_immutable before update or delete or truncate on published.publication
      for each statement execute function published.refuse_change();
    create trigger withdrawal_is_immutable before update or delete or truncate on published.withdrawal
      for each statement execute function published.refuse_change();

    create function published.refuse_late_cell() returns trigger language plpgsql as $$
    begin
      if exists (select from added join published.release on release.id = added.release
                  where release.drafted_at <> now()) then
        raise exception 'a release is never changed: its cells come with it' using errcode = '42501';
      end if;
      return null;
    end $$;

    create trigger cells_come_with_their_release after insert on published.cell
      referencing new table as added for each statement execute function published.refuse_late_cell();

    -- Where each release that was ever published stands at this real instant.
    create view published.standing as
      select release.*, publication.published_at, publication.embargo_until, publication.effective_at,
             withdrawal.withdrawn_at, withdrawal.reason as withdrawal_reason,
             case when withdrawal.release is not null then 'WITHDRAWN'
                  when publication.effective_at > now() then 'EMBARGOED'
                  when exists (select from published.release as later
                                 join published.publication as newer on newer.release = later.id
                                where later.dataset = release.dataset and later.period = release.period
                                  and later.vintage > release.vintage and newer.effective_at <= now())
                    then 'SUPERSEDED'
                  else 'PUBLISHED' end as state
        from published.release
        join published.publication on publication.release = release.id
        left join published.withdrawal on withdrawal.release = release.id;

    -- The vintage of each dataset and period that was current at an instant; one under embargo only while it is the
    -- only one. Embargo and withdrawal are judged now, whatever the instant asked.
    create function published.release_at(as_of timestamptz) returns setof published.standing
      language sql stable as $$
      select distinct on (dataset, period) *
        from published.standing
       where (effective_at <= as_of and effective_at <= now())
          or (effective_at > now() and published_at <= as_of)
       order by dataset, period, (effective_at <= now()) desc, vintage desc
    $$;
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw("drop schema published cascade");
}
