import type { Named } from "./brand.ts";
/** A calendar day, ISO 8601: "2017-03-31". */
export type Day = Named<"Day">;

/** An instant, ISO 8601 in UTC: "2021-06-30T12:00:00.000Z". */
export type Instant = Named<"Instant">;

/** An SDMX period: "2017", "2020-Q4" or "2020-12". */
export type PeriodCode = Named<"PeriodCode">;

/** From the first to the last day, both included. */
export interface Period {
  readonly code: PeriodCode;
  readonly first: Day;
  readonly last: Day;
}

/** Four digits from 1900 on: "0000" is no year of ours. */
const year = /^((?:19|20)\d{2})$/;
const quarter = /^((?:19|20)\d{2})-[QT]([1-4])$/;
const month = /^((?:19|20)\d{2})-(0[1-9]|1[0-2])$/;

/** Reads an SDMX period, or Dares' own "2020-T4"; undefined when the text is none. */
export function periodOf(text: string): Period | undefined {
  const inYear = year.exec(text);
  if (inYear) return periodOfMonths(text, Number(inYear[1]), 1, 12);
  const inQuarter = quarter.exec(text);
  if (inQuarter) {
    const end = Number(inQuarter[2]) * 3;
    return periodOfMonths(`${inQuarter[1]}-Q${inQuarter[2]}`, Number(inQuarter[1]), end - 2, end);
  }
  const inMonth = month.exec(text);
  return inMonth ? periodOfMonths(text, Number(inMonth[1]), Number(inMonth[2]), Number(inMonth[2])) : undefined;
}

function periodOfMonths(code: PeriodCode, inYear: number, from: number, to: number): Period {
  const lastDay = new Date(Date.UTC(inYear, to, 0)).getUTCDate();
  return { code, first: `${inYear}-${twoDigits(from)}-01`, last: `${inYear}-${twoDigits(to)}-${twoDigits(lastDay)}` };
}

const twoDigits = (n: number): string => String(n).padStart(2, "0");
