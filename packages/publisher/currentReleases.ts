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

/** The last vintage of each dataset and period: what came before it is a known fact. */
export async function currentReleases(client: Client): Promise<CurrentRelease[]> {
  const { rows } = await client.query<CurrentRelease>(
    `select distinct on (dataset, period) id, dataset, period, vintage, policy, demonstration,
            release.content_hash as "contentHash", signature, public_key as "publicKey"
       from published.release join published.publication on publication.release = release.id
      order by dataset, period, vintage desc`,
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
