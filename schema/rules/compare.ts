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
export interface Compared {
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
export function compare(before: Compared, now: Compared): Comparison {
  const reason = incomparability(before, now);
  const change = reason ? null : changeOf(now, before);
  if (change) return change;
  const why = reason ?? "NO_VALUE";
  return { reason: why, sentence: sentenceOf(why, before, now) };
}

/** The first reason why no change between two figures can be said; null where there is none. */
export const incomparability = (before: Compared, now: Compared): Incomparability | null =>
  incomparabilities.find((one) => holds[one](before, now)) ?? null;

/** In French, to follow « parce que ». */
export const sentenceOf = (reason: Incomparability, before: Compared, now: Compared): string =>
  reason === "COVERAGE_DIFFERS" && isUnknown(before, now)
    ? "il leur manque autant de communes, mais rien ne dit que ce sont les mêmes"
    : sentences[reason];

/** Why two figures are not counted alike, or one has no value; null where they are: a zero is as good as another here. */
export function incomparabilityOf(
  one: Compared,
  other: Compared,
): { readonly reason: Incomparability; readonly sentence: string } | null {
  const reason = incomparabilities.find((each) => each !== "FROM_ZERO" && holds[each](one, other));
  return reason ? { reason, sentence: sentenceOf(reason, one, other) } : null;
}

type Check = (before: Compared, now: Compared) => boolean;

const holds: Readonly<Record<Incomparability, Check>> = {
  ORIGINS_DIFFER: ({ release: one }, { release: other }) => one.demonstration !== other.demonstration,
  UNITS_DIFFER: ({ release: one }, { release: other }) => one.unit !== other.unit,
  MEASURES_DIFFER: ({ release: one }, { release: other }) => one.measure !== other.measure,
  DATASETS_DIFFER: ({ release: one }, { release: other }) => datasetIn(one.id) !== datasetIn(other.id),
  REGIMES_DIFFER: ({ release: one }, { release: other }) => one.regime !== other.regime,
  // Before what they cover: a figure that is not given covers nothing.
  NO_VALUE: ({ value: one }, { value: other }) => one === null || other === null,
  COVERAGE_DIFFERS: ({ coverage: one }, { coverage: other }) => !coversAlike(one, other),
  FROM_ZERO: ({ value }) => value === 0,
};

/** The same communes, not as many: two sums that lack as many are alike only where both are known to lack the same. */
function coversAlike(one: ComparedCoverage | null, other: ComparedCoverage | null): boolean {
  if (one === other) return true;
  if (!one || !other || !isAsMany(one, other)) return false;
  if (one.present === one.expected) return true;
  const [lacks, others] = [new Set(one.missing), other.missing ?? []];
  return lacks.size > 0 && lacks.size === others.length && others.every((commune) => lacks.has(commune));
}

const isAsMany = (one: Coverage, other: Coverage): boolean =>
  one.present === other.present && one.expected === other.expected;

/** Whether which communes are missing could not be compared: as many lack, and one side does not say which. */
const isUnknown = ({ coverage: one }: Compared, { coverage: other }: Compared): boolean =>
  one !== null && other !== null && isAsMany(one, other) && !(one.missing && other.missing);

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
