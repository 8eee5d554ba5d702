import { readFileSync } from "node:fs";
import type { PeriodCode } from "@pacte-hub/schema/model/period";
import { shippedFile } from "./shipped.ts";

/** What a national file says of one department in one period: its number, or the marker it has in place of one ("ND", "/"). */
export type FileFigure = number | string;

/** By period, then by department; a department the source has no line or a blank for is not in it. */
export type FiguresByPeriod = ReadonlyMap<PeriodCode, ReadonlyMap<string, FileFigure>>;

const figuresByColumn = new Map<string, FiguresByPeriod>();

/**
 * One column of a shipped file of the other departments (lines of `code_departement;periode;...`), read once.
 * @throws Error for a column that the file has not: a fault of ours.
 */
export function departmentFigures(file: string, column: string): FiguresByPeriod {
  const name = `${file} ${column}`;
  const figures = figuresByColumn.get(name) ?? readColumn(file, column);
  figuresByColumn.set(name, figures);
  return figures;
}

function readColumn(file: string, column: string): FiguresByPeriod {
  const [header = "", ...lines] = readFileSync(shippedFile(file), "utf8").trim().split("\n");
  const at = header.split(";").indexOf(column);
  if (at < 0) throw new Error(`${file} has no column ${column}`);
  const byPeriod = new Map<PeriodCode, Map<string, FileFigure>>();
  for (const line of lines) {
    const fields = line.split(";");
    const [department = "", period = ""] = fields;
    const text = fields[at] ?? "";
    const figures = byPeriod.get(period) ?? new Map<string, FileFigure>();
    byPeriod.set(period, figures);
    if (text !== "") figures.set(department, Number.isNaN(Number(text)) ? text : Number(text));
  }
  return byPeriod;
}
