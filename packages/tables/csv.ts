import { neutralised } from "./spreadsheetText.ts";
import type { Cell, Column } from "./table.ts";

export interface CsvFlavour {
  readonly separator: "," | ";";
  readonly decimal: "." | ",";
  /** Byte order mark: a French Excel then reads UTF-8. */
  readonly mark: boolean;
}

/** RFC 4180, in UTF-8. @see https://www.rfc-editor.org/rfc/rfc4180 */
export const plainCsv: CsvFlavour = { separator: ",", decimal: ".", mark: false };

/** As a spreadsheet in French opens it. */
export const frenchCsv: CsvFlavour = { separator: ";", decimal: ",", mark: true };

export const csvHeader = (columns: readonly Pick<Column, "name">[], flavour: CsvFlavour): string =>
  `${flavour.mark ? "\uFEFF" : ""}${columns.map(({ name }) => textCell(name, flavour)).join(flavour.separator)}\r\n`;

export function csvLine(cells: readonly Cell[], flavour: CsvFlavour): string {
  let line = "";
  for (let at = 0; at < cells.length; at++)
    line += (at === 0 ? "" : flavour.separator) + csvCell(cells[at] as Cell, flavour);
  return `${line}\r\n`;
}

/** Nothing is an empty cell, an empty text is a quoted one. */
function csvCell(cell: Cell, flavour: CsvFlavour): string {
  if (cell === null) return "";
  if (typeof cell === "number") return flavour.decimal === "," ? String(cell).replace(".", ",") : String(cell);
  return typeof cell === "boolean" ? String(cell) : textCell(cell, flavour);
}

function textCell(text: string, { separator }: CsvFlavour): string {
  const safe = neutralised(text);
  return safe === "" || safe.includes(separator) || /["\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
