import type { Knex } from "knex";

/**
 * Embargo, withdrawal and the closed door stand inside the wall: the reader's login sees no cell of a release that is not
 * published, not yet or no more, whatever the code asks, and while the door is closed stewards alone see anything. Of a
 * silent release it is told which cells there are, so that each is shown as EMBARGOED or WITHDRAWN, and nothing in them.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(entering);
  await db.raw(cells);
}

export async function down(): Promise<void> {
  throw new Error("what is under embargo would be readable behind the code");
}

const entering = `
  -- Somebody asks, and comes in: through an open door, or as one of the stewards.
  create function authority.may_enter() returns boolean
    language plpgsql stable security definer set search_path = '' as $$
  declare asking text := authority.asking();
  begin
    return asking = 'STEWARD' or (asking <> '' and not authority.is_closed());
  end $$;

  -- For what is read without saying who asks (registers, what releases say of themselves): the door alone decides.
  create function authority.is_open_or_steward() returns boolean
    language plpgsql stable security definer set search_path = '' as $$
  begin
    return not authority.is_closed() or authority.asking() = 'STEWARD';
  end $$;
`;

const cells = `
  create or replace function authority.open_releases() returns text[]
    language sql stable security definer set search_path = '' as $$
    select coalesce(array_agg(release.id), '{}')
      from published.release
      join published.publication on publication.release = release.id and publication.effective_at <= now()
     where release.policy_kind = 'NONE' and authority.may_enter()
       and not exists (select from published.withdrawal where withdrawal.release = release.id)
  $$;

  create or replace function authority.granted_releases() returns text[]
    language sql stable security definer set search_path = '' as $$
    select coalesce(array_agg(release.id), '{}')
      from authority.held_grant() as held
      join published.release on release.dataset = held.dataset
      join published.publication on publication.release = release.id and publication.effective_at <= now()
     where authority.may_enter()
       and (held.first_day is null or release.first_day >= held.first_day)
       and (held.last_day is null or release.last_day <= held.last_day)
       and not exists (select from published.withdrawal where withdrawal.release = release.id)
  $$;

  -- Which cells a silent release has, under the same grant and as fine: release by release, broken down one way each.
  create function published.silent_cell(of_releases text[], bys text[], on_territories text[])
    returns table (release text, territory text, breakdown text, dimensions text, status text)
    language sql stable security definer set search_path = '' as $$
    select cell.release, cell.territory, cell.breakdown, cell.dimensions, standing.state
      from unnest(of_releases, bys) as asked (release, dimensions)
      join published.standing on standing.id = asked.release and standing.state in ('EMBARGOED', 'WITHDRAWN')
      join published.cell on cell.release = asked.release and cell.dimensions = asked.dimensions
                         and cell.territory = any(on_territories)
     where authority.may_enter()
       and (standing.policy_kind = 'NONE'
            or exists (select from authority.held_grant() as held
                        where held.dataset = standing.dataset
                          and (held.first_day is null or standing.first_day >= held.first_day)
                          and (held.last_day is null or standing.last_day <= held.last_day)
                          and authority.fineness_of(cell.territory) <= authority.fineness(held.finest)
                          and string_to_array(cell.dimensions, ';') <@ held.dimensions))
  $$;
`;
