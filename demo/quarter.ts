import type { PeriodCode } from "@pacte-hub/schema/model/period";

/** A quarter of the Pact, counted from 0 (January to March 2017). */
export type Quarter = number;

export const firstYear = 2017;
export const years: readonly number[] = [2017, 2018, 2019, 2020, 2021];

export const quarters: readonly Quarter[] = years.flatMap((year) =>
  [1, 2, 3, 4].map((number) => quarter(year, number)),
);

export function quarter(year: number, number: number): Quarter {
  return (year - firstYear) * 4 + number - 1;
}

export const yearOf = (at: Quarter): number => firstYear + Math.floor(at / 4);

/** 1 to 4. */
export const seasonOf = (at: Quarter): number => (((at % 4) + 4) % 4) + 1;

/** "2017-Q1". */
export const quarterCode = (at: Quarter): PeriodCode => `${yearOf(at)}-Q${seasonOf(at)}`;

/** "2017-03": the last month of the quarter, the one the CAF's stocks are of. */
export const monthCode = (at: Quarter): PeriodCode => `${yearOf(at)}-${String(seasonOf(at) * 3).padStart(2, "0")}`;

const byCode: ReadonlyMap<PeriodCode, Quarter> = new Map(
  quarters.flatMap((at) => [
    [quarterCode(at), at],
    [monthCode(at), at],
  ]),
);

/** The quarter a period of the demonstration is, or ends. */
export function quarterOf(period: PeriodCode): Quarter {
  const at = byCode.get(period);
  if (at === undefined) throw new RangeError(`no quarter of the Pact: ${period}`);
  return at;
}

/** A figure known at some quarters; straight lines between them. */
export type Course = readonly (readonly [Quarter, number])[];

/** The figure of a course at a quarter; before its first and after its last it stays what it was. */
export function figureAt(course: Course, at: Quarter): number {
  const next = course.findIndex(([knownQuarter]) => knownQuarter >= at);
  const [to, nextFigure] = course.at(next) ?? [at, 0];
  const [from, previousFigure] = course[next - 1] ?? [to, nextFigure];
  if (next <= 0) return nextFigure;
  return previousFigure + ((nextFigure - previousFigure) * (at - from)) / (to - from);
}
