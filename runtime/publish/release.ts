import type { Client } from "pg";
import { type PeriodCode, periodOf } from "../../schema/language/period.ts";
import type { Source } from "../../schema/language/provenance.ts";
import type { DisclosurePolicy, ReleaseId } from "../../schema/language/release.ts";
import type { Cell } from "../../schema/rules/aggregate.ts";
import type { Indicator, Institution } from "../institution.ts";
import { contentHashOf } from "./table.ts";

/** What is about to be released, and all that the release must say of itself. */
export interface Issue {
  readonly institution: Institution;
  readonly indicator: Indicator;
  readonly policy: DisclosurePolicy;
  readonly source: Source;
  readonly provisional: boolean;
  readonly period: PeriodCode;
  readonly cells: readonly Cell[];
}

export interface Outcome {
  readonly period: PeriodCode;
  readonly release: ReleaseId;
  /** False when the very same table is published already: publishing twice is harmless. */
  readonly isNew: boolean;
  readonly cells: number;
}

/** Writes an immutable release with its cells, as the next vintage of its dataset and period. */
export async function issue(client: Client, what: Issue): Promise<Outcome> {
  const contentHash = contentHashOf(what.cells);
  const current = await currentOf(client, what);
  if (current?.hash === contentHash)
    return { period: what.period, release: current.id, isNew: false, cells: what.cells.length };
  const vintage = (current?.vintage ?? 0) + 1;
  const id = `${what.institution.partner.id}:${what.indicator.id}:${what.period}:${vintage}`;
  await insertRelease(client, what, { id, vintage, contentHash, supersedes: current?.id ?? null });
  await insertCells(client, id, what.cells);
  return { period: what.period, release: id, isNew: true, cells: what.cells.length };
}

async function currentOf(client: Client, { indicator, period }: Issue) {
  const { rows } = await client.query<{ id: string; vintage: number; hash: string }>(
    `select id, vintage, content_hash as hash from published.release
      where dataset = $1 and period = $2 order by vintage desc limit 1`,
    [indicator.id, period],
  );
  return rows[0];
}

interface Identity {
  readonly id: ReleaseId;
  readonly vintage: number;
  readonly contentHash: string;
  readonly supersedes: ReleaseId | null;
}

async function insertRelease(client: Client, what: Issue, identity: Identity): Promise<void> {
  const { indicator, source, policy } = what;
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
    policy_legal_ground: policy.legalGround,
    rounded_to: indicator.roundedTo,
    content_hash: identity.contentHash,
    supersedes: identity.supersedes,
    demonstration: false,
  };
  const places = Object.keys(row).map((_, at) => `$${at + 1}`);
  await client.query(
    `insert into published.release (${Object.keys(row).join(", ")}) values (${places.join(", ")})`,
    Object.values(row),
  );
}

async function insertCells(client: Client, release: ReleaseId, cells: readonly Cell[]): Promise<void> {
  await client.query(
    `insert into published.cell
       (release, territory, breakdown, status, value, lower_bound, upper_bound, standard_error, present, expected)
     select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::numeric[], $6::numeric[], $7::numeric[],
                              $8::numeric[], $9::integer[], $10::integer[])`,
    [
      release,
      cells.map((cell) => cell.territory),
      cells.map((cell) => cell.breakdown),
      cells.map((cell) => cell.status),
      cells.map((cell) => cell.value),
      cells.map((cell) => cell.bounds?.min ?? null),
      cells.map((cell) => cell.bounds?.max ?? null),
      cells.map((cell) => cell.standardError),
      cells.map((cell) => cell.coverage.present),
      cells.map((cell) => cell.coverage.expected),
    ],
  );
}
