import { basename } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Indicator } from "@pacte-hub/institution/config";
import { type Extract, linesOf } from "@pacte-hub/release-file/extract";
import { Faults } from "@pacte-hub/release-file/extractErrors";
import type { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { type Columns, columnsOf, type DeclaredColumn, type Protection } from "./columns.ts";
import { Holdings } from "./holdings.ts";
import { type CountedLine, counted } from "./validate.ts";

export interface IntakeBatch {
  readonly id: string;
  readonly lines: number;
  /** Totals the file brought beside its parts: still to be compared with them. */
  readonly margins: readonly CountedLine[];
}

/** What is taken in, and how far it has come. */
export interface Intake {
  readonly indicator: Indicator;
  readonly extract: Extract;
  readonly declared: DeclaredColumn;
  readonly protection: Protection | null;
  /** Where to gather what the extract says of holdings. */
  readonly holdings?: Holdings;
  progress?(lines: number): void;
}

const progressEvery = 10_000;

/**
 * Streams an extract into `intake` within the caller's transaction: validated line by line, duplicates found by the
 * database, memory bounded whatever the file's size.
 * @throws ExtractRefused with every fault; the caller's rollback leaves nothing loaded.
 */
export async function intakeExtract(client: Client, intake: Intake): Promise<IntakeBatch> {
  const faults = new Faults();
  const id = await openDelivery(client, intake);
  const margins: CountedLine[] = [];
  const { holdings = new Holdings() } = intake;
  let lines = 0;
  async function* copied(): AsyncGenerator<string> {
    for await (const one of checked(intake, faults)) {
      lines += 1;
      if (one.isMargin) margins.push(one);
      else yield copyLine(id, one);
      if (one.contributor && one.holding) holdings.add(one.contributor, one.holding);
      if (lines % progressEvery === 0) intake.progress?.(lines);
    }
  }
  const copy = client.query(
    copyFrom("copy intake.count (delivery, line, period, territory, breakdown, value, contributor) from stdin"),
  );
  await pipeline(Readable.from(copied()), copy);
  await findDuplicates(client, { delivery: id, isList: intake.indicator.counts === "LINES" }, faults);
  faults.refuseIfAny();
  if (lines === 0) faults.add("EMPTY_FILE", null, "Le fichier ne contient aucune ligne exploitable.");
  faults.refuseIfAny();
  await holdings.record(client);
  return { id, lines, margins };
}

const copyLine = (delivery: string, { line, period, territory, breakdown, value, contributor }: CountedLine): string =>
  `${[delivery, line, period, territory, breakdown, value, contributor === null ? "\\N" : copyText(contributor)].join("\t")}\n`;

/** Text as `copy` reads it: the only field of a line that is not checked against a list. */
const copyText = (text: string): string =>
  text.replace(/[\\\t\n\r]/g, (sign) => ({ "\t": "\\t", "\n": "\\n", "\r": "\\r" })[sign] ?? "\\\\");

async function* checked(intake: Intake, faults: Faults) {
  const { extract } = intake;
  let columns: Columns | undefined;
  for await (const line of linesOf(extract)) {
    if (!columns) {
      columns = columnsOf(line.fields.keys(), intake, faults);
      // Without its columns nothing on any line can be read.
      faults.refuseIfAny();
    }
    const found = counted(line, { ...intake, columns }, faults);
    if (found) yield found;
  }
}

async function openDelivery(client: Client, { indicator, extract }: Intake): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    "insert into intake.delivery (dataset, file_name, file_sha256) values ($1, $2, $3) returning id",
    [indicator.id, basename(extract.path), extract.sha256],
  );
  return rows[0]?.id ?? "";
}

/** A cell given twice; in a list, whose lines count for one each, a structure listed twice. */
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
                    min(line) over (partition by period, territory, breakdown, contributor) as first
               from intake.count where delivery = $1 and (contributor is not null or not $2)) as seen
      where line > first order by line limit 10001`,
    [delivery, isList],
  );
  for (const { line, first, territory, period, listed } of rows) {
    const again = isList ? `la structure ${listed} est déjà nommée` : `${territory}, ${period} est déjà donné`;
    faults.add("DUPLICATE_CELL", line, `${again} à la ligne ${first}.`);
  }
}
