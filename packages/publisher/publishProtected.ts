import type { Indicator, People } from "@pacte-hub/institution/config";
import { inTransaction } from "@pacte-hub/postgres/transaction";
import { type Extract, inspect } from "@pacte-hub/release-file/extract";
import type { DisclosurePolicy, ProtectivePolicy } from "@pacte-hub/schema/model/release";
import { grouped } from "@pacte-hub/schema/rules/grouped";
import { OperatorError } from "@pacte-hub/server/operatorError";
import type { Client } from "pg";
import { assertOriginFits } from "./assertDatabaseKind.ts";
import type { Protection } from "./columns.ts";
import { type PublicationContext, withContext } from "./context.ts";
import { contributorRegister } from "./contributorRegister.ts";
import { Holdings } from "./holdings.ts";
import { intakeExtract } from "./intake.ts";
import { assertWhole, periodsOf, rawTableOf } from "./intakeTables.ts";
import { assertStillKnown } from "./knowledge.ts";
import { lockDatasets } from "./locks.ts";
import { protectionProblem } from "./protectionProblem.ts";
import { protectAndAudit } from "./protectTables.ts";
import type { Publication } from "./publication.ts";
import { issueAll } from "./publishLinkedTables.ts";
import type { RawTable } from "./rawTable.ts";
import type { ReleaseOutcome } from "./release.ts";
import { reportOn, type TableReport } from "./report.ts";

/** What became of each table, and what its stewards are told of it. */
export interface ProtectedOutcome extends ReleaseOutcome {
  readonly report: TableReport;
}

/**
 * Counts no open source gives: files -> intake -> every margin -> protected with all that is known -> audited -> signed ->
 * released. One transaction, which holds the lock of the whole people while the solver thinks: nothing can come out
 * meanwhile that these tables were not protected against. A rehearsal does all of it, and takes it back.
 */
export async function publishProtected(
  publisherUrl: string,
  publication: Publication,
  policy: ProtectivePolicy,
): Promise<readonly ProtectedOutcome[]> {
  const people = peopleOf(publication);
  const files = [{ indicator: publication.indicator, file: publication.file }, ...(publication.beside ?? [])];
  const extracts: Delivered[] = [];
  for (const { indicator, file } of files)
    extracts.push({ indicator, extract: await inspect(file, publication.separator) });
  return withContext(publisherUrl, { ...publication, people, policy }, async (context) => {
    const { client } = context;
    await assertOriginFits(client, publication);
    const holdings = new Holdings();
    const isWorth = (outcomes: readonly ProtectedOutcome[]) =>
      publication.rehearsal !== true && outcomes.some(({ isNew }) => isNew);
    const work = async () => {
      await lockDatasets(client, people.datasets);
      const tables: RawTable[] = [];
      for (const one of extracts) tables.push(...(await tablesIn(client, publication, { one, policy, holdings })));
      return issueProblems(context, tables);
    };
    const outcomes = await inTransaction(client, work, { keeps: isWorth });
    // The figures may be the same and the file still say which structures share what they know.
    if (!isWorth(outcomes) && publication.rehearsal !== true) await holdings.record(client);
    return outcomes;
  });
}

interface Delivered {
  readonly indicator: Indicator;
  readonly extract: Extract;
}

interface Reading {
  readonly one: Delivered;
  readonly policy: DisclosurePolicy;
  readonly holdings: Holdings;
}

/** Which datasets of the institution count the same people; a dataset by itself where none is declared. */
function peopleOf({ institution, indicator, beside = [] }: Publication): People {
  const alone: People = { datasets: [indicator.id], tiesPeriods: false };
  const people = institution.peoples.find(({ datasets }) => datasets.includes(indicator.id)) ?? alone;
  const stranger = beside.find((one) => !people.datasets.includes(one.indicator.id));
  if (!stranger) return people;
  throw new OperatorError(
    `${stranger.indicator.id} et ${indicator.id} ne comptent pas les mêmes personnes : publiez-les séparément.`,
  );
}

async function tablesIn(
  client: Client,
  publication: Publication,
  { one, policy, holdings }: Reading,
): Promise<RawTable[]> {
  const { indicator } = one;
  const progress = (lines: number) => publication.progress?.(`${indicator.id} : ${lines} lignes lues`);
  const protection = await protectionFor(client, publication, policy);
  const delivery = await intakeExtract(client, {
    ...one,
    declared: publication.declared,
    protection,
    holdings,
    progress,
  });
  const tables: RawTable[] = [];
  for (const period of await periodsOf(client, delivery.id))
    tables.push(await rawTableOf(client, delivery.id, { indicator, period }));
  assertWhole(delivery, tables);
  publication.progress?.(`${indicator.id} : ${delivery.lines} lignes lues et vérifiées`);
  return tables;
}

/** How the file is read: the structures behind real figures are checked against the register, invented ones have none. */
async function protectionFor(
  client: Client,
  { institution, demonstration }: Publication,
  policy: DisclosurePolicy,
): Promise<Protection> {
  const contributors = asksContributors(policy);
  const register = contributors && !demonstration ? await contributorRegister(client, institution) : null;
  return { contributors, names: demonstration, register };
}

const asksContributors = (policy: DisclosurePolicy): boolean =>
  policy.kind === "SUPPRESSION" && (policy.minContributors > 0 || policy.dominanceShare < 1);

/** Period by period, or all at once where stocks and flows tie periods. */
async function issueProblems(context: PublicationContext, tables: readonly RawTable[]): Promise<ProtectedOutcome[]> {
  const problems = context.people.tiesPeriods ? [tables] : [...grouped(tables, ({ period }) => period).values()];
  const outcomes: ProtectedOutcome[] = [];
  for (const [at, counted] of problems.entries()) {
    const problem = await protectionProblem(context, counted);
    const searching = `${spanOf(counted)} : recherche de ce qu'il faut retenir, puis audit`;
    context.progress(searching, { at: at + 1, of: problems.length });
    const safe = await protectAndAudit(context, problem);
    await assertStillKnown(context, problem);
    const reports = safe.map((table) => reportOn(table, problem.known.vintages));
    const issued = await issueAll(context, safe);
    outcomes.push(...issued.map((outcome, at) => ({ ...outcome, report: reports[at] as TableReport })));
  }
  return outcomes;
}

const spanOf = (tables: readonly RawTable[]): string => [...new Set(tables.map(({ period }) => period))].join(", ");
