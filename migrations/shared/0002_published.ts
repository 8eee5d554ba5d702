import type { Knex } from "knex";

/** What the institution has let out: immutable releases, each the whole table of a dataset for a period. */
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
      policy_legal_ground text not null,
      rounded_to integer,
      published_at timestamptz not null default now(),
      content_hash text not null,
      supersedes text unique references published.release,
      demonstration boolean not null,
      unique (dataset, period, vintage),
      check ((vintage = 1) = (supersedes is null))
    );

    create table published.cell (
      release text not null references published.release,
      territory text not null,
      breakdown text not null,
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

    create function published.refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'a release is never changed: a correction is a new vintage' using errcode = '42501';
    end $$;

    create trigger release_is_immutable before update or delete or truncate on published.release
      for each statement execute function published.refuse_change();
    create trigger cell_is_immutable before update or delete or truncate on published.cell
      for each statement execute function published.refuse_change();

    create function published.refuse_late_cell() returns trigger language plpgsql as $$
    begin
      if exists (select from added join published.release on release.id = added.release
                  where release.published_at <> now()) then
        raise exception 'a release is never changed: its cells come with it' using errcode = '42501';
      end if;
      return null;
    end $$;

    create trigger cells_come_with_their_release after insert on published.cell
      referencing new table as added for each statement execute function published.refuse_late_cell();

    -- The vintage of each dataset and period that was current at an instant.
    create function published.release_at(as_of timestamptz) returns setof published.release
      language sql stable as $$
      select distinct on (dataset, period) *
        from published.release
       where published_at <= as_of
       order by dataset, period, vintage desc
    $$;
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw("drop schema published cascade");
}
