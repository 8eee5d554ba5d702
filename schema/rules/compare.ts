import type { Bounds, Coverage } from "../model/observation.ts";
import type { Release } from "../model/release.ts";
import { type Incomparability, incomparabilities } from "../model/seriesChange.ts";
import type { TerritoryCode } from "../model/territory.ts";
import { type Change, changeOf } from "./derivedNumbers.ts";

/** How much of a territory a sum covers, and which communes it lacks; `missing` not given: nobody has said which. */
export interface ComparedCoverage extends Coverage {
  readonly missing?: readonly TerritoryCode[] | null;
}

/** A figure, and what its release says of how it was counted. */
export interface ComparedFigure {
  readonly value: number | null;
  readonly bounds: Bounds | null;
  readonly coverage: ComparedCoverage | null;
  readonly release: Pick<Release, "id" | "unit" | "measure" | "regime" | "demonstration">;
}

/** A change in percent with its certain interval, or why none can be said. */
export type Comparison = Change | { readonly reason: Incomparability; readonly sentence: string };

/**
 * From a figure to a later one of the same territory: only between figures of one dataset, one unit, one measure, one
 * regime and the same communes, both real or both invented. Anything else would call a difference of definition a change.
 */
export function compare(before: ComparedFigure, now: ComparedFigure): Comparison {
  const reason = incomparability(before, now);
  const change = reason ? null : changeOf(now, before);
  if (change) return change;
  const why = reason ?? "NO_VALUE";
  return { reason: why, sentence: sentenceOf(why, before, now) };
}

/** The first reason why no change between two figures can be said; null where there is none. */
export const incomparability = (before: ComparedFigure, now: ComparedFigure): Incomparability | null =>
  incomparabilities.find((reason) => holds[reason](before, now)) ?? null;

/** In French, to follow « parce que ». */
export const sentenceOf = (reason: Incomparability, before: ComparedFigure, now: ComparedFigure): string =>
  reason === "COVERAGE_DIFFERS" && isUnknown(before, now)
    ? "il leur manque autant de communes, mais rien ne dit que ce sont les mêmes"
    : sentences[reason];

/** Why two figures are not counted alike, or one has no value; null where they are: a zero is as good as another here. */
export function incomparabilityOf(
  first: ComparedFigure,
  second: ComparedFigure,
): { readonly reason: Incomparability; readonly sentence: string } | null {
  const reason = incomparabilities.find((candidate) => candidate !== "FROM_ZERO" && holds[candidate](first, second));
  return reason ? { reason, sentence: sentenceOf(reason, first, second) } : null;
}

type Check = (before: ComparedFigure, now: ComparedFigure) => boolean;

const holds: Readonly<Record<Incomparability, Check>> = {
  ORIGINS_DIFFER: ({ release: first }, { release: second }) => first.demonstration !== second.demonstration,
  UNITS_DIFFER: ({ release: first }, { release: second }) => first.unit !== second.unit,
  MEASURES_DIFFER: ({ release: first }, { release: second }) => first.measure !== second.measure,
  DATASETS_DIFFER: ({ release: first }, { release: second }) => datasetIn(first.id) !== datasetIn(second.id),
  REGIMES_DIFFER: ({ release: first }, { release: second }) => first.regime !== second.regime,
  // Before what they cover: a figure that is not given covers nothing.
  NO_VALUE: ({ value: first }, { value: second }) => first === null || second === null,
  COVERAGE_DIFFERS: ({ coverage: first }, { coverage: second }) => !coversAlike(first, second),
  FROM_ZERO: ({ value }) => value === 0,
};

/** The same communes, not as many: two sums that lack as many are alike only where both are known to lack the same. */
function coversAlike(first: ComparedCoverage | null, second: ComparedCoverage | null): boolean {
  if (first === second) return true;
  if (!first || !second || !isAsMany(first, second)) return false;
  if (first.present === first.expected) return true;
  const [lacks, secondLacks] = [new Set(first.missing), second.missing ?? []];
  return lacks.size > 0 && lacks.size === secondLacks.length && secondLacks.every((commune) => lacks.has(commune));
}

const isAsMany = (first: Coverage, second: Coverage): boolean =>
  first.present === second.present && first.expected === second.expected;

/** Whether which communes are missing could not be compared: as many lack, and one side does not say which. */
const isUnknown = ({ coverage: first }: ComparedFigure, { coverage: second }: ComparedFigure): boolean =>
  first !== null && second !== null && isAsMany(first, second) && !(first.missing && second.missing);

/** "caf:rsa-households" in "caf:rsa-households:2020-12:1": the same name counted by two institutions is two datasets. */
const datasetIn = (release: string): string => release.split(":").slice(0, 2).join(":");

const sentences: Readonly<Record<Incomparability, string>> = {
  ORIGINS_DIFFER: "l'un est réel, l'autre inventé pour la démonstration",
  UNITS_DIFFER: "ils ne comptent pas la même chose (foyers, personnes…)",
  MEASURES_DIFFER: "l'un est un stock, l'autre une moyenne ou un flux",
  DATASETS_DIFFER: "ils ne sont pas de la même série : qui compte, et qui est compté, n'est pas pareil",
  REGIMES_DIFFER: "ils ne couvrent pas les mêmes régimes",
  NO_VALUE: "l'un des deux n'est pas donné",
  COVERAGE_DIFFERS: "ils ne couvrent pas les mêmes communes",
  FROM_ZERO: "le premier est nul",
};
