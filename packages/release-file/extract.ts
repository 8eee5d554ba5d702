import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { decoderOf } from "./encodings.ts";
import { type Extract, longestLine, mostTitles, refused, saveAs } from "./inspect.ts";

export { type Extract, inspect, type Separator } from "./inspect.ts";

/** The line that names the columns. */
export interface Header {
  /** Of the file, its first being 1. */
  readonly number: number;
  /** As normalised; empty columns at the end left out. */
  readonly names: readonly string[];
  /** As the file writes them. */
  readonly labels: readonly string[];
}

/** One line of the file under its header, by normalised column name. */
export interface Line {
  readonly number: number;
  readonly fields: ReadonlyMap<string, string>;
  /** How many fields it has, and should have: "1,205" unquoted in a comma file is two. */
  readonly width: { readonly found: number; readonly expected: number };
}

/** A line of text that is none of the table. */
export interface LeftOut {
  readonly number: number;
  readonly text: string;
}

/** An extract whose header was found. */
export interface OpenedExtract {
  readonly header: Header;
  /** One at a time, in a bounded memory. */
  readonly lines: AsyncGenerator<Line>;
  /** Titles before the header; notes after the table, once `lines` has ended. */
  readonly leftOut: readonly LeftOut[];
}

/** The lines of an extract whose header is its first line, one at a time. */
export async function* linesOf(extract: Extract): AsyncGenerator<Line> {
  yield* (await openExtract(extract)).lines;
}

type Row = { readonly record: readonly string[]; readonly number: number };

/**
 * Finds the header (the first line of which `isHeader` is true; the first line of all when none is) and reads what
 * follows. Lines of text after the table (sources, notes) are left out.
 * @throws ExtractRefused when the file is no CSV.
 */
export async function openExtract(
  extract: Extract,
  isHeader: (names: readonly string[]) => boolean = () => true,
): Promise<OpenedExtract> {
  const rows = rowsOf(extract);
  const before: Row[] = [];
  for (let next = await rows.next(); !next.done; next = await rows.next()) {
    before.push(next.value);
    if (before.length > mostTitles || isHeader(namesIn(next.value.record))) break;
  }
  const headerIndex = before.findIndex(({ record }) => isHeader(namesIn(record)));
  const at = Math.max(headerIndex, 0);
  const row = before[at] ?? { record: [], number: 1 };
  const names = namesIn(row.record);
  const labels = labelsIn(row.record);
  const leftOut = before.slice(0, at).map(textOf);
  const lines = linesUnder(names, { early: before.slice(at + 1), rows: separated(rows, extract), leftOut });
  for (const row of before.slice(at + 1)) assertOneLine(row, extract);
  return { header: { number: row.number, names, labels }, lines, leftOut };
}

/** Without the empty columns that spreadsheets leave at the end; one without a header between others is named by its place. */
function namesIn(record: readonly string[]): readonly string[] {
  return labelsIn(record).map(normalised);
}

function labelsIn(record: readonly string[]): readonly string[] {
  const last = record.findLastIndex((field) => normalised(field) !== "");
  return record
    .slice(0, last + 1)
    .map((field, at) => (normalised(field) === "" ? `colonne ${at + 1} sans en-tête` : field));
}

interface Following {
  /** Read while the header was looked for. */
  readonly early: readonly Row[];
  readonly rows: AsyncGenerator<Row>;
  readonly leftOut: LeftOut[];
}

async function* linesUnder(names: readonly string[], { early, rows, leftOut }: Following): AsyncGenerator<Line> {
  // A note is one only when nothing follows it: before another line it is a line that is at fault.
  let notes: Row[] = [];
  const following = async function* () {
    yield* early;
    yield* rows;
  };
  for await (const row of following()) {
    if (isNote(row.record, names.length) && notes.length < mostTitles) {
      notes.push(row);
      continue;
    }
    for (const note of notes) yield lineOf(names, note);
    notes = [];
    yield lineOf(names, row);
  }
  leftOut.push(...notes.map(textOf));
}

const textOf = ({ record, number }: Row): LeftOut => ({ number, text: record.filter(Boolean).join(" ") });

/** Several words in the first field and nothing after: a sentence, where a table has more columns. */
const isNote = ([first = "", ...otherFields]: readonly string[], columns: number): boolean =>
  columns > 1 && /\p{L}.*\s/u.test(first) && otherFields.every((field) => field === "");

async function* rowsOf({ path, encoding, separator, hasDirective }: Extract): AsyncGenerator<Row> {
  const text = Readable.from(decoded(path, encoding));
  const rows = text.pipe(
    parse({
      bom: true,
      delimiter: separator,
      record_delimiter: ["\r\n", "\n", "\r"],
      // ="55001", by which Excel is told that a code is no number, and quotes within a name.
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      info: true,
      max_record_size: longestLine,
    }),
  );
  text.on("error", (error) => rows.destroy(error));
  let isFirst = true;
  try {
    for await (const { record, info } of rows as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (!(isFirst && hasDirective) && record.some((field) => field !== ""))
        yield { record: record.map(unwrapped), number: info.lines };
      isFirst = false;
    }
  } catch (error) {
    if (error instanceof CsvError)
      throw refused("MALFORMED_LINE", `Le fichier n'est pas un CSV lisible (ligne ${error.lines ?? "?"}).`);
    throw error;
  }
}

/** One line each: a quote that was left open takes the lines that follow into one cell, up to the next quote. */
async function* separated(rows: AsyncGenerator<Row>, extract: Extract): AsyncGenerator<Row> {
  for await (const row of rows) {
    assertOneLine(row, extract);
    yield row;
  }
}

/** A cell may hold a line end, as a label that Excel broke does; never a line end and what separates cells. */
function assertOneLine({ record, number }: Row, { separator }: Extract): void {
  const swallowing = record.find((field) => /[\r\n]/.test(field) && field.includes(separator));
  if (swallowing === undefined) return;
  const first = number - swallowing.split(/\r\n|\r|\n/).length + 1;
  const start = swallowing.slice(0, 40).split(/[\r\n]/)[0];
  throw refused(
    "MALFORMED_LINE",
    `Lignes ${first} à ${number} : un guillemet ouvert devant « ${start} » avale les lignes qui le suivent ; fermez-le, ou ôtez-le.`,
  );
}

/** ="55001" is 55001. */
const unwrapped = (field: string): string => /^="(.*)"$/.exec(field)?.[1] ?? field;

/** Empty fields beyond the header, which spreadsheets leave behind, are no fault. */
function lineOf(columns: readonly string[], { record, number }: Row): Line {
  const last = record.findLastIndex((field) => field !== "") + 1;
  const width = { found: Math.max(last, Math.min(record.length, columns.length)), expected: columns.length };
  return { number, fields: new Map(columns.map((name, at) => [name, record[at] ?? ""])), width };
}

/** "Code commune", "CODE_COMMUNE" and "code_commune" are one column. */
export function normalised(header: string): string {
  const plain = header.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "_").replace(/^_|_$/g, "");
}

async function* decoded(path: string, encoding: Extract["encoding"]): AsyncGenerator<string> {
  const decoder = decoderOf(encoding);
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    const text = decoder.decode(chunk, { stream: true });
    if (text.includes("\0"))
      throw refused("NOT_TEXT", `Ce fichier a des octets nuls au milieu de son texte : ${saveAs}`);
    yield text;
  }
  yield decoder.decode();
}
