import type { Day } from "../model/period.ts";
import { periodOf } from "../model/period.ts";
import type { Release } from "../model/release.ts";
import { medianOf } from "./derivedNumbers.ts";

/**
 * How long after its period a figure is first published by its producer: the Pact sets no calendar, so nobody is late by
 * itself. The day the hub took it in says nothing of that: a figure whose producer's day is not known is not counted.
 */
export interface Timeliness {
  readonly releases: number;
  /** First publications whose producer's day no source says. */
  readonly undated: number;
  readonly medianDays: number | null;
  readonly longestDays: number | null;
  /** How many came within the days the reader asks about; null when none is asked, or no day is known. */
  readonly within: number | null;
}

type Dated = Pick<Release, "period" | "producerPublishedOn" | "vintage">;

/** First vintages only: a correction is no lateness. */
export function timelinessOf(releases: readonly Dated[], withinDays: number | null): Timeliness {
  const firsts = releases.filter(({ vintage }) => vintage === 1);
  const days = firsts
    .flatMap(({ period, producerPublishedOn }) => daysAfter(periodOf(period)?.last, producerPublishedOn))
    .sort((a, b) => a - b);
  return {
    releases: days.length,
    undated: firsts.length - days.length,
    medianDays: medianOf(days),
    longestDays: days.at(-1) ?? null,
    within: withinDays === null || days.length === 0 ? null : days.filter((delay) => delay <= withinDays).length,
  };
}

const daysAfter = (last: Day | undefined, published: Day | null): number[] =>
  last === undefined || published === null ? [] : [(Date.parse(published) - Date.parse(last)) / 86_400_000];
