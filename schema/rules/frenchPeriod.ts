import type { PeriodCode } from "../model/period.ts";
import { frenchDay } from "./frenchDay.ts";

const quarters = ["premier", "deuxième", "troisième", "quatrième"];

/** A period as French says it: "décembre 2021", "quatrième trimestre 2021", "2021". What is no period is left as it is. */
export function frenchPeriod(period: PeriodCode | string): string {
  const [, year, quarter] = /^(\d{4})-Q([1-4])$/.exec(period) ?? [];
  if (quarter !== undefined) return `${quarters[Number(quarter) - 1]} trimestre ${year}`;
  return /^\d{4}(-(0[1-9]|1[0-2]))?$/.test(period) ? frenchDay(period) : period;
}

/**
 * Which periods there are, and no others, as a reader is to understand them: "quatrième trimestre de chaque année, 2015 à 2024
 * (10)" is no series of forty quarters.
 * @param periods of one step (months, quarters or years), in order
 */
export function frenchPeriods(periods: readonly (PeriodCode | string)[]): string {
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined) return "";
  if (periods.length === 1) return frenchPeriod(first);
  const count = `(${periods.length})`;
  const step = stepOf(first);
  const isWhole = following(periods.map((period) => rankOf(period, step)));
  if (isWhole) return `${step.each}, ${spanOf(first, last)} ${count}`;
  const years = periods.map((period) => Number(period.slice(0, 4)));
  const seasons = new Set(periods.map((period) => period.slice(4)));
  const season = seasons.size === 1 ? frenchPeriod(first).replace(/ \d{4}$/, "") : "";
  if (first.length > 4 && season !== "" && following(years))
    return `${season} de chaque année, ${years[0]} à ${years.at(-1)} ${count}`;
  return periods.length <= mostListed
    ? `${periods.map(frenchPeriod).join(", ")} ${count}`
    : `${periods.length} des ${rankOf(last, step) - rankOf(first, step) + 1} ${step.many} ${spanOf(first, last)}`;
}

function spanOf(first: string, last: string): string {
  const [from, to] = [frenchPeriod(first), frenchPeriod(last)];
  if (first.includes("Q")) return `du ${from} au ${to}`;
  return `${/^[ao]/.test(from) ? "d'" : "de "}${from} à ${to}`;
}

/** More, and nobody reads them on a line. */
const mostListed = 12;

interface Step {
  readonly each: string;
  readonly many: string;
  readonly aYear: number;
}
const steps = {
  MONTH: { each: "chaque mois", many: "mois", aYear: 12 },
  QUARTER: { each: "chaque trimestre", many: "trimestres", aYear: 4 },
  YEAR: { each: "chaque année", many: "années", aYear: 1 },
} as const satisfies Readonly<Record<string, Step>>;

const stepOf = (period: string): Step =>
  period.length === 4 ? steps.YEAR : period.includes("Q") ? steps.QUARTER : steps.MONTH;

const rankOf = (period: string, { aYear }: Step): number =>
  Number(period.slice(0, 4)) * aYear + Number(period.slice(5).replace("Q", "") || 1) - 1;

const following = (ranks: readonly number[]): boolean =>
  ranks.every((rank, at) => at === 0 || rank === (ranks[at - 1] ?? 0) + 1);
