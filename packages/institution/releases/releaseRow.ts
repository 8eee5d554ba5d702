import type { Release } from "@pacte-hub/schema/model/release";

/** What a release says of itself for ever: all but where it stands, and how many of its cells are withheld. */
export type StateField = "state" | "withheld";

export interface ReleaseRow extends Omit<Release, "source" | "recordedAt" | Dated | StateField> {
  readonly sourceTitle: string;
  readonly sourceLicence: string;
  readonly sourceRetrievedOn: string | null;
  readonly sourceUrl: string | null;
  readonly publishedAt: Date;
  readonly knownFrom: Date;
  readonly embargoUntil: Date | null;
  readonly withdrawnAt: Date | null;
}

type Dated = "publishedAt" | "knownFrom" | "embargoUntil" | "withdrawnAt";

/** The columns of a `ReleaseRow`, of `published.standing`. */
export const releaseColumns = `id, dataset, period, vintage, unit, measure, regime, provisional, producer, publisher,
  source_title as "sourceTitle", source_licence as "sourceLicence", source_retrieved_on::text as "sourceRetrievedOn",
  source_url as "sourceUrl", policy, published_at as "publishedAt",
  producer_published_on::text as "producerPublishedOn", known_at as "knownFrom", correction, embargo_until as "embargoUntil",
  withdrawn_at as "withdrawnAt", withdrawal_reason as "withdrawalReason", content_hash as "contentHash", signature,
  public_key as "publicKey", supersedes, demonstration`;

export function releaseOf<Row extends ReleaseRow>(row: Row) {
  const { sourceTitle, sourceLicence, sourceRetrievedOn, sourceUrl, ...same } = row;
  return {
    ...same,
    publishedAt: row.publishedAt.toISOString(),
    recordedAt: row.publishedAt.toISOString(),
    knownFrom: row.knownFrom.toISOString(),
    embargoUntil: row.embargoUntil?.toISOString() ?? null,
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
    source: { title: sourceTitle, licence: sourceLicence, retrievedOn: sourceRetrievedOn, url: sourceUrl },
  };
}
