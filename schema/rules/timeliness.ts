import type { Day } from "../model/period.ts";
import { periodOf } from "../model/period.ts";
import type { Release } from "../model/release.ts";

/** How long after its period a figure is first published: the Pact sets no calendar, so nobody is late by itself. */
export interface Timeliness {
  readonly releases: number;
  readonly medianDays: number | null;
  readonly longestDays: number | null;
  /** How many came within the days the reader asks about; null when none is asked. */
  readonly within: number | null;
}

type Dated = Pick<Release, "period" | "publishedAt" | "vintage">;

/** First vintages only: a correction is no lateness. */
export function timelinessOf(releases: readonly Dated[], withinDays: number | null): Timeliness {
  const days = releases
    .filter(({ vintage }) => vintage === 1)
    .flatMap(({ period, publishedAt }) => daysAfter(periodOf(period)?.last, publishedAt))
    .sort((a, b) => a - b);
  const middle = Math.floor(days.length / 2);
  const [low = 0, high = 0] = days.length % 2 === 1 ? [days[middle], days[middle]] : days.slice(middle - 1, middle + 1);
  return {
    releases: days.length,
    medianDays: days.length === 0 ? null : (low + high) / 2,
    longestDays: days.at(-1) ?? null,
    within: withinDays === null ? null : days.filter((one) => one <= withinDays).length,
  };
}

const daysAfter = (last: Day | undefined, publishedAt: string): number[] =>
  last === undefined ? [] : [Math.floor((Date.parse(publishedAt) - Date.parse(`${last}T00:00:00Z`)) / 86_400_000)];
