import type { Indicator } from "@pacte-hub/institution/config";
import { dayHeaders, everyPeriodHeader, monthHeaders, periodHeaders, quarterHeaders, yearHeaders } from "./headers.ts";

/** Which columns say the period, by normalised header: one that says all of it, or the year beside its part. */
export interface PeriodColumns {
  /** "2020-12"; null where the year stands beside the month, the quarter or the day. */
  readonly whole: string | null;
  /** Where `whole` is there too, they are compared with it. */
  readonly parts: PeriodParts;
}

export interface PeriodParts {
  readonly year: string | null;
  readonly quarter: string | null;
  readonly month: string | null;
  readonly day: string | null;
}

/** The columns that the period was read from. */
export const periodColumnsIn = ({ whole, parts }: PeriodColumns): readonly string[] =>
  [whole, ...Object.values(parts)].filter((name): name is string => name !== null);

/** For what periods, and whether the steward has said the one of the whole file. */
interface PeriodSearch {
  readonly indicator: Pick<Indicator, "periods">;
  readonly declared: { readonly period?: string };
}

interface Finding {
  firstOf(accepted: readonly string[]): string | undefined;
  find(what: string, accepted: readonly string[]): string;
}

/** A column that says all of the period; else the year beside its part; else the only part there is. */
export function periodColumns({ indicator, declared }: PeriodSearch, { firstOf, find }: Finding): PeriodColumns | null {
  const [year = null, quarter = null, month = null, day = null] = [
    yearHeaders,
    quarterHeaders,
    monthHeaders,
    dayHeaders,
  ].map(firstOf);
  const parts = { year, quarter, month, day: month === null || year === null ? null : day };
  const none = { year: null, quarter: null, month: null, day: null };
  const whole = firstOf(periodHeaders);
  if (whole !== undefined) return { whole, parts };
  const part = { YEAR: null, QUARTER: quarter, MONTH: month }[indicator.periods];
  if (year !== null && (part !== null || parts.day !== null)) return { whole: null, parts };
  const only = part ?? month ?? quarter ?? year;
  if (only !== null) return { whole: only, parts: only === year ? none : { ...none, year } };
  return declared.period === undefined ? { whole: find("période", everyPeriodHeader), parts: none } : null;
}
