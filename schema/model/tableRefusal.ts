import type { Hint } from "./pactRefusal.ts";

/** Stable codes of tables that cannot be made of an answer (docs/tableaux.md). */
export const tableRefusalCodes = [
  "TABLE_FORMAT_UNKNOWN",
  "TABLE_SHEET_UNKNOWN",
  "TABLE_HAS_SHEETS",
  "TABLE_TOO_LONG",
  "TABLE_CELL_TOO_LONG",
  "TABLE_OF_ACT",
  "TABLE_WITHOUT_COLUMN",
] as const;

export type TableRefusal =
  | { readonly code: "TABLE_FORMAT_UNKNOWN"; readonly format: string; readonly hint: Hint }
  | { readonly code: "TABLE_SHEET_UNKNOWN"; readonly sheet: string; readonly hint: Hint }
  /** The format holds one table, and the answer has several: their names. */
  | { readonly code: "TABLE_HAS_SHEETS"; readonly sheets: readonly string[] }
  /** Rows. */
  | { readonly code: "TABLE_TOO_LONG"; readonly limit: number }
  /** Characters; a workbook's cell holds no more. */
  | { readonly code: "TABLE_CELL_TOO_LONG"; readonly column: string; readonly limit: number }
  | { readonly code: "TABLE_OF_ACT" }
  /** The question asks for no field that a column could hold. */
  | { readonly code: "TABLE_WITHOUT_COLUMN" };
