import { indicatorOf, type People } from "@pacte-hub/institution/config";
import { withClient } from "@pacte-hub/postgres/connect";
import { inTransaction } from "@pacte-hub/postgres/transaction";
import type { SigningKey } from "@pacte-hub/release-file/signature";
import type { PeriodCode } from "@pacte-hub/schema/model/period";
import type { ProtectivePolicy } from "@pacte-hub/schema/model/release";
import type { Client } from "pg";
import { type PublicationContext, withContext } from "./context.ts";
import type { HubClient } from "./hubClient.ts";
import { assertStillKnown } from "./knowledge.ts";
import { lockDatasets } from "./locks.ts";
import { protectionProblem } from "./protectionProblem.ts";
import { type ProtectedTable, protectAndAudit } from "./protectTables.ts";
import type { RawPart, RawTable } from "./rawTable.ts";
import { issueRelease, type ReleaseMetadata, type ReleaseOutcome } from "./release.ts";

/** Tables of the same people, to be protected as one problem and published together. */
export interface JointPublication extends Omit<ReleaseMetadata, "policy"> {
  readonly people: People;
  readonly policy: ProtectivePolicy;
  /** The secret of the draw where the rule is ROUNDING; never published. */
  readonly roundingKey?: string | null;
  readonly tables: readonly RawTable[];
  readonly key: SigningKey;
  /** How the institution reads what others have published. */
  readonly abroad: HubClient;
}

/** What became of a table, and which of its protected cells were open before. */
export interface JointOutcome extends ReleaseOutcome {
  readonly notGuaranteed: readonly string[];
}

/**
 * Takes the counts into `intake`, protects all tables as one problem, lets the independent auditor attack the result, and
 * publishes: one transaction, all of it or nothing.
 * @throws OperatorError with the reason when nothing can be published.
 */
export async function publishLinkedTables(
  publisherUrl: string,
  given: JointPublication,
): Promise<readonly JointOutcome[]> {
  const { tables, ...settings } = given;
  return withContext(publisherUrl, settings, (context) => {
    const work = async () => {
      await lockDatasets(context.client, context.people.datasets);
      const counted: RawTable[] = [];
      for (const table of tables) counted.push(await takeInTable(context.client, table));
      const problem = await protectionProblem(context, counted);
      const safe = await protectAndAudit(context, problem);
      await assertStillKnown(context, problem);
      return issueAll(context, safe);
    };
    return inTransaction(context.client, work, { keeps: (outcomes) => outcomes.some(({ isNew }) => isNew) });
  });
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

/** Issues each protected table, and notes which delivery its counts are in. */
export async function issueAll(context: PublicationContext, safe: readonly ProtectedTable[]): Promise<JointOutcome[]> {
  const outcomes: JointOutcome[] = [];
  for (const table of safe) {
    const indicator = indicatorOf(context.institution, table.dataset);
    if (!indicator) throw new Error(`le jeu ${table.dataset} n'existe pas`);
    const outcome = await issueRelease(context, { ...table, indicator });
    if (outcome.isNew && table.delivery !== null) {
      const noted = "insert into intake.release_delivery (release, delivery) values ($1, $2)";
      await context.client.query(noted, [outcome.release, table.delivery]);
    }
    outcomes.push({ ...outcome, notGuaranteed: table.notGuaranteed });
  }
  return outcomes;
}

async function takeInTable(client: Client, table: RawTable): Promise<RawTable> {
  const { dataset, period, communes = [] } = table;
  const parts: readonly RawPart[] = [...table.parts, ...communes];
  const { rows } = await client.query<{ id: string }>(
    "insert into intake.delivery (dataset, file_name, file_sha256) values ($1, $2, '') returning id",
    [dataset, `engendré pour la démonstration, ${period}`],
  );
  const delivery = rows[0]?.id ?? "";
  await client.query(
    `insert into intake.count (delivery, line, period, territory, breakdown, value, contributor)
     select $1, line, $2, territory, breakdown, value, contributor
       from unnest($3::text[], $4::text[], $5::numeric[], $6::text[])
            with ordinality as part(territory, breakdown, value, contributor, line)`,
    [
      delivery,
      period,
      parts.map(({ territory }) => territory),
      parts.map(({ breakdown }) => breakdown),
      parts.map(({ value }) => value),
      parts.map(({ contributor }) => contributor ?? null),
    ],
  );
  return { ...table, delivery };
}
