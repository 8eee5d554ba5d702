import type { Knex } from "knex";

/**
 * What an institution keeps in its registers. A register only grows: an entry is changed by saying it anew under its
 * next version, closed by a version without body, and what it said at any instant is read again by `record_at`.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create schema if not exists pact;

    create table pact.record (
      register text not null check (register <> ''),
      id text not null check (id <> ''),
      version integer not null check (version >= 1),
      position integer not null,
      -- what the entry is about, where it is asked by it: the action of a funding decision
      subject text,
      -- null: the entry was closed
      body jsonb check (jsonb_typeof(body) = 'object'),
      demonstration boolean not null,
      recorded_by text not null check (recorded_by <> ''),
      recorded_at timestamptz not null,
      primary key (register, id, version)
    );
    create index record_by_subject on pact.record (register, subject);

    create function pact.refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'a register only grows: an entry is changed by its next version' using errcode = '42501';
    end $$;
    create trigger record_only_grows before update or delete or truncate on pact.record
      for each statement execute function pact.refuse_change();

    create function pact.enter() returns trigger language plpgsql as $$
    declare last pact.record;
    begin
      select * into last from pact.record
       where register = new.register and id = new.id order by version desc limit 1;
      -- Two who change the same version: the second is told.
      if new.version <> coalesce(last.version, 0) + 1 then
        raise exception 'an entry is changed from its last version' using errcode = '40001';
      end if;
      if new.demonstration <> coalesce(last.demonstration, new.demonstration) then
        raise exception 'a generated entry stays one, a real one too' using errcode = '42501';
      end if;
      if new.demonstration and not exists (select from authority.mark where mark.demonstration) then
        raise exception 'no generated entry outside a demonstration database' using errcode = '42501';
      end if;
      -- Who enters does not choose when: one act is one instant, to the millisecond, as it is told, so that the instant
      -- told asks for it.
      new.recorded_at = greatest(date_trunc('milliseconds', now()), last.recorded_at);
      return new;
    end $$;
    create trigger record_is_dated_by_the_register before insert on pact.record
      for each row execute function pact.enter();

    create function pact.record_at(as_of timestamptz) returns setof pact.record language sql stable as $$
      select distinct on (register, id) * from pact.record
       where recorded_at <= as_of order by register, id, version desc
    $$;

    create view pact.current as select * from pact.record_at('infinity') where body is not null;
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop view pact.current;
    drop function pact.record_at(timestamptz);
    drop table pact.record;
    drop function pact.refuse_change();
    drop function pact.enter();
  `);
}
