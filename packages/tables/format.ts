import type { TableRefusal } from "@pacte-hub/schema/model/tableRefusal";
import { hintFor } from "@pacte-hub/schema/rules/nearest";

/** How a table is written. */
export type TableFormat = "CSV" | "FRENCH_CSV" | "XLSX" | "PARQUET" | "NDJSON";

export const mediaTypes: Readonly<Record<TableFormat, string>> = {
  CSV: "text/csv; charset=utf-8; header=present",
  FRENCH_CSV: "text/csv; charset=utf-8; header=present",
  XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  PARQUET: "application/vnd.apache.parquet",
  NDJSON: "application/x-ndjson; charset=utf-8",
};

export const fileEndings: Readonly<Record<TableFormat, string>> = {
  CSV: "csv",
  FRENCH_CSV: "csv",
  XLSX: "xlsx",
  PARQUET: "parquet",
  NDJSON: "ndjson",
};

/** What `format=` may be. */
const words: ReadonlyMap<string, TableFormat> = new Map([
  ["csv", "CSV"],
  ["tableur", "FRENCH_CSV"],
  ["xlsx", "XLSX"],
  ["parquet", "PARQUET"],
  ["ndjson", "NDJSON"],
]);

/** Types of tables, as `Accept` names them. */
const accepted: ReadonlyMap<string, TableFormat> = new Map([
  ["text/csv", "CSV"],
  ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"],
  ["application/vnd.apache.parquet", "PARQUET"],
  ["application/x-ndjson", "NDJSON"],
]);

/** Types of a GraphQL answer: whoever prefers them, or as much, wants no table. */
const plain: ReadonlySet<string> = new Set([
  "application/json",
  "application/graphql-response+json",
  "application/*",
  "*/*",
]);

export interface FormatRequest {
  /** `format` of the address; null: not given. */
  readonly format: string | null;
  readonly accept: string | undefined;
  readonly acceptLanguage: string | undefined;
}

/** Whether `Accept` admits a type of table, whatever else it admits. */
export const admitsTable = (accept: string | undefined): boolean =>
  rangesIn(accept).some(({ range, quality }) => quality > 0 && accepted.has(range));

/** The table asked for; null: the answer is JSON. The address is heard before the headers, since a link has no other way. */
export function negotiateFormat({ format, accept, acceptLanguage }: FormatRequest): TableFormat | null | TableRefusal {
  if (format !== null) {
    const word = format.toLowerCase();
    if (word === "json") return null;
    const formatAsked = words.get(word);
    if (formatAsked) return formatAsked;
    const hint = hintFor(
      format,
      [...words.keys()].map((code) => ({ code })),
    );
    return { code: "TABLE_FORMAT_UNKNOWN", format: format.slice(0, 40), hint };
  }
  const best = bestOf(rangesIn(accept));
  return best === "CSV" && prefersFrench(acceptLanguage) ? "FRENCH_CSV" : best;
}

/** Of equal ranges the first written: a table is told by its own type only. */
function bestOf(ranges: readonly Range[]): TableFormat | null {
  const acceptable = ranges.filter(({ range, quality }) => quality > 0 && (accepted.has(range) || plain.has(range)));
  const specific = acceptable.some(({ range }) => accepted.has(range))
    ? acceptable.filter(({ range }) => !range.includes("*"))
    : acceptable;
  const [best] = [...specific].sort((a, b) => b.quality - a.quality);
  return (best && accepted.get(best.range)) ?? null;
}

/** "fr-FR,fr;q=0.9,en;q=0.8": French is the first that counts. */
function prefersFrench(header: string | undefined): boolean {
  const [first] = rangesIn(header)
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return first !== undefined && /^fr(-|$)/.test(first.range);
}

interface Range {
  readonly range: string;
  readonly quality: number;
}

/** RFC 9110, 12.4.2. */
const rangesIn = (header = ""): readonly Range[] =>
  header
    .split(",")
    .map((mediaRange) => mediaRange.trim().toLowerCase().split(";"))
    .map(([range = "", ...settings]) => {
      const quality = settings.map((setting) => setting.trim()).find((setting) => setting.startsWith("q="));
      return { range: range.trim(), quality: quality === undefined ? 1 : Number(quality.slice(2)) || 0 };
    })
    .filter(({ range }) => range !== "");
