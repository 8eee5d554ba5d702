import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { TextDecoder } from "node:util";
import { CsvError, parse } from "csv-parse";
import { ExtractRefused } from "./extractErrors.ts";

export type Separator = ";" | "," | "\t" | "|";

/** A text file as a first reading finds it. */
export interface Extract {
  readonly path: string;
  readonly sha256: string;
  readonly encoding: "utf-8" | "windows-1252";
  readonly separator: Separator;
}

/** One line of the file under its header, by normalised column name. */
export interface Line {
  readonly number: number;
  readonly fields: ReadonlyMap<string, string>;
  /** How many fields it has, and should have: "1,205" unquoted in a comma file is two. */
  readonly width: { readonly found: number; readonly expected: number };
}

/** No line of an extract is longer: a larger one is not the CSV file it claims to be. */
const longestLine = 65_536;

/** Reads the file once, in a bounded memory: its hash, its encoding (French Excel still writes windows-1252), its separator. */
export async function inspect(path: string, declared?: Separator): Promise<Extract> {
  const hash = createHash("sha256");
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  let isUtf8 = true;
  let head = "";
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      if (head.length < longestLine) head += chunk.toString("latin1");
      isUtf8 &&= decodes(utf8, chunk);
    }
  } catch {
    throw refused("NOT_READABLE", `Le fichier « ${path} » n'a pas pu être lu : vérifiez son chemin et vos droits.`);
  }
  if (head.includes("\0"))
    throw refused("NOT_TEXT", "Ce fichier n'est pas un texte CSV : enregistrez le classeur au format CSV.");
  const encoding = isUtf8 ? "utf-8" : "windows-1252";
  return {
    path,
    sha256: hash.digest("hex"),
    encoding,
    separator: declared ?? separatorOf(head.split(/\r?\n/, 1)[0] ?? ""),
  };
}

/** The lines of an extract, one at a time. */
export async function* linesOf({ path, encoding, separator }: Extract): AsyncGenerator<Line> {
  const text = Readable.from(decoded(path, encoding));
  const options = { bom: true, delimiter: separator, columns: false, info: true, skip_empty_lines: true, trim: true };
  const rows = text.pipe(parse({ ...options, relax_column_count: true, max_record_size: longestLine }));
  text.on("error", (error) => rows.destroy(error));
  let columns: readonly string[] | undefined;
  try {
    for await (const { record, info } of rows as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (columns) yield lineOf(columns, record, info.lines);
      else columns = record.map(normalised);
    }
  } catch (error) {
    if (error instanceof CsvError)
      throw refused("MALFORMED_LINE", `Le fichier n'est pas un CSV lisible (ligne ${error.lines ?? "?"}).`);
    throw error;
  }
}

/** Empty fields at the end, which spreadsheets leave behind, are no fault. */
function lineOf(columns: readonly string[], record: readonly string[], number: number): Line {
  const found = record.findLastIndex((field) => field !== "") + 1;
  const width = { found: Math.max(found, Math.min(record.length, columns.length)), expected: columns.length };
  return { number, fields: new Map(columns.map((name, at) => [name, record[at] ?? ""])), width };
}

/** "Code commune", "CODE_COMMUNE" and "code_commune" are one column. */
export function normalised(header: string): string {
  const plain = header.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "_").replace(/^_|_$/g, "");
}

async function* decoded(path: string, encoding: Extract["encoding"]): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>)
    yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

function decodes(decoder: TextDecoder, chunk: Buffer): boolean {
  try {
    decoder.decode(chunk, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function separatorOf(header: string): Separator {
  const counted = ([";", "\t", "|", ","] as const).map((separator) => ({
    separator,
    count: header.split(separator).length,
  }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).separator;
}

const refused = (code: "NOT_READABLE" | "NOT_TEXT" | "MALFORMED_LINE", message: string): ExtractRefused =>
  new ExtractRefused([{ code, line: null, message }]);
