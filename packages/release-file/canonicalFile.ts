import { createHash } from "node:crypto";
import type { ObservationStatus } from "@pacte-hub/schema/model/observation";
import { decimalText, exact } from "@pacte-hub/schema/rules/decimal";
import type { PublishedCell } from "./publishedCell.ts";

/** What the canonical file says of the whole release, beside its cells. */
export interface CanonicalHead {
  readonly id: string;
  readonly unit: string;
  readonly measure: string;
  readonly demonstration: boolean;
}

const columns = [
  "release",
  "unit",
  "measure",
  "demonstration",
  "territory",
  "breakdown",
  "status",
  "value",
  "min",
  "max",
  "standard_error",
  "present",
  "expected",
] as const;

/**
 * The canonical published file of a release: CSV (RFC 4180, comma, UTF-8, LF), cells by territory then breakdown. The
 * institution signs the hash of exactly these bytes; anyone who holds them can check every figure.
 */
export function canonicalFile(head: CanonicalHead, cells: readonly PublishedCell[]): string {
  const { id, unit, measure, demonstration } = head;
  const ordered = [...cells].sort((a, b) => compare(a.territory, b.territory) || compare(a.breakdown, b.breakdown));
  const lines = ordered.map((cell) =>
    [
      id,
      unit,
      measure,
      demonstration,
      cell.territory,
      cell.breakdown,
      cell.status,
      decimal(cell.value),
      decimal(cell.min),
      decimal(cell.max),
      decimal(cell.standardError),
      cell.present ?? "",
      cell.expected ?? "",
    ].join(","),
  );
  return `${[columns.join(","), ...lines].join("\n")}\n`;
}

/** Releases signed before figures were exact decimals are written as they were signed. */
const decimal = (figure: number | null): string =>
  figure === null ? "" : exact(figure) === figure ? decimalText(figure) : String(figure);

/** The cells of a canonical file: the reverse of `canonicalFile`, for whoever holds the bytes. */
export function cellsIn(file: string): PublishedCell[] {
  const [, ...lines] = file.trimEnd().split("\n");
  const number = (text = ""): number | null => (text === "" ? null : Number(text));
  return lines.map((line) => {
    const [, , , , territory = "", breakdown = "", status, value, min, max, error, present, expected] = line.split(",");
    return {
      territory,
      breakdown,
      status: status as ObservationStatus,
      value: number(value),
      min: number(min),
      max: number(max),
      standardError: number(error),
      present: number(present),
      expected: number(expected),
    };
  });
}

/** What the cells say, whatever vintage says it: tells whether a new delivery brings anything new. */
export const tableHash = (cells: readonly PublishedCell[]): string =>
  hashOf(canonicalFile({ id: "", unit: "", measure: "", demonstration: false }, cells));

export const hashOf = (file: string): string => createHash("sha256").update(file, "utf8").digest("hex");

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
