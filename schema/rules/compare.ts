import type { Bounds, Coverage } from "../model/observation.ts";
import type { Release } from "../model/release.ts";
import { type Incomparability, incomparabilities } from "../model/seriesChange.ts";
import { type Change, changeOf } from "./derivedNumbers.ts";

/** A figure, and what its release says of how it was counted. */
export interface Compared {
  readonly value: number | null;
  readonly bounds: Bounds | null;
  readonly coverage: Coverage | null;
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
  return { reason: why, sentence: sentences[why] };
}

/** The first reason why no change between two figures can be said; null where there is none. */
export const incomparability = (before: Compared, now: Compared): Incomparability | null =>
  incomparabilities.find((one) => holds[one](before, now)) ?? null;

/** In French, to follow « parce que ». */
export const sentenceOf = (reason: Incomparability): string => sentences[reason];

/** Why two figures are not counted alike, or one has no value; null where they are: a zero is as good as another here. */
export function incomparabilityOf(
  one: Compared,
  other: Compared,
): { readonly reason: Incomparability; readonly sentence: string } | null {
  const reason = incomparabilities.find((each) => each !== "FROM_ZERO" && holds[each](one, other));
  return reason ? { reason, sentence: sentences[reason] } : null;
}

type Check = (before: Compared, now: Compared) => boolean;

const holds: Readonly<Record<Incomparability, Check>> = {
  ORIGINS_DIFFER: ({ release: one }, { release: other }) => one.demonstration !== other.demonstration,
  UNITS_DIFFER: ({ release: one }, { release: other }) => one.unit !== other.unit,
  MEASURES_DIFFER: ({ release: one }, { release: other }) => one.measure !== other.measure,
  DATASETS_DIFFER: ({ release: one }, { release: other }) => datasetIn(one.id) !== datasetIn(other.id),
  REGIMES_DIFFER: ({ release: one }, { release: other }) => one.regime !== other.regime,
  COVERAGE_DIFFERS: ({ coverage: one }, { coverage: other }) =>
    one?.present !== other?.present || one?.expected !== other?.expected,
  NO_VALUE: ({ value: one }, { value: other }) => one === null || other === null,
  FROM_ZERO: ({ value }) => value === 0,
};

/** "caf:rsa-households" in "caf:rsa-households:2020-12:1": the same name counted by two institutions is two datasets. */
const datasetIn = (release: string): string => release.split(":").slice(0, 2).join(":");

const sentences: Readonly<Record<Incomparability, string>> = {
  ORIGINS_DIFFER: "l'un est réel, l'autre inventé pour la démonstration",
  UNITS_DIFFER: "ils ne comptent pas la même chose (foyers, personnes…)",
  MEASURES_DIFFER: "l'un est un stock, l'autre une moyenne ou un flux",
  DATASETS_DIFFER: "ils ne sont pas de la même série : qui compte, et qui est compté, n'est pas pareil",
  REGIMES_DIFFER: "ils ne couvrent pas les mêmes régimes",
  COVERAGE_DIFFERS: "ils ne couvrent pas les mêmes communes",
  NO_VALUE: "l'un des deux n'est pas donné",
  FROM_ZERO: "le premier est nul",
};
