import { basename } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Indicator } from "@pacte-hub/institution/config";
import { deducedEncodings } from "@pacte-hub/release-file/encodings";
import { type Extract, inspect, type Line, openExtract } from "@pacte-hub/release-file/extract";
import { type Fault, Faults } from "@pacte-hub/release-file/extractErrors";
import type { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { columnsOf, isHeaderOf, type Protection } from "./columns.ts";
import type { PublicationContext } from "./context.ts";
import { contributorRegister } from "./contributorRegister.ts";
import type { UnendedLine } from "./cutShort.ts";
import { Holdings } from "./holdings.ts";
import { unfolded } from "./periodsInHeader.ts";
import type { Publication } from "./publication.ts";
import { ReadingNotes } from "./readingNotes.ts";
import type { ReadingReport } from "./readingReport.ts";
import { type CountedLine, counted } from "./validate.ts";

/** A dataset's file after a first reading (hash, encoding, separator). */
export interface DatasetExtract {
  readonly indicator: Indicator;
  readonly extract: Extract;
}

/** The validated counts of one file, in `intake`. */
export interface IntakeBatch {
  /** The delivery's id. */
  readonly id: string;
  readonly indicator: Indicator;
  readonly lines: number;
  /** Totals of the file, to be compared with the sums of its parts. */
  readonly margins: readonly CountedLine[];
  /** Which contributors belong to one holding, as the file says. */
  readonly holdings: Holdings;
  /** How the file was read, and what was left out. */
  readonly reading: ReadingReport;
  /** The faults that the steward accepted. */
  readonly lifted: readonly Fault[];
  /** The last line, when it has no line end; else null. */
  readonly unended: UnendedLine | null;
}

const progressEvery = 10_000;

/** Reads each file of a publication once, before any connection to a database. @throws ExtractRefused when one cannot be read */
export async function extractsOf(publication: Publication): Promise<readonly DatasetExtract[]> {
  const { indicator, file, beside = [], separator } = publication;
  const extracts: DatasetExtract[] = [];
  for (const one of [{ indicator, file }, ...beside])
    extracts.push({ indicator: one.indicator, extract: await inspect(one.file, separator) });
  return extracts;
}

/**
 * Streams an extract into `intake`: validates line by line, lets the database find duplicates, and uses bounded memory whatever
 * the file's size.
 * @throws ExtractRefused with every fault; the publication's transaction is then rolled back, so that nothing is loaded
 */
export async function intakeExtract(context: PublicationContext, given: DatasetExtract): Promise<IntakeBatch> {
  const { client } = context;
  const { indicator } = given;
  const faults = new Faults();
  const { checked, notes, leftOut, last } = await opened(context, given, faults);
  const id = await openDelivery(context, given);
  const margins: CountedLine[] = [];
  const holdings = new Holdings();
  let lines = 0;
  async function* copied(): AsyncGenerator<string> {
    for await (const one of checked) {
      lines += 1;
      if (one.isMargin) margins.push(one);
      else yield copyLine(id, one);
      if (one.contributor && one.holding) holdings.add(one.contributor, one.holding);
      if (lines % progressEvery === 0) context.progress(linesRead(context, { indicator, lines }));
    }
  }
  const copy = client.query(
    copyFrom("copy intake.count (delivery, line, period, territory, breakdown, value, contributor, action) from stdin"),
  );
  await pipeline(Readable.from(copied()), copy);
  await findDuplicates(client, { delivery: id, isList: indicator.counts === "LINES" }, faults);
  const { declared, provisional, source } = context;
  const lifted = notes.judge(faults, {
    indicator,
    leftOut,
    isUnusual: declared.unusualBecause !== undefined,
    isFigureDeclared: declared.valueColumn !== undefined,
    isProvisional: provisional,
    fileName: basename(given.extract.path),
    source: source.title,
  });
  faults.refuseIfAny();
  if (lines === 0 && !notes.saysMissing)
    faults.add("EMPTY_FILE", null, "Le fichier ne contient aucune ligne exploitable.");
  faults.refuseIfAny();
  await holdings.record(client);
  const deducedEncoding = deducedEncodings[given.extract.encoding] ?? null;
  const reading = { ...notes.report(margins.length, leftOut, indicator.impossible ?? []), deducedEncoding };
  const isLast = !given.extract.isEnded && !leftOut.some(({ number }) => number > (last.found?.line ?? 0));
  return { id, indicator, lines, margins, holdings, reading, lifted, unended: isLast ? last.found : null };
}

/** Progress of reading, in French; names the dataset when there are several files. */
export const linesRead = (
  { policy }: PublicationContext,
  { indicator, lines }: Pick<IntakeBatch, "indicator" | "lines">,
): string => `${policy.kind === "NONE" ? "" : `${indicator.id} : `}${lines} lignes lues`;

/** Rules for contributors: those of real figures are checked against the register of structures; invented figures have none. */
async function protectionOf(context: PublicationContext): Promise<Protection | null> {
  const { policy, demonstration } = context;
  if (policy.kind === "NONE") return null;
  const contributors = policy.kind === "SUPPRESSION" && (policy.minContributors > 0 || policy.dominanceShare < 1);
  const register = contributors && !demonstration ? await contributorRegister(context) : null;
  return { contributors, names: demonstration, register };
}

const copyLine = (
  delivery: string,
  { line, period, territory, breakdown, value, contributor, action }: CountedLine,
): string =>
  `${[delivery, line, period, territory, breakdown, value, ...[contributor, action].map(copyNullable)].join("\t")}\n`;

const copyNullable = (text: string | null): string => (text === null ? "\\N" : copyText(text));

/** Escapes text for PostgreSQL's `copy`: for fields that are not from a fixed list. */
const copyText = (text: string): string =>
  text.replace(/[\\\t\n\r]/g, (sign) => ({ "\t": "\\t", "\n": "\\n", "\r": "\\r" })[sign] ?? "\\\\");

/** Opens a file: finds its columns, and iterates over its lines, checked one at a time. */
async function opened(context: PublicationContext, { indicator, extract }: DatasetExtract, faults: Faults) {
  const { institution, declared, today } = context;
  const protection = await protectionOf(context);
  const { leftOut, ...table } = await openExtract(extract, isHeaderOf(indicator));
  const { header, lines } = unfolded(table, indicator.periods, faults);
  if (header.names.length === 0) faults.add("EMPTY_FILE", null, "Le fichier est vide.");
  faults.refuseIfAny();
  const columns = columnsOf(header, { institution, indicator, declared, protection }, faults);
  // Without its columns no line can be read.
  faults.refuseIfAny();
  const notes = new ReadingNotes(header, columns, indicator.finest);
  const reading = { indicator, columns, declared, protection, today, notes };
  const last: { found: CountedLine | null } = { found: null };
  async function* checked() {
    let end: Line | undefined;
    for await (const line of lines) {
      const found = counted(line, reading, faults);
      [last.found, end] = [found ?? null, line];
      if (found) yield found;
    }
    if (end && !extract.isEnded) notes.unended(end, faults);
  }
  return { checked: checked(), notes, leftOut, last };
}

/** Inserts the delivery, with what the steward declared about the file. */
async function openDelivery(
  { client, declared }: PublicationContext,
  { indicator, extract }: DatasetExtract,
): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    "insert into intake.delivery (dataset, file_name, file_sha256, declared) values ($1, $2, $3, $4) returning id",
    [indicator.id, basename(extract.path), extract.sha256, JSON.stringify(declared)],
  );
  return rows[0]?.id ?? "";
}

/** Reports cells given twice or, in a list, structures listed twice. */
async function findDuplicates(
  client: Client,
  { delivery, isList }: { readonly delivery: string; readonly isList: boolean },
  faults: Faults,
): Promise<void> {
  const { rows } = await client.query<{
    line: number;
    first: number;
    territory: string;
    period: string;
    listed: string;
  }>(
    `select line, first, territory, period, contributor as listed
       from (select line, territory, period, contributor,
                    min(line) over (partition by period, case when $2 then '' else territory end,
                                        breakdown, contributor, action) as first
               from intake.count where delivery = $1 and (contributor is not null or not $2)) as seen
      where line > first order by line limit 10001`,
    [delivery, isList],
  );
  for (const { line, first, territory, period, listed } of rows) {
    const again = isList ? `la structure ${listed} est déjà nommée` : `${territory}, ${period} est déjà donné`;
    faults.add("DUPLICATE_CELL", line, `${again} à la ligne ${first}.`);
  }
}
