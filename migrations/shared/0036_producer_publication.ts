import type { Knex } from "knex";

/**
 * A release says when its producer published the figures, where that is known, beside the instant the hub took them in,
 * and why it replaces the vintage before it. As of an instant, a real figure of an open source counts from the first day
 * it is known to have been public: its producer's, else the day a copy of it was taken; all else from the instant it came
 * out here. Only a first vintage goes back: what was answered as of an instant since then stays what it was. Neither
 * embargo nor withdrawal nor who may read is touched: they are judged now.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table published.release
      add column producer_published_on date,
      add column correction text check (correction <> ''),
      add constraint a_correction_replaces check (correction is null or supersedes is not null);
  `);
  await db.raw("drop function published.release_at; drop view published.standing");
  await db.raw(createReleaseView(publicSince));
  await db.raw(createReleaseAt("known_at"));
}

export async function down(db: Knex): Promise<void> {
  await db.raw("drop function published.release_at; drop view published.standing");
  await db.raw(createReleaseView(""));
  await db.raw(createReleaseAt("effective_at"));
  await db.raw("alter table published.release drop column producer_published_on, drop column correction");
}

/** Open by its source, real, never under embargo, and the first that the hub had of it. */
const knownAt = `case when release.policy_kind = 'NONE' and not release.demonstration and release.supersedes is null
                       and publication.embargo_until is null
                      then least(publication.effective_at,
                                 coalesce(release.producer_published_on, release.source_retrieved_on)::timestamp
                                   at time zone 'Europe/Paris')
                      else publication.effective_at end`;

/** It may say what was wrong and what is right: like the digests, it is told of what may be read only. */
const correction = "case when said.is_readable then release.correction end as correction";

export const publicSince = `, release.producer_published_on, ${correction}, ${knownAt} as known_at`;

/** What a later history may say otherwise: when a release comes out, and what one must be to replace another. */
interface Otherwise {
  readonly outAt: string;
  readonly replaces: string;
}
const asItWas: Otherwise = { outAt: "publication.effective_at", replaces: "" };

export const createReleaseView = (more: string, { outAt, replaces } = asItWas) => `
  create view published.standing as
    select release.id, release.dataset, release.period, release.first_day, release.last_day, release.vintage,
           release.unit, release.measure, release.regime, release.provisional, release.producer, release.publisher,
           release.source_title, release.source_licence, release.source_retrieved_on, release.source_url,
           release.policy_kind, release.policy, release.rounded_to, release.drafted_at,
           case when said.is_readable then release.content_hash end as content_hash,
           case when said.is_readable then release.signature end as signature,
           release.public_key, release.supersedes, release.demonstration,
           publication.published_at, publication.embargo_until, ${outAt} as effective_at,
           size.cells, case when said.is_readable then size.withheld end as withheld, size.territories,
           withdrawal.withdrawn_at, withdrawal.reason as withdrawal_reason,
           case when withdrawal.release is not null then 'WITHDRAWN'
                when publication.effective_at > now() then 'EMBARGOED'
                when exists (select from published.release as later
                               join published.publication as newer on newer.release = later.id
                              where later.dataset = release.dataset and later.period = release.period
                                and later.vintage > release.vintage and newer.effective_at <= now()${replaces})
                  then 'SUPERSEDED'
                else 'PUBLISHED' end as state${more}
      from published.release
      join published.publication on publication.release = release.id
      left join published.withdrawal on withdrawal.release = release.id
      left join published.size on size.release = release.id
     cross join lateral (
       select withdrawal.release is null and publication.effective_at <= now() as is_readable) as said;
`;

export const createReleaseAt = (known: string) => `
  create function published.release_at(as_of timestamptz) returns setof published.standing
    language sql stable as $$
    select distinct on (dataset, period) *
      from published.standing
     where (${known} <= as_of and effective_at <= now())
        or (effective_at > now() and published_at <= as_of)
     order by dataset, period, (effective_at <= now()) desc, vintage desc
  $$;
`;
