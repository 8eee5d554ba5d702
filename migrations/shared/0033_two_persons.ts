import type { Knex } from "knex";

/** What an institution has decided of its own decisions: said by its own migration, changed by its owner alone. */
export interface DecisionRules {
  /** A grant, and the publication of counts that no open source gives, take two persons. */
  readonly byTwo: boolean;
  /** The datasets that are open by their source: they alone come out as they are. */
  readonly open: readonly string[];
}

/**
 * Who decided is no longer what the login says of itself: it is the steward whom the process that serves has recognised
 * (the sealed context), else the login that is connected. Where an institution decides by two, the database itself waits
 * for the second: for a grant, for an order, and for a release, whoever publishes it and however.
 */
export function twoPersons({ byTwo, open }: DecisionRules) {
  return {
    async up(db: Knex): Promise<void> {
      await db.raw(rules);
      await db.raw("insert into authority.rule (by_two) values (?)", [byTwo]);
      await db.raw("insert into authority.open_dataset (dataset) select unnest(?::text[])", [[...open]]);
      await db.raw(persons);
      await db.raw(releases);
    },
    async down(): Promise<void> {
      throw new Error("one person would decide for two");
    },
  };
}

const rules = `
  create table authority.rule (
    only_one boolean primary key default true check (only_one),
    by_two boolean not null
  );
  create table authority.open_dataset (dataset text primary key check (dataset <> ''));
  alter table published.publication add column ordered_as text references authority.publication_order;
`;

const persons = `
  -- Two tokens' subjects, or two logins of the database: the account a command was typed under is told, never believed.
  create function authority.person(told text) returns text
    language sql stable security definer set search_path = '' as $$
    select coalesce(authority.context() ->> 'person',
                    'compte:' || regexp_replace(coalesce(told, ''), '^[a-z]+:|@', '', 'g') || '@' || session_user)
  $$;

  -- A token and a login may be the same person's: only two of one kind are surely two.
  create function authority.are_two_persons(one text, other text) returns boolean
    language sql immutable set search_path = '' as $$
    select coalesce(case
      when one like 'steward:%' and other like 'steward:%' then one <> other
      when one like 'compte:%@%' and other like 'compte:%@%' then split_part(one, '@', 2) <> split_part(other, '@', 2)
    end, false)
  $$;

  create function authority.decides_by_two() returns boolean
    language sql stable security definer set search_path = '' as $$
    select coalesce((select by_two from authority.rule), true)
  $$;

  create function authority.name_decider() returns trigger
    language plpgsql security definer set search_path = '' as $$
  begin
    case tg_table_name
      when 'access_grant' then
        new.granted_by := authority.person(new.granted_by);
        new.granted_at := now();
        -- A demonstration's own grants open nothing real, and stay in its database.
        new.needs_approval := new.needs_approval or (authority.decides_by_two() and not new.demonstration);
      when 'publication_order' then
        new.ordered_by := authority.person(new.ordered_by);
        new.ordered_at := now();
        new.needs_approval := new.needs_approval or authority.decides_by_two();
      when 'grant_revocation' then
        new.revoked_by := authority.person(new.revoked_by);
        new.revoked_at := now();
      when 'door_change' then
        new.changed_by := authority.person(new.changed_by);
        new.changed_at := now();
    end case;
    return new;
  end $$;
  create trigger decider_is_named before insert on authority.access_grant
    for each row execute function authority.name_decider();
  create trigger decider_is_named before insert on authority.publication_order
    for each row execute function authority.name_decider();
  create trigger decider_is_named before insert on authority.grant_revocation
    for each row execute function authority.name_decider();
  create trigger decider_is_named before insert on authority.door_change
    for each row execute function authority.name_decider();

  create function authority.name_second() returns trigger
    language plpgsql security definer set search_path = '' as $$
  declare asker text;
  begin
    -- The row's own key holds the asker's name to what was written when it was asked.
    asker := coalesce(to_jsonb(new) ->> 'granted_by', to_jsonb(new) ->> 'ordered_by');
    new.approved_by := authority.person(new.approved_by);
    new.approved_at := now();
    if not authority.are_two_persons(asker, new.approved_by) then
      raise exception 'a decision that takes two takes two persons' using errcode = '42501';
    end if;
    return new;
  end $$;
  create trigger second_is_another before insert on authority.grant_approval
    for each row execute function authority.name_second();
  create trigger second_is_another before insert on authority.publication_approval
    for each row execute function authority.name_second();
`;

const releases = `
  create function published.refuse_undecided() returns trigger
    language plpgsql security definer set search_path = '' as $$
  declare made published.release;
  begin
    select * into made from published.release where id = new.release;
    if not authority.decides_by_two() or made.policy_kind = 'NONE'
       or (made.demonstration and exists (select from authority.mark where mark.demonstration)) then
      return new;
    end if;
    if not exists (
      select from authority.publication_order as ordered
        join authority.publication_approval as approval on approval.order_id = ordered.id
        join authority.deposit on deposit.id = ordered.deposit
       where ordered.id = new.ordered_as
         and made.dataset = any(deposit.datasets)
         and deposit.demonstration = made.demonstration
         and ordered.embargo_until is not distinct from new.embargo_until
         and not exists (select from authority.publication_outcome as outcome where outcome.order_id = ordered.id)) then
      raise exception 'this institution publishes by two: an approved order says what' using errcode = '42501';
    end if;
    return new;
  end $$;
  create trigger publication_is_decided before insert on published.publication
    for each row execute function published.refuse_undecided();

  create function published.refuse_unprotected() returns trigger
    language plpgsql security definer set search_path = '' as $$
  begin
    if new.policy_kind = 'NONE' and not exists (select from authority.open_dataset where dataset = new.dataset) then
      raise exception 'only what its source has opened comes out as it is' using errcode = '42501';
    end if;
    return new;
  end $$;
  create trigger release_is_protected before insert on published.release
    for each row execute function published.refuse_unprotected();
`;
