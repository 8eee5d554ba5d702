import type { Knex } from "knex";

/**
 * A withdrawal is for good, so that it takes two persons where the institution decides by two: the first asks, the second
 * withdraws. And what a steward says of a file against what the hub would have refused stands in the journal.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(withdrawals);
  await db.raw(words);
}

export async function down(): Promise<void> {
  throw new Error("one person would decide for two");
}

const withdrawals = `
  create table authority.withdrawal_order (
    release text not null references published.release,
    ordered_by text not null,
    reason text not null check (btrim(reason) <> ''),
    ordered_at timestamptz not null default now(),
    primary key (release, ordered_by)
  );

  create function authority.name_withdrawer() returns trigger
    language plpgsql security definer set search_path = '' as $$
  begin
    new.ordered_by := authority.person(new.ordered_by);
    new.ordered_at := now();
    return new;
  end $$;
  create trigger withdrawer_is_named before insert on authority.withdrawal_order
    for each row execute function authority.name_withdrawer();

  -- A demonstration's own figures are of nobody.
  create function authority.withdrawal_takes_two(of_release text) returns boolean
    language sql stable security definer set search_path = '' as $$
    select authority.decides_by_two()
       and not (exists (select from authority.mark where mark.demonstration)
                and exists (select from published.release where id = of_release and demonstration))
  $$;

  -- Whether another person has asked for it; the account a command was typed under is told, never believed.
  create function authority.withdrawal_is_asked(of_release text) returns boolean
    language sql stable security definer set search_path = '' as $$
    select exists (select from authority.withdrawal_order as asked
                    where asked.release = of_release
                      and authority.are_two_persons(asked.ordered_by, authority.person(null)))
  $$;

  create function published.refuse_lone_withdrawal() returns trigger
    language plpgsql security definer set search_path = '' as $$
  begin
    if authority.withdrawal_takes_two(new.release) and not authority.withdrawal_is_asked(new.release) then
      raise exception 'this institution withdraws by two: another person has asked for it' using errcode = '42501';
    end if;
    return new;
  end $$;
  create trigger withdrawal_is_decided before insert on published.withdrawal
    for each row execute function published.refuse_lone_withdrawal();
`;

const words = `
  -- The publisher journals the steward's word on what it publishes, and nothing else.
  create function authority.journal_word(of_release text, word jsonb) returns void
    language plpgsql security definer set search_path = '' as $$
  begin
    if length(word::text) > 4000 or not exists (select from published.release where id = of_release) then
      raise exception 'a word is short, and of a release' using errcode = '42501';
    end if;
    perform authority.journal_record(jsonb_build_array(jsonb_build_object(
      'nonce', null, 'subject', null, 'open', jsonb_build_array(),
      'entries', jsonb_build_array(jsonb_build_object(
        'kind', 'ACT', 'roles', jsonb_build_array('STEWARD'), 'purpose', 'DATA_STEWARDSHIP', 'name', 'PublishRelease',
        'about', jsonb_build_object('release', of_release, 'word', word::text), 'outcome', 'DONE',
        'institution', null, 'login', session_user)::text))));
  end $$;
`;
