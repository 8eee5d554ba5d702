import type { Client } from "pg";
import type { PeriodCode } from "../../schema/language/period.ts";
import type { SuppressionPolicy } from "../../schema/language/release.ts";
import { withClient } from "../authority/connect.ts";
import { indicatorOf, type People } from "../institution.ts";
import { type ProtectedTable, protectTogether, type RawTable } from "./protected.ts";
import { type Imprint, issue, type Outcome } from "./release.ts";
import type { SigningKey } from "./sign.ts";

/** Tables of the same people, to be protected as one problem and published together. */
export interface JointPublication extends Omit<Imprint, "policy"> {
  readonly people: People;
  readonly policy: SuppressionPolicy;
  readonly tables: readonly RawTable[];
  readonly key: SigningKey;
}

/**
 * Takes the counts into `intake`, protects all tables as one problem, lets the independent auditor attack the result, and
 * publishes: one transaction, all of it or nothing.
 * @throws NotReady with the reason when nothing can be published.
 */
export async function publishTogether(
  publisherUrl: string,
  publication: JointPublication,
): Promise<readonly Outcome[]> {
  const { tables, people, policy } = publication;
  // The solver needs no database: no connection is held while it thinks.
  const safe = await protectTogether(tables, people, policy);
  return withClient(publisherUrl, async (client) => {
    await client.query("begin");
    try {
      const outcomes: Outcome[] = [];
      for (const table of tables) await takeInTable(client, table);
      for (const table of safe) outcomes.push(await issueTable(client, publication, table));
      await client.query(outcomes.some(({ isNew }) => isNew) ? "commit" : "rollback");
      return outcomes;
    } catch (error) {
      await client.query("rollback").catch(() => undefined);
      throw error;
    }
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

async function issueTable(client: Client, publication: JointPublication, table: ProtectedTable): Promise<Outcome> {
  await client.query("select pg_advisory_xact_lock(hashtext('publish'), hashtext($1))", [table.dataset]);
  const indicator = indicatorOf(publication.institution, table.dataset);
  if (!indicator) throw new Error(`le jeu ${table.dataset} n'existe pas`);
  return issue(client, { ...publication, ...table, indicator });
}

async function takeInTable(client: Client, { dataset, period, parts }: RawTable): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    "insert into intake.delivery (dataset, file_name, file_sha256) values ($1, $2, '') returning id",
    [dataset, `engendré pour la démonstration, ${period}`],
  );
  await client.query(
    `insert into intake.count (delivery, line, period, territory, breakdown, value)
     select $1, line, $2, territory, breakdown, value
       from unnest($3::text[], $4::text[], $5::numeric[]) with ordinality as part(territory, breakdown, value, line)`,
    [
      rows[0]?.id,
      period,
      parts.map(({ territory }) => territory),
      parts.map(({ breakdown }) => breakdown),
      parts.map(({ value }) => value),
    ],
  );
}
