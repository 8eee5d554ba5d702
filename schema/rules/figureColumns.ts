/**
 * What a line says of a figure, by its path in the graph: that of its territory, else from the figure itself. The graph's own
 * tables also have columns of whatever else was asked, by the same rule.
 */
export type FigurePath =
  | "territory.code"
  | "territory.name"
  | "territory.level"
  | "dataset.id"
  | "dataset.title"
  | "institution"
  | "origin"
  | "period"
  | "value"
  | "status"
  | "bounds.min"
  | "bounds.max"
  | "coverage.present"
  | "coverage.expected"
  | "standardError"
  | "release.id"
  | "release.unit"
  | "release.measure";

/** Where the path alone would name it otherwise than readers call it. */
const short: ReadonlyMap<string, string> = new Map<FigurePath, string>([
  ["territory.code", "code"],
  ["territory.name", "name"],
  ["territory.level", "level"],
  ["dataset.id", "dataset"],
  ["dataset.title", "series_label"],
  ["release.id", "release"],
  ["release.unit", "unit"],
]);

/**
 * The name of a column of figures: one for one thing in the graph's tables, in those of a release and in the dashboard's, so
 * that one file joins another (docs/tableaux.md).
 */
export const figureColumn = (path: FigurePath): string => columnAt(path.split("."));

/** The same of any path under a figure: ["numerator", "value"] is "numerator_value". */
export const columnAt = (path: readonly string[]): string => short.get(path.join(".")) ?? path.join("_");

/** A code has its French word in the column beside it. */
export const labelColumn = (name: string): string => `${name}_label`;
