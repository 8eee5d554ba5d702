import type { Bounds, Coverage, ObservationStatus } from "../model/observation.ts";
import type { TerritoryCode } from "../model/territory.ts";
import { boundsOfRounded, standardErrorOfSum } from "./rounding.ts";

/** One line of a table about to be published: a territory, a breakdown ("" is the total), and what is said of it. */
export interface Cell {
  readonly territory: TerritoryCode;
  readonly breakdown: string;
  readonly status: ObservationStatus;
  readonly value: number | null;
  readonly bounds: Bounds | null;
  readonly standardError: number | null;
  readonly coverage: Coverage;
}

/** A figure of the finest grain, as delivered. */
export interface Part {
  readonly territory: TerritoryCode;
  readonly breakdown: string;
  readonly value: number;
}

/** Which finest-grain territories make up each territory of the table (a finest one is made of itself). */
export type Composition = ReadonlyMap<TerritoryCode, readonly TerritoryCode[]>;

/** How parts become a table: of which territories, rounded to which step at the source, absent parts meaning what. */
export interface Aggregation {
  readonly composition: Composition;
  readonly roundedTo: number | null;
  /** A complete list (every structure is on it) says zero by silence; a file of counts says "not collected". */
  readonly silence: "NOT_COLLECTED" | "ZERO";
}

/**
 * Sums parts into every territory and breakdown of the table. A territory none of whose parts was collected is
 * NOT_COLLECTED, never zero; one of whose parts some are missing is PARTIAL and says how many.
 */
export function aggregate(parts: readonly Part[], how: Aggregation): Cell[] {
  const byBreakdown = new Map<string, Map<TerritoryCode, number>>([["", new Map()]]);
  for (const { territory, breakdown, value } of parts) {
    const figures = byBreakdown.get(breakdown) ?? new Map<TerritoryCode, number>();
    byBreakdown.set(breakdown, figures.set(territory, (figures.get(territory) ?? 0) + value));
  }
  return [...byBreakdown].flatMap(([breakdown, figures]) =>
    [...how.composition].map(([territory, made]) =>
      cellOf({ territory, breakdown }, presentIn(made, figures, how), how),
    ),
  );
}

interface Present {
  readonly figures: readonly number[];
  readonly expected: number;
}

function presentIn(made: readonly TerritoryCode[], figures: ReadonlyMap<string, number>, how: Aggregation): Present {
  const found = made.map((part) => figures.get(part) ?? (how.silence === "ZERO" ? 0 : undefined));
  return { figures: found.filter((figure) => figure !== undefined), expected: made.length };
}

function cellOf(place: Pick<Cell, "territory" | "breakdown">, present: Present, { roundedTo }: Aggregation): Cell {
  const { figures, expected } = present;
  const coverage = { present: figures.length, expected };
  if (figures.length === 0) {
    return { ...place, status: "NOT_COLLECTED", value: null, bounds: null, standardError: null, coverage };
  }
  const intervals = figures.map((figure) => boundsOfRounded(figure, roundedTo));
  return {
    ...place,
    status: figures.length < expected ? "PARTIAL" : roundedTo === null ? "PUBLISHED" : "ROUNDED",
    value: sum(figures),
    bounds: { min: sum(intervals.map(({ min }) => min)), max: sum(intervals.map(({ max }) => max)) },
    standardError: standardErrorOfSum(figures.length, roundedTo),
    coverage,
  };
}

const sum = (figures: readonly number[]): number => figures.reduce((total, figure) => total + figure, 0);
