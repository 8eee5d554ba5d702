import type { Client } from "pg";
import type { PeriodCode } from "../../schema/language/period.ts";
import type { SuppressionPolicy } from "../../schema/language/release.ts";
import { withClient } from "../authority/connect.ts";
import { indicatorOf, type People } from "../institution.ts";
import { NotReady } from "../serve/notReady.ts";
import type { Abroad, ForeignTable } from "./abroad.ts";
import { factsOfForeign, type Ours, wantedBy } from "./foreign.ts";
import { type ProtectedTable, protectTogether } from "./protected.ts";
import type { RawTable } from "./rawTable.ts";
import { cellsOf, type Imprint, issue, type Outcome } from "./release.ts";
import type { SigningKey } from "./sign.ts";
import type { Vintage } from "./vintages.ts";

/** Tables of the same people, to be protected as one problem and published together. */
export interface JointPublication extends Omit<Imprint, "policy"> {
  readonly people: People;
  readonly policy: SuppressionPolicy;
  readonly tables: readonly RawTable[];
  readonly key: SigningKey;
  /** How others' releases of the same people are read. */
  readonly abroad: Abroad;
}

export interface JointOutcome extends Outcome {
  /** Cells that what was known before keeps from the guarantee, for the steward: `dataset|period|territory|values`. */
  readonly notGuaranteed: readonly string[];
}

/**
 * Takes the counts into `intake`, protects all tables as one problem, lets the independent auditor attack the result, and
 * publishes: one transaction, all of it or nothing.
 * @throws NotReady with the reason when nothing can be published.
 */
export async function publishTogether(
  publisherUrl: string,
  publication: JointPublication,
): Promise<readonly JointOutcome[]> {
  const { tables, people, policy } = publication;
  // The solver needs no database: no connection is held while it thinks.
  const vintages = await withClient(publisherUrl, (client) => vintagesOf(client, tables));
  const foreign = await foreignTo(publication);
  const known = { vintages, foreign: factsOfForeign(oursIn(publication), foreign) };
  const safe = await protectTogether({ tables, people, policy }, known);
  const isSame = releasesIn(await foreignTo(publication)) === releasesIn(foreign);
  return withClient(publisherUrl, async (client) => {
    await client.query("begin");
    try {
      const outcomes: JointOutcome[] = [];
      await lockAll(client, tables);
      // Protected against what was known then: were it not all that is known now, it could leak.
      if (!isSame || (await vintagesOf(client, tables)).length !== vintages.length)
        throw new NotReady(publishedMeanwhile);
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

const publishedMeanwhile =
  "Une autre publication de ces jeux, ou d'un jeu des mêmes personnes, vient d'avoir lieu : rien n'est publié, recommencez pour en tenir compte.";

const oursIn = ({ institution, tables, demonstration }: JointPublication): Ours => ({
  partner: institution.partner.id,
  tables,
  demonstration,
});

async function foreignTo(publication: JointPublication): Promise<readonly ForeignTable[]> {
  return (await Promise.all(wantedBy(oursIn(publication)).map(publication.abroad))).flat();
}

const releasesIn = (foreign: readonly ForeignTable[]): string =>
  foreign
    .map(({ release }) => release)
    .sort()
    .join(" ");

async function lockAll(client: Client, tables: readonly RawTable[]): Promise<void> {
  for (const dataset of [...new Set(tables.map((table) => table.dataset))].sort()) {
    await client.query("select pg_advisory_xact_lock(hashtext('publish'), hashtext($1))", [dataset]);
  }
}

/** Every earlier release of these tables, withdrawn ones included: what was read stays known. */
async function vintagesOf(client: Client, tables: readonly RawTable[]): Promise<Vintage[]> {
  const { rows } = await client.query<Omit<Vintage, "cells">>(
    `select id as release, dataset, period from published.standing
      where (dataset, period) in (select * from unnest($1::text[], $2::text[]))
      order by dataset, period, vintage`,
    [tables.map(({ dataset }) => dataset), tables.map(({ period }) => period)],
  );
  const vintages: Vintage[] = [];
  for (const row of rows) vintages.push({ ...row, cells: await cellsOf(client, row.release) });
  return vintages;
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

async function issueTable(client: Client, publication: JointPublication, table: ProtectedTable): Promise<JointOutcome> {
  const indicator = indicatorOf(publication.institution, table.dataset);
  if (!indicator) throw new Error(`le jeu ${table.dataset} n'existe pas`);
  return { ...(await issue(client, { ...publication, ...table, indicator })), notGuaranteed: table.notGuaranteed };
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
