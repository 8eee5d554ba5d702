import type { Bounds, Coverage, ObservationStatus } from "../model/observation.ts";
import type { TerritoryCode } from "../model/territory.ts";
import { exact } from "./decimal.ts";
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
  /** What a zero of the file may be at most, where it may be a blank of the source; not said: what rounding makes of it. */
  readonly zeroAtMost?: number | undefined;
  /** Whether figures are no whole numbers; not said: they are. */
  readonly isContinuous?: boolean | undefined;
  /** A complete list (every structure is on it) says zero by silence; a file of counts says "not collected". */
  readonly silence: "NOT_COLLECTED" | "ZERO";
  /** Where nobody lives: a file that is silent there lacks nothing. */
  readonly uninhabited: ReadonlySet<TerritoryCode>;
}

/**
 * Sums parts into every territory and breakdown of the table. A territory none of whose parts was collected is
 * NOT_COLLECTED, never zero; one of whose parts some are missing is PARTIAL and says how many. A part where nobody lives
 * is not missing: alone it is NOT_APPLICABLE, and what it belongs to is whole without it. A territory that the file gives
 * a figure of its own has that figure: what a producer counted is never added up again.
 */
export function aggregate(parts: readonly Part[], rule: Aggregation): Cell[] {
  const byBreakdown = new Map<string, Map<TerritoryCode, number>>([["", new Map()]]);
  for (const { territory, breakdown, value } of parts) {
    const figures = byBreakdown.get(breakdown) ?? new Map<TerritoryCode, number>();
    byBreakdown.set(breakdown, figures.set(territory, (figures.get(territory) ?? 0) + value));
  }
  return [...byBreakdown].flatMap(([breakdown, figures]) =>
    [...rule.composition].map(([territory, communes]) =>
      cellOf({ territory, breakdown }, ownIn(territory, communes, figures) ?? presentIn(communes, figures, rule), rule),
    ),
  );
}

/**
 * The totals of a producer's own that its own figures of the parts contradict: each with what those make certain. `mostOf`: what
 * a part that is missing may hold.
 */
export function contradicted(
  parts: readonly Part[],
  rule: Aggregation,
  mostOf: (territory: TerritoryCode) => number = () => Number.POSITIVE_INFINITY,
): readonly { published: Part; sum: Cell }[] {
  const isFinest = ({ territory }: Part) => rule.composition.get(territory)?.join() === territory;
  const sums = new Map(
    aggregate(parts.filter(isFinest), rule).map((cell) => [`${cell.territory}|${cell.breakdown}`, cell]),
  );
  return parts
    .filter((part) => !isFinest(part))
    .flatMap((published) => {
      const sum = sums.get(`${published.territory}|${published.breakdown}`);
      const publishedBounds = boundsOfRounded(published.value, rule.roundedTo, rule);
      if (!sum?.bounds) return [];
      const missing = (rule.composition.get(published.territory) ?? []).filter(
        (part) => sums.get(`${part}|${published.breakdown}`)?.status === "NOT_COLLECTED",
      );
      const mostOfAll = missing.reduce((total, part) => total + mostOf(part), sum.bounds.max);
      return publishedBounds.max < sum.bounds.min || publishedBounds.min > mostOfAll ? [{ published, sum }] : [];
    });
}

interface Present {
  readonly figures: readonly number[];
  readonly coverage: Coverage;
}

/** A figure that the producer gives of the territory itself covers all of it. */
function ownIn(
  territory: TerritoryCode,
  communes: readonly TerritoryCode[],
  figures: ReadonlyMap<string, number>,
): Present | undefined {
  const producersFigure = figures.get(territory);
  return producersFigure === undefined
    ? undefined
    : { figures: [producersFigure], coverage: { present: communes.length, expected: communes.length } };
}

function presentIn(
  communes: readonly TerritoryCode[],
  figures: ReadonlyMap<string, number>,
  rule: Aggregation,
): Present {
  const inhabited = communes.filter((part) => figures.has(part) || !rule.uninhabited.has(part));
  const figuresFound = inhabited.map((part) => figures.get(part) ?? (rule.silence === "ZERO" ? 0 : undefined));
  const present = figuresFound.filter((figure) => figure !== undefined);
  return { figures: present, coverage: { present: present.length, expected: inhabited.length } };
}

function cellOf(place: Pick<Cell, "territory" | "breakdown">, present: Present, rule: Aggregation): Cell {
  const { figures, coverage } = present;
  const { roundedTo } = rule;
  if (figures.length === 0) {
    const status = coverage.expected === 0 ? "NOT_APPLICABLE" : "NOT_COLLECTED";
    return { ...place, status, value: null, bounds: null, standardError: null, coverage };
  }
  const intervals = figures.map((figure) => boundsOfRounded(figure, roundedTo, rule));
  return {
    ...place,
    status: coverage.present < coverage.expected ? "PARTIAL" : roundedTo === null ? "PUBLISHED" : "ROUNDED",
    value: sum(figures),
    bounds: { min: sum(intervals.map(({ min }) => min)), max: sum(intervals.map(({ max }) => max)) },
    standardError: isCentred(figures) ? standardErrorOfSum(figures.length, roundedTo) : null,
    coverage,
  };
}

/** A figure rounded to nought stands for nought or more, never for less: with many of them a sum is too low, and no error says it. */
const isCentred = (figures: readonly number[]): boolean =>
  figures.filter((figure) => figure === 0).length <= mostNought * figures.length;
const mostNought = 0.1;

const sum = (figures: readonly number[]): number => figures.reduce((total, figure) => exact(total + figure), 0);
