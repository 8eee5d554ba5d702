import type { Knex } from "knex";

/**
 * Whoever sits in the Pact may bring a proposal, a blocking point or a note to the Department's register, under their own
 * institution's name. The database holds to it whatever the program says: one who is no steward of this institution adds
 * contributions alone, and none in another's name.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create function pact.refuse_foreign_entry() returns trigger language plpgsql security definer set search_path = '' as $$
    declare told jsonb := authority.context();
    begin
      -- Without a sealed context: the command line, by the steward's own login.
      if told is null or told ->> 'asking' = 'STEWARD' then return new; end if;
      if new.register <> 'contribution' or new.body is null
         or new.body ->> 'from' is distinct from told ->> 'institution'
         or coalesce(new.body -> 'answer', 'null'::jsonb) <> 'null'::jsonb
         or exists (select from pact.record as last
                     where last.register = new.register and last.id = new.id
                       and last.body ->> 'from' is distinct from told ->> 'institution') then
        raise exception 'who is no steward here adds their own contributions, and nothing else' using errcode = '42501';
      end if;
      return new;
    end $$;
    create trigger record_of_another_is_a_contribution before insert on pact.record
      for each row execute function pact.refuse_foreign_entry();
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop trigger record_of_another_is_a_contribution on pact.record;
    drop function pact.refuse_foreign_entry();
  `);
}
