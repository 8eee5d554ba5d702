import type { TableRefusal } from "@pacte-hub/schema/model/tableRefusal";
import { hintFor } from "@pacte-hub/schema/rules/nearest";
import { csvHeader, csvLine, frenchCsv, plainCsv } from "./csv.ts";
import type { TableFormat } from "./format.ts";
import { ndjsonLine } from "./ndjson.ts";
import { writeParquet } from "./parquet.ts";
import { type AnswerError, countRows, eachRow } from "./rows.ts";
import { columnsName, columnsTable, sourcesName, sourcesTable, type TableSources } from "./sources.ts";
import { mostRows, type Sheet, type TablePlan, type TableRows, type TakeBytes } from "./table.ts";
import { writeXlsx } from "./xlsx.ts";

export interface Answer {
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors: readonly AnswerError[];
}

/** What of an answer a file holds: sheets of the plan, or one of the two that stand beside them. */
export interface Choice {
  readonly sheets: readonly Sheet[];
  readonly beside: readonly (typeof sourcesName | typeof columnsName)[];
}

/** The sheets that a format is to hold: one, unless it is a workbook. Told before anyone is asked. */
export function choiceFor(
  { sheets }: TablePlan,
  format: TableFormat,
  sheetWanted: string | null,
): Choice | TableRefusal {
  if (!sheets.some(({ columns }) => columns.some(({ source }) => source.from === "ANSWER")))
    return { code: "TABLE_WITHOUT_COLUMN" };
  if (sheetWanted !== null) {
    const is = ({ name }: { readonly name: string }) => name.toLowerCase() === sheetWanted.toLowerCase();
    const sheet = sheets.find(is);
    if (sheet) return { sheets: [sheet], beside: [] };
    const beside = ([sourcesName, columnsName] as const).filter((name) => is({ name }));
    if (beside.length > 0) return { sheets, beside };
    const names = [...sheets.map(({ name }) => name), sourcesName, columnsName];
    const hint = hintFor(
      sheetWanted,
      names.map((code) => ({ code })),
    );
    return { code: "TABLE_SHEET_UNKNOWN", sheet: sheetWanted.slice(0, 40), hint };
  }
  if (format === "XLSX") return { sheets, beside: [sourcesName, columnsName] };
  if (sheets.length < 2) return { sheets, beside: [] };
  return { code: "TABLE_HAS_SHEETS", sheets: sheets.map(({ name }) => name) };
}

/** More rows than a table may have, all sheets together; counted before one is written. */
export function tooLong(sheets: readonly Sheet[], { data }: Answer, maxRows: number = mostRows): TableRefusal | null {
  let rowsLeft = maxRows;
  for (const sheet of sheets) rowsLeft -= countRows(sheet, data, rowsLeft);
  return rowsLeft < 0 ? { code: "TABLE_TOO_LONG", limit: maxRows } : null;
}

export interface Writing {
  readonly format: TableFormat;
  /** Needed by what holds them: a workbook, Parquet, the sheet of that name. */
  readonly sources: TableSources;
  readonly take: TakeBytes;
}

/**
 * Writes the file of a choice, piece by piece.
 * @throws TableRefused for a text that the format does not hold
 */
export function writeTable(choice: Choice, answer: Answer, { format, sources, take }: Writing): void {
  const beside = choice.beside.map((name) =>
    name === sourcesName ? sourcesTable(sources, answer.errors) : columnsTable(choice.sheets),
  );
  const sheetTables = choice.sheets.map(
    (sheet): TableRows => ({ ...sheet, forEachRow: (row) => eachRow(sheet, answer, row) }),
  );
  if (format === "XLSX") {
    writeXlsx(sheetTables.concat(beside), take);
    return;
  }
  const [table] = choice.beside.length > 0 ? beside : sheetTables;
  if (!table) return;
  if (format === "PARQUET") writeParquet(table, { sources: JSON.stringify(sources) }, take);
  else writeLines(table, format, take);
}

const pieceLength = 64 * 1024;

/** One table as lines of text, in pieces. */
function writeLines(
  { columns, forEachRow }: TableRows,
  format: "CSV" | "FRENCH_CSV" | "NDJSON",
  take: TakeBytes,
): void {
  const flavour = format === "FRENCH_CSV" ? frenchCsv : plainCsv;
  let text = format === "NDJSON" ? "" : csvHeader(columns, flavour);
  const flush = () => {
    take(Buffer.from(text, "utf8"));
    text = "";
  };
  forEachRow((cells) => {
    text += format === "NDJSON" ? ndjsonLine(columns, cells) : csvLine(cells, flavour);
    if (text.length >= pieceLength) flush();
  });
  if (text !== "") flush();
}
