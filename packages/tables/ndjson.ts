import type { Cell, Column } from "./table.ts";

/** A row as one line of JSON, each column under its name, null where it has nothing. */
export function ndjsonLine(columns: readonly Pick<Column, "name">[], cells: readonly Cell[]): string {
  let line = "";
  for (let at = 0; at < columns.length; at++)
    line += `${at === 0 ? "{" : ","}${JSON.stringify(columns[at]?.name)}:${JSON.stringify(cells[at] ?? null)}`;
  return `${line || "{"}}\n`;
}
