import type { Bounds, Coverage } from "./observation.ts";
import type { RateFigure } from "./rate.ts";

/** A department of France, with its region. */
export interface Department {
  /** INSEE: "55", "2A", "971". */
  readonly code: string;
  readonly name: string;
  readonly region: { readonly code: string; readonly name: string };
  /** Municipal population of 1 January of the shipped vintage. */
  readonly population: number;
}

/** With whom the department is compared. */
export const benchmarkGroups = ["DEPARTMENTS_OF_LIKE_SIZE", "REGION", "FRANCE"] as const;
export type BenchmarkGroup = (typeof benchmarkGroups)[number];

/** Another department's figure, as the national file gives it, or why it gives none. */
export interface DepartmentFigure {
  readonly department: Department;
  readonly value: number | null;
  readonly bounds: Bounds | null;
  readonly status: "PUBLISHED" | "ROUNDED" | "NOT_COLLECTED";
  /** What the source writes in place of a number ("ND"); null where it has no line, or a number. */
  readonly marker: string | null;
  /** For a thousand inhabitants; null for a share or a delay, and where no population of those years is shipped. */
  readonly perThousandInhabitants: RateFigure | null;
}

/** The sum over a group, computed by the hub: of the departments that the file gives a figure of, and no others. */
export interface BenchmarkTotal {
  readonly value: number | null;
  readonly bounds: Bounds | null;
  /** PARTIAL: of some departments only. */
  readonly status: "PUBLISHED" | "ROUNDED" | "PARTIAL" | "NOT_COLLECTED";
  /** In departments. */
  readonly coverage: Coverage;
  /** Codes of those that are not in it. */
  readonly missing: readonly string[];
  /** Of the inhabitants of those that are in it. */
  readonly perThousandInhabitants: RateFigure | null;
}

/** A figure beside those that the same source gives, by the same definition, of other departments in the same period. */
export interface Benchmark {
  readonly group: BenchmarkGroup;
  /** French: who is in the group, and by what rule. */
  readonly rule: string;
  /** French: what is compared, "foyers pour 1 000 habitants" or "pour cent". */
  readonly basis: string;
  readonly populationVintage: string;
  /** The other departments of the group that were asked, nearest in population first. */
  readonly figures: readonly DepartmentFigure[];
  /** null where figures do not add up (a share, a delay). */
  readonly total: BenchmarkTotal | null;
  /** The department's own figure on the basis of the comparison. */
  readonly own: RateFigure | null;
  /** Of the other departments that have a figure, on the basis of the comparison; null of none. */
  readonly median: number | null;
  /** Other departments that are higher for certain, lower for certain, or too near to tell. */
  readonly higher: number;
  readonly lower: number;
  readonly close: number;
  /** French: why nothing is compared; null where it is. */
  readonly incomparable: string | null;
}
