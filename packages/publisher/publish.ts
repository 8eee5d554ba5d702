import type { Indicator } from "@pacte-hub/institution/config";
import { inTransaction } from "@pacte-hub/postgres/transaction";
import { ExtractRefused } from "@pacte-hub/release-file/extractErrors";
import { type PeriodCode, periodOf } from "@pacte-hub/schema/model/period";
import type { ExtractFaultCode } from "@pacte-hub/schema/model/publicationRefusal";
import { grouped } from "@pacte-hub/schema/rules/grouped";
import { OperatorError } from "@pacte-hub/server/operatorError";
import { assertOfActions } from "./actionCounts.ts";
import { allOrNothing, type Walked } from "./allOrNothing.ts";
import { assertOriginFits } from "./assertDatabaseKind.ts";
import { type PublicationContext, withContext } from "./context.ts";
import { assertWhole, countedPeriods, countedTables } from "./countedTables.ts";
import { disclosureRuleOf } from "./disclosureRule.ts";
import type { Holdings } from "./holdings.ts";
import { type DatasetExtract, extractsOf, type IntakeBatch, intakeExtract, linesRead } from "./intake.ts";
import { intakeGenerated } from "./intakeGenerated.ts";
import { journalWord } from "./journalWord.ts";
import { assertNothingNewPublished } from "./knowledge.ts";
import { openTable } from "./openTable.ts";
import { unusualIn } from "./plausibility.ts";
import { protectionProblem } from "./protectionProblem.ts";
import { protectAndAudit } from "./protectTables.ts";
import type { GeneratedPublication, Publication } from "./publication.ts";
import type { RawTable } from "./rawTable.ts";
import { recordReauditDue } from "./reauditDue.ts";
import { issueRelease, lastRelease } from "./release.ts";
import { releaseTable } from "./releaseTable.ts";
import { type OpenOutcome, type ProtectedOutcome, reportOn, sinceVintage } from "./report.ts";
import { sameCounts } from "./sameCounts.ts";
import { publishedFigures, totalsOf, type Unusual } from "./totals.ts";

/**
 * The only way to publish figures: extracts -> intake -> whole tables -> protection problem -> audited tables -> signed
 * releases. Each stage takes the context and the result of the stage before. It is one transaction: a publisher killed at any
 * time leaves what was published before.
 * @throws ExtractRefused when a file has faults, and nothing is loaded; OperatorError when nothing can be published
 */
export function publish(
  publisherUrl: string,
  publication: Publication,
): Promise<readonly (OpenOutcome | ProtectedOutcome)[]> {
  return withExtracts(publisherUrl, publication, async (context, extracts) => {
    const isOpen = context.policy.kind === "NONE";
    if (!isOpen) await assertOriginFits(context);
    return allOrNothing<OpenOutcome | ProtectedOutcome>(context, async () => {
      const walked = await (isOpen ? fromOpenExtracts(context, extracts) : fromExtracts(context, extracts));
      await journalWord(context, walked);
      await recordReauditDue(context, walked);
      return walked;
    });
  });
}

/** Reads and checks files as `publish` does, without protection, and writes nothing. @throws as `publish` */
export const checkExtracts = (publisherUrl: string, publication: Publication): Promise<void> =>
  withExtracts(publisherUrl, publication, (context, extracts) => {
    const isOpen = context.policy.kind === "NONE";
    const read = async () => void (await (isOpen ? fromOpenExtracts : countedIn)(context, extracts));
    return inTransaction(context.client, read, { keeps: () => false });
  });

async function withExtracts<Outcome>(
  publisherUrl: string,
  publication: Publication,
  work: (context: PublicationContext, extracts: readonly DatasetExtract[]) => Promise<Outcome>,
): Promise<Outcome> {
  const rule = disclosureRuleOf(publication);
  const extracts = await extractsOf(publication);
  return withContext(publisherUrl, { ...publication, ...rule }, (context) => work(context, extracts));
}

/** `publish` for tables without an extract: those generated for the demonstration. */
export const publishLinkedTables = (
  publisherUrl: string,
  { tables, ...settings }: GeneratedPublication,
): Promise<readonly (OpenOutcome | ProtectedOutcome)[]> =>
  withContext(publisherUrl, settings, (context) => allOrNothing(context, () => fromGenerated(context, tables)));

/** Publishes open data as they are: their source protected them. */
async function fromOpenExtracts(
  context: PublicationContext,
  extracts: readonly DatasetExtract[],
): Promise<Walked<OpenOutcome>> {
  const all: Walked<OpenOutcome>[] = [];
  for (const extract of extracts)
    await namingFile(extract, extracts, async () => all.push(await fromOpenExtract(context, extract)));
  return { outcomes: all.flatMap((one) => one.outcomes), holdings: [], lifted: all.flatMap((one) => one.lifted) };
}

async function fromOpenExtract(context: PublicationContext, extract: DatasetExtract): Promise<Walked<OpenOutcome>> {
  const outcomes: OpenOutcome[] = [];
  const batch = await intakeExtract(context, extract);
  context.progress(`${linesRead(context, batch)} et vérifiées`);
  const unusual: Unusual[] = [];
  const counted = await countedPeriods(context, batch);
  const periods = [...counted, ...(await newlyMissing(context, batch, counted))].toSorted();
  for (const [at, period] of periods.entries()) {
    assertPublishedAfter(context, batch.indicator, period);
    const table = await openTable(context, batch, period);
    unusual.push(...(await unusualIn(context, batch, { period, ...publishedFigures(table.cells) })));
    const last = await lastRelease(context, table);
    const since = last && sinceVintage(last, table.cells);
    outcomes.push({ ...(await issueRelease(context, table)), since });
    context.progress(`${period} : ${table.cells.length} cellules`, { at: at + 1, of: periods.length });
  }
  return { outcomes, holdings: [], lifted: told(context, batch, unusual) };
}

/** Reports how a file was read and which of its figures are implausible. @returns the codes of the warnings that the steward accepted */
function told(
  context: PublicationContext,
  { indicator, reading, lifted }: Pick<IntakeBatch, "indicator" | "reading" | "lifted">,
  unusual: readonly Unusual[],
): ExtractFaultCode[] {
  const sentences = [...lifted.map(({ message }) => message), ...unusual.map(({ sentence }) => sentence)];
  context.read(indicator, { ...reading, unusual: sentences });
  const gross = unusual.flatMap(({ isGross, code = "IMPLAUSIBLE" }) => (isGross ? [code] : []));
  return [...lifted.map(({ code }) => code), ...gross];
}

/** @throws OperatorError when the producer would have published a period, or the steward obtained it, before it had ended */
function assertPublishedAfter(
  { producerPublishedOn, source: { retrievedOn } }: PublicationContext,
  { counts }: Indicator,
  period: PeriodCode,
): void {
  const last = periodOf(period)?.last ?? "";
  // A list is valid on its day, even if the month has not ended.
  if (counts === "VALUE" && retrievedOn !== null && retrievedOn <= last)
    throw new OperatorError(
      `${period} n'était pas terminé le ${retrievedOn}, où ce fichier aurait été obtenu (--retrieved-on) : l'un des deux est faux.`,
      "PUBLISHED_TOO_EARLY",
    );
  if (producerPublishedOn == null || producerPublishedOn > last) return;
  throw new OperatorError(
    `${period} n'était pas terminé le ${producerPublishedOn} : son producteur n'a pu le publier ce jour-là.`,
    "PUBLISHED_TOO_EARLY",
  );
}

/**
 * Periods for which the source states that it has no figure ("ND"), and for which nothing was published: their absence is
 * published. A figure already published is only withdrawn by a steward, never by a file.
 */
async function newlyMissing(
  context: PublicationContext,
  { indicator, reading }: IntakeBatch,
  counted: readonly PeriodCode[],
): Promise<PeriodCode[]> {
  const missing: PeriodCode[] = [];
  for (const period of reading.saidMissing)
    if (!counted.includes(period) && (await lastRelease(context, { indicator, period })) === null) missing.push(period);
  return missing;
}

/** Publishes counts that are not open data: with protection and audit. */
async function fromExtracts(
  context: PublicationContext,
  extracts: readonly DatasetExtract[],
): Promise<Walked<OpenOutcome | ProtectedOutcome>> {
  const { tables, ...read } = await countedIn(context, extracts);
  return { outcomes: await protectedReleases(context, tables), ...read };
}

/** Reads the counts of each file, and compares them with what was published. */
async function countedIn(context: PublicationContext, extracts: readonly DatasetExtract[]) {
  const tables: RawTable[] = [];
  const holdings: Holdings[] = [];
  const lifted: ExtractFaultCode[] = [];
  for (const extract of extracts)
    await namingFile(extract, extracts, async () => {
      const batch = await intakeExtract(context, extract);
      const counted = await countedTables(context, batch);
      const holes = assertWhole(context, batch, counted);
      await assertOfActions(context, batch);
      const unusual: Unusual[] = [];
      for (const { period, parts } of counted)
        unusual.push(...(await unusualIn(context, batch, { period, totals: totalsOf(parts), parts })));
      lifted.push(...told(context, { ...batch, lifted: [...batch.lifted, ...holes] }, unusual));
      context.progress(`${linesRead(context, batch)} et vérifiées`);
      tables.push(...counted);
      holdings.push(batch.holdings);
    });
  return { tables, holdings, lifted };
}

/** Where there are several files, adds the file's name to each fault. @throws what `work` throws */
async function namingFile(
  { indicator }: DatasetExtract,
  extracts: readonly DatasetExtract[],
  work: () => Promise<unknown>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (extracts.length === 1 || !(error instanceof ExtractRefused)) throw error;
    throw error.in(indicator.id);
  }
}

async function fromGenerated(
  context: PublicationContext,
  generated: readonly RawTable[],
): Promise<Walked<OpenOutcome | ProtectedOutcome>> {
  const tables: RawTable[] = [];
  for (const table of generated) tables.push(await intakeGenerated(context, table));
  return { outcomes: await protectedReleases(context, tables), holdings: [], lifted: [] };
}

/** Protects period by period, or all periods at once where stocks and flows tie them. */
async function protectedReleases(
  context: PublicationContext,
  counted: readonly RawTable[],
): Promise<readonly (OpenOutcome | ProtectedOutcome)[]> {
  const together = context.people.tiesPeriods ? [counted] : [...grouped(counted, ({ period }) => period).values()];
  const outcomes: (OpenOutcome | ProtectedOutcome)[] = [];
  for (const [at, tables] of together.entries()) {
    // Made even for counts already released: it throws where known facts contradict them.
    const problem = await protectionProblem(context, tables);
    const same = await sameCounts(context, tables);
    if (same) {
      outcomes.push(...same.map((outcome) => ({ ...outcome, since: null })));
      continue;
    }
    const searching = `${spanOf(tables)} : recherche de ce qu'il faut retenir, puis audit`;
    context.progress(searching, { at: at + 1, of: together.length });
    const safe = await protectAndAudit(context, problem);
    await assertNothingNewPublished(context, problem);
    for (const table of safe)
      outcomes.push({ ...(await releaseTable(context, table)), report: reportOn(table, problem.prior.vintages) });
  }
  return outcomes;
}

const spanOf = (tables: readonly RawTable[]): string => [...new Set(tables.map(({ period }) => period))].join(", ");
