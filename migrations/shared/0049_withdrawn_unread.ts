import type { Knex } from "knex";

/**
 * What was withdrawn before its embargo ended was never read by anybody: it replaces nothing, then or later. Before, the vintage
 * before it stopped being current at the instant at which the embargo would have ended.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw("drop function published.release_at; drop view published.standing");
  await db.raw(standing(outAt, "coalesce(withdrawn.withdrawn_at >= newer.effective_at, true)"));
  await db.raw(releaseAt);
}

export async function down(db: Knex): Promise<void> {
  await db.raw("drop function published.release_at; drop view published.standing");
  await db.raw(standing("publication.effective_at", "true"));
  await db.raw(releaseAt);
}

/** When it came, or is to come, out: never, where it was withdrawn before. */
const outAt = `case when withdrawal.withdrawn_at < publication.effective_at then 'infinity'::timestamptz
                    else publication.effective_at end`;

/** Open by its source, real, never under embargo, and the first that the hub had of it (0036). */
const knownAt = `case when release.policy_kind = 'NONE' and not release.demonstration and release.supersedes is null
                       and publication.embargo_until is null
                      then least(publication.effective_at,
                                 coalesce(release.producer_published_on, release.source_retrieved_on)::timestamp
                                   at time zone 'Europe/Paris')
                      else publication.effective_at end`;

const standing = (effective: string, replaces: string) => `
  create view published.standing as
    select release.id, release.dataset, release.period, release.first_day, release.last_day, release.vintage,
           release.unit, release.measure, release.regime, release.provisional, release.producer, release.publisher,
           release.source_title, release.source_licence, release.source_retrieved_on, release.source_url,
           release.policy_kind, release.policy, release.rounded_to, release.drafted_at,
           case when said.is_readable then release.content_hash end as content_hash,
           case when said.is_readable then release.signature end as signature,
           release.public_key, release.supersedes, release.demonstration,
           publication.published_at, publication.embargo_until, ${effective} as effective_at,
           size.cells, case when said.is_readable then size.withheld end as withheld, size.territories,
           withdrawal.withdrawn_at, withdrawal.reason as withdrawal_reason,
           case when withdrawal.release is not null then 'WITHDRAWN'
                when publication.effective_at > now() then 'EMBARGOED'
                when exists (select from published.release as later
                               join published.publication as newer on newer.release = later.id
                               left join published.withdrawal as withdrawn on withdrawn.release = later.id
                              where later.dataset = release.dataset and later.period = release.period
                                and later.vintage > release.vintage and newer.effective_at <= now()
                                and ${replaces})
                  then 'SUPERSEDED'
                else 'PUBLISHED' end as state,
           release.producer_published_on, case when said.is_readable then release.correction end as correction,
           ${knownAt} as known_at
      from published.release
      join published.publication on publication.release = release.id
      left join published.withdrawal on withdrawal.release = release.id
      left join published.size on size.release = release.id
     cross join lateral (
       select withdrawal.release is null and publication.effective_at <= now() as is_readable) as said;
`;

const releaseAt = `
  create function published.release_at(as_of timestamptz) returns setof published.standing
    language sql stable as $$
    select distinct on (dataset, period) *
      from published.standing
     where (known_at <= as_of and effective_at <= now())
        or (effective_at > now() and published_at <= as_of)
     order by dataset, period, (effective_at <= now()) desc, vintage desc
  $$;
`;
