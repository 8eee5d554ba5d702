import type { TableRefusal } from "@pacte-hub/schema/model/tableRefusal";
import { hintFor } from "@pacte-hub/schema/rules/nearest";
import { csvHeader, csvLine, frenchCsv, plainCsv } from "./csv.ts";
import type { TableFormat } from "./format.ts";
import { ndjsonLine } from "./ndjson.ts";
import { type AnswerError, countRows, eachRow } from "./rows.ts";
import { mostRows, type Sheet, type TablePlan } from "./table.ts";

export interface Answer {
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors: readonly AnswerError[];
}

/** Takes a file piece by piece. */
export type TakeBytes = (bytes: Uint8Array) => void;

const pieceLength = 64 * 1024;

/** The sheets that a format is to hold: one, unless it is a workbook. Told before anyone is asked. */
export function sheetsFor(
  plan: TablePlan,
  format: TableFormat,
  wanted: string | null,
): readonly Sheet[] | TableRefusal {
  if (wanted !== null) {
    const sheet = plan.sheets.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
    if (sheet) return [sheet];
    const hint = hintFor(
      wanted,
      plan.sheets.map(({ name }) => ({ code: name })),
    );
    return { code: "TABLE_SHEET_UNKNOWN", sheet: wanted.slice(0, 40), hint };
  }
  if (format === "XLSX" || plan.sheets.length < 2) return plan.sheets;
  return { code: "TABLE_HAS_SHEETS", sheets: plan.sheets.map(({ name }) => name) };
}

/** More rows than a table may have, all sheets together; counted before one is written. */
export function tooLong(sheets: readonly Sheet[], { data }: Answer, most: number = mostRows): TableRefusal | null {
  let left = most;
  for (const sheet of sheets) left -= countRows(sheet, data, left);
  return left < 0 ? { code: "TABLE_TOO_LONG", limit: most } : null;
}

export interface Writing {
  readonly format: TableFormat;
  readonly take: TakeBytes;
}

/** Writes the sheets that `sheetsFor` gave, in the format that it gave them for. */
export function writeTable(sheets: readonly Sheet[], answer: Answer, { format, take }: Writing): void {
  const [sheet] = sheets;
  if (format === "XLSX" || format === "PARQUET") throw new Error("not yet");
  if (sheet) writeLines(sheet, answer, { format, take });
}

/** Writes one sheet as lines of text, in pieces. */
function writeLines(sheet: Sheet, answer: Answer, { format, take }: Writing): void {
  const { columns } = sheet;
  const flavour = format === "FRENCH_CSV" ? frenchCsv : plainCsv;
  let text = format === "NDJSON" ? "" : csvHeader(columns, flavour);
  const flush = () => {
    take(Buffer.from(text, "utf8"));
    text = "";
  };
  eachRow(sheet, answer, (cells) => {
    text += format === "NDJSON" ? ndjsonLine(columns, cells) : csvLine(cells, flavour);
    if (text.length >= pieceLength) flush();
  });
  if (text !== "") flush();
}
