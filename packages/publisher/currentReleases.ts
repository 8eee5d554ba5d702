import { withClient } from "@pacte-hub/postgres/connect";
import type { PeriodCode } from "@pacte-hub/schema/model/period";
import type { DatasetId, DisclosurePolicy, ReleaseId } from "@pacte-hub/schema/model/release";
import type { Client } from "pg";

/** A release as it stands in the database. */
export interface CurrentRelease {
  readonly id: ReleaseId;
  readonly dataset: DatasetId;
  readonly period: PeriodCode;
  readonly vintage: number;
  readonly policy: DisclosurePolicy;
  readonly demonstration: boolean;
  readonly contentHash: string;
  readonly signature: string;
  readonly publicKey: string;
}

/**
 * The last vintage of each dataset and period that is out, or will be: what came before it is a known fact, and what was withdrawn
 * before its embargo ended is known to nobody.
 */
export async function currentReleases(client: Client): Promise<CurrentRelease[]> {
  const { rows } = await client.query<CurrentRelease>(
    `select distinct on (release.dataset, release.period) release.id, release.dataset, release.period, release.vintage,
            release.policy, release.demonstration, release.content_hash as "contentHash", release.signature,
            release.public_key as "publicKey"
       from published.release join published.standing on standing.id = release.id
      where standing.effective_at < 'infinity'
      order by release.dataset, release.period, release.vintage desc`,
  );
  return rows;
}

/** Which periods of a dataset are published already. */
export function publishedPeriods(publisherUrl: string, dataset: string): Promise<ReadonlySet<PeriodCode>> {
  return withClient(publisherUrl, async (client) => {
    const { rows } = await client.query<{ period: string }>(
      "select distinct period from published.release where dataset = $1",
      [dataset],
    );
    return new Set(rows.map(({ period }) => period));
  });
}
