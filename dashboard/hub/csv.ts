import { isPartnerId, partnerOf } from "@pacte-hub/schema/model/partner";
import { levelOf, type TerritoryCode } from "@pacte-hub/schema/model/territory";
import { type FigurePath, figureColumn, labelColumn } from "@pacte-hub/schema/rules/figureColumns";
import { codeLabels } from "./codeLabels.ts";
import { type FigureText, isInvented } from "./figure.ts";

/** A line of a table: what it is about, and its figure. */
export interface Row {
  readonly name: string;
  readonly figure: FigureText;
}

export const rowsOf = (name: string, series: readonly FigureText[] | null): readonly Row[] =>
  (series ?? []).map((figure) => ({ name, figure }));

const columnNames = (...paths: readonly FigurePath[]): readonly string[] => paths.map(figureColumn);
const withLabel = (path: FigurePath): readonly string[] => [figureColumn(path), labelColumn(figureColumn(path))];

/** As every table of the hub names them, so that one file joins the other; `label` is the page's own word for the line. */
const header = [
  ...columnNames("territory.code"),
  ...withLabel("territory.level"),
  "label",
  ...columnNames("dataset.title", "institution", "origin", "period", "value"),
  ...withLabel("release.unit"),
  ...withLabel("status"),
  ...columnNames("bounds.min", "bounds.max", "coverage.present", "coverage.expected", "release.id"),
  "plausible_min",
  "plausible_max",
  "producer_published_on",
  "recorded_on",
];

/**
 * As a French spreadsheet opens it: byte order mark, semicolons, decimal commas; where each figure comes from on its line.
 * @param title what the table counts, on each of its lines
 */
export function csvOf(title: string, rows: readonly Row[]): string {
  const lines = rows.map(({ name, figure }) => [
    ...placed(figure.territory),
    name,
    title,
    institutionsOf(figure),
    isInvented(figure) ? "DEMONSTRATION" : "REAL",
    figure.period,
    ...numerals(figure, [figure.value]),
    figure.unitCode,
    // Of a rate the unit is in words already.
    codeLabels.Unit[figure.unitCode] ?? figure.unit,
    figure.status,
    codeLabels.RateStatus[figure.status] ?? figure.status,
    ...numerals(figure, [figure.bounds?.min, figure.bounds?.max]),
    numeral(figure.coverage?.present ?? null),
    numeral(figure.coverage?.expected ?? null),
    figure.releases.map(({ id }) => id).join(" "),
    ...numerals(figure, [figure.plausible?.min, figure.plausible?.max]),
    figure.releases.map(({ producerPublishedOn }) => producerPublishedOn ?? "non connu").join(" "),
    figure.releases.map(({ recordedAt }) => recordedAt.slice(0, 10)).join(" "),
  ]);
  return csvOfCells([header, ...lines]);
}

/** Whose figure it is, or whose figures it is made of. */
const institutionsOf = ({ releases }: FigureText): string => {
  const ids = new Set(releases.map(({ id }) => id.split(":")[0] ?? ""));
  return [...ids].map((id) => (isPartnerId(id) ? partnerOf(id).name : id)).join(" | ");
};

/** A territory's code, level and the level's word. */
function placed(code: string): readonly string[] {
  const level = levelOf(code as TerritoryCode);
  return [code, level, codeLabels.Level[level] ?? level];
}

/** Cells as text, one line a row; a number is written as `numeral` writes it. */
export const csvOfCells = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((cells) => cells.map((cell) => quoted(cell.replaceAll(/\s+/g, " ").trim())).join(";")).join("\r\n")}\r\n`;

/** Gives the reader a file named by its title. */
export function saved(title: string, csv: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([csv], { type: "text/csv;charset=utf-8" }));
  link.download = `${title.toLowerCase().replaceAll(/[^a-z0-9à-ÿ]+/g, "-")}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** With the decimals of the series, alike in a column; empty where there is none. */
const numerals = ({ decimals }: FigureText, figures: readonly (number | null | undefined)[]): readonly string[] =>
  figures.map((figure) => (figure == null ? "" : figure.toFixed(decimals).replace(".", ",")));

/** As a French spreadsheet reads a number: a decimal comma, no space, no unit. */
export const numeral = (value: number | null): string => (value === null ? "" : String(value).replace(".", ","));

const number = /^-?\d+(,\d+)?$/;

/** Text that a spreadsheet would run as a formula is told it is text; the Japanese wide signs are run too (OWASP). */
const quoted = (cell: string): string => {
  const safe = /^[=+@\t\r\-＝＋－＠]/.test(cell) && !number.test(cell) ? `'${cell}` : cell;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
