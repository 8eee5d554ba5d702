import type { RefusalEntry } from "./refusal.ts";

export type Cell = string | number | boolean | null;
export type Row = Readonly<Record<string, Cell>>;

/** Rows as the hub flattens them, in its order, with French labels, statuses and intervals. */
export interface Table {
  readonly rows: readonly Row[];
  /** What is missing, and why; empty when nothing is. */
  readonly refusals: readonly RefusalEntry[];
  /** The document and the variables asked, for `citation`; null for a saved query. */
  readonly document: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  /** ISO 8601 instant of the answer, by the hub's clock; null: it is not said. */
  readonly answeredAt: string | null;
}

/** One JSON object a line. */
export const rowsIn = (ndjson: string): readonly Row[] =>
  ndjson
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Row);

/** Of an HTTP date. */
export const instantOf = (date: string | null): string | null =>
  date === null ? null : new Date(date).toISOString().replace(".000Z", "Z");
