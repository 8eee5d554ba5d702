import type { Indicator, Institution } from "@pacte-hub/institution/config";
import { canonicalFile, hashOf, tableHash } from "@pacte-hub/release-file/canonicalFile";
import { exactCell, type PublishedCell } from "@pacte-hub/release-file/publishedCell";
import type { SigningKey } from "@pacte-hub/release-file/signature";
import type { ObservationStatus } from "@pacte-hub/schema/model/observation";
import { type Day, type PeriodCode, periodOf } from "@pacte-hub/schema/model/period";
import type { Source } from "@pacte-hub/schema/model/provenance";
import type { DatasetId, DisclosurePolicy, Release, ReleaseId } from "@pacte-hub/schema/model/release";
import { OperatorError } from "@pacte-hub/server/operatorError";
import type { Client } from "pg";
import { comeOut } from "./comeOut.ts";

/** All that a release says of itself beside its cells. */
export interface ReleaseMetadata {
  readonly institution: Institution;
  readonly policy: DisclosurePolicy;
  readonly source: Source;
  readonly provisional: boolean;
  readonly demonstration: boolean;
  /** ISO 8601 instant before which nobody reads it, or null. */
  readonly embargoUntil: string | null;
  /** The day its producer published the figures; null: no source says it. Not given: the producer's own, published here. */
  readonly producerPublishedOn?: Day | null;
  /** Why it corrects what was published before, in French; nothing is said of a first vintage. */
  readonly correction?: string | null;
  /** The order it is published by: an institution that decides by two publishes nothing of its own without one. */
  readonly order?: string | null;
}

/** By what a release is written and signed. */
export interface ReleaseContext extends ReleaseMetadata {
  readonly client: Client;
  readonly key: SigningKey;
  /** True: nothing of it will be kept. */
  readonly rehearsal?: boolean;
}

/** A table that may be released: open, or protected and audited. */
export interface ReleasableTable {
  readonly indicator: Indicator;
  readonly period: PeriodCode;
  readonly cells: readonly PublishedCell[];
  /** What the audit of this very table found: none, or the database refuses the publication. */
  readonly findings: number;
}

type NewRelease = ReleaseContext & ReleasableTable;

export interface ReleaseOutcome {
  readonly period: PeriodCode;
  readonly release: ReleaseId;
  /** False when the very same table is published already: publishing twice is harmless. */
  readonly isNew: boolean;
  readonly cells: number;
  readonly withheld: number;
  /** Cells that no line of the extract was about. */
  readonly absent: number;
}

/** Writes an immutable release as the next vintage: draft, audit, publication, in the caller's transaction. */
export async function issueRelease(context: ReleaseContext, table: ReleasableTable): Promise<ReleaseOutcome> {
  const what: NewRelease = { ...context, ...table };
  const { client, period } = what;
  const cells = what.cells.map(exactCell);
  const current = await currentRelease(client, { dataset: what.indicator.id, period });
  if (current && current.demonstration !== what.demonstration)
    throw new OperatorError(otherOrigin(current.id), "ORIGIN_DIFFERS");
  const count = (wanted: ObservationStatus) => cells.filter(({ status }) => status === wanted).length;
  const possible = cells.length - count("NOT_APPLICABLE");
  const counts = { period, cells: possible, withheld: count("WITHHELD"), absent: count("NOT_COLLECTED") };
  if (current && saysTheSame(current, what) && tableHash(await cellsOf(client, current.id)) === tableHash(cells)) {
    return { ...counts, release: current.id, isNew: false };
  }
  const vintage = (current?.vintage ?? 0) + 1;
  const id = `${what.institution.partner.id}:${what.indicator.id}:${period}:${vintage}`;
  const correction = current ? (what.correction ?? reasonAfter(current, what)) : null;
  const contentHash = hashOf(canonicalFile({ ...what.indicator, ...what, id }, cells));
  await insertRelease(client, what, { id, vintage, contentHash, supersedes: current?.id ?? null, correction });
  await insertCells(client, id, cells);
  await client.query("insert into published.audit (release, content_hash, findings, cells) values ($1, $2, $3, $4)", [
    id,
    contentHash,
    what.findings,
    cells.length,
  ]);
  await comeOut(what, { id, contentHash });
  return { ...counts, release: id, isNew: true };
}

/** Generated numbers never stand in place of real ones, nor real ones among them. */
const otherOrigin = (release: ReleaseId): string =>
  `La publication ${release} couvre déjà cette période : chiffres réels et chiffres engendrés ne se remplacent jamais.`;

interface Current
  extends Pick<Release, "id" | "vintage" | "demonstration" | "unit" | "measure" | "regime" | "provisional"> {
  readonly policy: DisclosurePolicy;
  readonly correction: string | null;
  readonly source: string;
  readonly isWithdrawn: boolean;
}

/** The last vintage of a dataset and period, whatever became of it. */
export async function currentRelease(
  client: Client,
  { dataset, period }: { readonly dataset: DatasetId; readonly period: PeriodCode },
): Promise<Current | undefined> {
  const { rows } = await client.query<Current>(
    `select id, vintage, demonstration, unit, measure, regime, provisional, policy, correction,
            concat_ws(' | ', source_title, source_licence, source_url) as source,
            exists (select from published.withdrawal where release = id) as "isWithdrawn"
       from published.release where dataset = $1 and period = $2 order by vintage desc limit 1`,
    [dataset, period],
  );
  return rows[0];
}

/**
 * Whether a release says all that is to be said, but for its figures: the same figures of another population, final instead
 * of provisional, after a withdrawal, or whose source or licence is corrected are another publication. What a release says is never changed.
 */
export const saysTheSame = (
  current: Current,
  {
    indicator,
    provisional,
    correction,
    source,
  }: Pick<NewRelease, "indicator" | "provisional" | "correction" | "source">,
): boolean =>
  !current.isWithdrawn &&
  (correction == null ||
    [source.title, source.licence, source.url].filter((one) => one !== null).join(" | ") === current.source) &&
  current.unit === indicator.unit &&
  current.measure === indicator.measure &&
  current.regime === indicator.regime &&
  current.provisional === provisional;

/** Why a vintage follows another of itself, where its steward has said nothing more; in French. */
function reasonAfter(current: Current, { provisional }: ReleaseMetadata): string | null {
  if (current.isWithdrawn) return `Publié de nouveau après le retrait de ${current.id}.`;
  return current.provisional && !provisional ? "Les chiffres provisoires sont devenus définitifs." : null;
}

/** Counts of its own that an institution publishes here are published by their producer, here and on the day they come out. */
function producerDay({ producerPublishedOn, institution, indicator, policy, ...what }: NewRelease): Day | null {
  if (producerPublishedOn !== undefined) return producerPublishedOn;
  const isOwn = policy.kind !== "NONE" && !what.demonstration && indicator.producer === institution.partner.name;
  return isOwn ? new Date(what.embargoUntil ?? Date.now()).toISOString().slice(0, 10) : null;
}

/** The last vintage of a table's dataset and period, with its cells; null where there is none, or where it was withdrawn. */
export async function lastRelease(
  { client }: Pick<ReleaseContext, "client">,
  table: Pick<ReleasableTable, "indicator" | "period">,
): Promise<{ readonly release: ReleaseId; readonly cells: readonly PublishedCell[] } | null> {
  const current = await currentRelease(client, { dataset: table.indicator.id, period: table.period });
  return current && !current.isWithdrawn ? { release: current.id, cells: await cellsOf(client, current.id) } : null;
}

/** The cells of a release, as published. */
export async function cellsOf(client: Client, release: ReleaseId): Promise<PublishedCell[]> {
  const { rows } = await client.query<PublishedCell>(
    `select territory, breakdown, status, value::float8, lower_bound::float8 as min, upper_bound::float8 as max,
            standard_error::float8 as "standardError", present, expected
       from published.cell where release = $1`,
    [release],
  );
  return rows;
}

interface Identity {
  readonly id: ReleaseId;
  readonly vintage: number;
  readonly contentHash: string;
  readonly supersedes: ReleaseId | null;
  /** French; null for a first vintage, and where nobody said why. */
  readonly correction: string | null;
}

async function insertRelease(client: Client, what: NewRelease, identity: Identity): Promise<void> {
  const { indicator, source, policy, key } = what;
  const span = periodOf(what.period);
  const row = {
    id: identity.id,
    dataset: indicator.id,
    period: what.period,
    first_day: span?.first,
    last_day: span?.last,
    vintage: identity.vintage,
    unit: indicator.unit,
    measure: indicator.measure,
    regime: indicator.regime,
    provisional: what.provisional,
    producer: indicator.producer,
    publisher: what.institution.partner.name,
    source_title: source.title,
    source_licence: source.licence,
    source_retrieved_on: source.retrievedOn,
    source_url: source.url,
    policy_kind: policy.kind,
    policy: JSON.stringify(policy),
    rounded_to: policy.kind === "ROUNDING" ? policy.base : indicator.roundedTo,
    content_hash: identity.contentHash,
    signature: key.sign(identity.contentHash),
    public_key: key.publicKey,
    supersedes: identity.supersedes,
    producer_published_on: producerDay(what),
    correction: identity.correction,
    demonstration: what.demonstration,
  };
  const places = Object.keys(row).map((_, at) => `$${at + 1}`);
  await client.query(
    `insert into published.release (${Object.keys(row).join(", ")}) values (${places.join(", ")})`,
    Object.values(row),
  );
}

/** By territory, as they are asked: the cells of one department lie side by side, however many others the release has. */
async function insertCells(client: Client, release: ReleaseId, cells: readonly PublishedCell[]): Promise<void> {
  const column = (name: keyof PublishedCell) => cells.map((cell) => cell[name]);
  await client.query(
    `insert into published.cell
       (release, territory, breakdown, status, value, lower_bound, upper_bound, standard_error, present, expected)
     select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::numeric[], $6::numeric[], $7::numeric[],
                              $8::numeric[], $9::integer[], $10::integer[]) as cell (territory, breakdown)
      order by territory, breakdown`,
    [
      release,
      column("territory"),
      column("breakdown"),
      column("status"),
      column("value"),
      column("min"),
      column("max"),
      column("standardError"),
      column("present"),
      column("expected"),
    ],
  );
}
