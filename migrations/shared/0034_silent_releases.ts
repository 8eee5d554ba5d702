import type { Knex } from "knex";

/**
 * What nobody may read tells nothing of itself inside the database either: the hash and the signature of a release under
 * embargo or withdrawn, and how many cells it withholds, are null in the one view by which the logins that serve and
 * decide are told of releases. The publisher, who keeps the counts behind them, reads the tables.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw("drop function published.release_at; drop view published.standing");
  await db.raw(standing(masked, "left join published.size on size.release = release.id"));
  await db.raw(releaseAt);
}

export async function down(db: Knex): Promise<void> {
  await db.raw("drop function published.release_at; drop view published.standing");
  await db.raw(
    standing("release.*, publication.published_at, publication.embargo_until, publication.effective_at", ""),
  );
  await db.raw(releaseAt);
}

/** The columns of the former view, then its size. What is masked is a column's own value: whatever a statement asks of it sees the mask. */
const masked = `release.id, release.dataset, release.period, release.first_day, release.last_day, release.vintage,
             release.unit, release.measure, release.regime, release.provisional, release.producer, release.publisher,
             release.source_title, release.source_licence, release.source_retrieved_on, release.source_url,
             release.policy_kind, release.policy, release.rounded_to, release.drafted_at,
             case when said.is_readable then release.content_hash end as content_hash,
             case when said.is_readable then release.signature end as signature,
             release.public_key, release.supersedes, release.demonstration,
             publication.published_at, publication.embargo_until, publication.effective_at,
             size.cells, case when said.is_readable then size.withheld end as withheld, size.territories`;

const standing = (columns: string, sizes: string) => `
  create view published.standing as
    select ${columns},
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
      left join published.withdrawal on withdrawal.release = release.id
      ${sizes}
     cross join lateral (
       select withdrawal.release is null and publication.effective_at <= now() as is_readable) as said;
`;

const releaseAt = `
  create function published.release_at(as_of timestamptz) returns setof published.standing
    language sql stable as $$
    select distinct on (dataset, period) *
      from published.standing
     where (effective_at <= as_of and effective_at <= now())
        or (effective_at > now() and published_at <= as_of)
     order by dataset, period, (effective_at <= now()) desc, vintage desc
  $$;
`;
