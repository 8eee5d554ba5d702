import { once } from "@pacte-hub/data/once";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import { cafCourse } from "../calibration/drees.ts";
import * as known from "../calibration/population.ts";
import { type CafColumn, cafCount, epcis, jobseekersOfYear } from "../observed.ts";
import { type Course, figureAt, type Quarter, quarter, seasonOf, yearOf } from "../quarter.ts";
import { type ByTerritoryAndQuarter, remembered } from "../remembered.ts";
import { factor } from "../seed.ts";
import { share, sum } from "../share.ts";

export type ByType = Readonly<Record<known.HouseholdType, number>>;

export const householdTypes = Object.keys(known.householdTypes) as known.HouseholdType[];

/** RSA households. */
export const rsaHouseholds = followed({ column: "foyers_rsa", course: once(() => cafCourse("rsa")), pull: 0.5 });

/** Households with any benefit of the CAF. */
export const claimants = followed({
  column: "foyers_allocataires",
  course: () => known.claimantHouseholdsCourse,
  pull: 0,
});

/** Households with the activity bonus; many have RSA too, all are claimants. */
const bonus = followed({ column: "foyers_prime_activite", course: once(() => cafCourse("prime_activite")), pull: 0 });
export const activityBonusHouseholds: ByTerritoryAndQuarter<number> = (epci, at) =>
  Math.min(bonus(epci, at), claimants(epci, at));

export const rsaHouseholdsByType: ByTerritoryAndQuarter<ByType> = remembered((epci, at) => {
  const weights = householdTypes.map((type) => known.householdTypes[type].ofRsa * factor(`rsa|${epci}|${type}`, 0.1));
  return byType(share(rsaHouseholds(epci, at), weights, `rsa-households|${at}|${epci}|type`));
});

/** RSA households and the others: each type has at least as many claimants as it has RSA households. */
export const claimantsByType: ByTerritoryAndQuarter<ByType> = remembered((epci, at) => {
  const rsa = rsaHouseholdsByType(epci, at);
  const withoutRsa = claimants(epci, at) - rsaHouseholds(epci, at);
  const weights = householdTypes.map(
    (type) => known.householdTypes[type].ofOthers * factor(`any|${epci}|${type}`, 0.06),
  );
  const shared = share(withoutRsa, weights, `claimant-households|${at}|${epci}|type`);
  return byType(householdTypes.map((type, index) => rsa[type] + (shared[index] ?? 0)));
});

function byType(counts: readonly number[]): ByType {
  return Object.fromEntries(householdTypes.map((type, at) => [type, counts[at] ?? 0])) as ByType;
}

interface Followed {
  readonly column: CafColumn;
  readonly course: () => Course;
  /** How much of the change in jobseekers before the first real month an EPCI's weight follows: 0 none, 1 all. */
  readonly pull: number;
}

const firstReal = quarter(2020, 4);
const lastReal = quarter(2021, 4);

/** The department's course, shared over the EPCI: exactly as the CNAF counted them at its two real months. */
function followed(series: Followed): ByTerritoryAndQuarter<number> {
  const countsByQuarter = new Map<Quarter, ReadonlyMap<TerritoryCode, number>>();
  return (epci, at) => {
    const counts = countsByQuarter.get(at) ?? spread(series, at);
    countsByQuarter.set(at, counts);
    return counts.get(epci) ?? 0;
  };
}

function spread(series: Followed, at: Quarter): ReadonlyMap<TerritoryCode, number> {
  // Between the quarters a course is known at, the line wavers a little: no real series is straight.
  const course = series.course();
  const isKnown = course.some(([knownQuarter]) => knownQuarter === at);
  const total = Math.round(figureAt(course, at) * (isKnown ? 1 : factor(`${series.column}|${at}`, 0.003)));
  const counts = share(
    total,
    epcis().map((epci) => weightOf(series, epci, at)),
    `${series.column}|${at}`,
  );
  return new Map(epcis().map((epci, index) => [epci, counts[index] ?? 0]));
}

function weightOf({ column, pull }: Followed, epci: TerritoryCode, at: Quarter): number {
  const real: Course = [
    [firstReal, cafCount(epci, "2020-12", column)],
    [lastReal, cafCount(epci, "2021-12", column)],
  ];
  const level = figureAt(real, at);
  const drift = at < firstReal ? (registered(epci, at) / registered(epci, firstReal)) ** pull : 1;
  // Small places move more; no place moves at a real month.
  const quartersFromReal = Math.min(Math.abs(at - firstReal), Math.abs(at - lastReal));
  const spreadOf = (0.35 / Math.sqrt(Math.max(level, 1))) * Math.min(1, quartersFromReal / 3);
  return level * drift * factor(`${column}|${at}|${epci}`, spreadOf);
}

/** Jobseekers A+B+C on the straight line between Dares' two nearest fourth quarters. */
export function registered(epci: TerritoryCode, at: Quarter): number {
  const year = yearOf(at);
  const line: Course = [
    [quarter(year - 1, 4), jobseekersOfYear(epci, year - 1)],
    [quarter(year, 4), jobseekersOfYear(epci, year)],
  ];
  return seasonOf(at) === 4 ? jobseekersOfYear(epci, year) : figureAt(line, at);
}

/** The department's count: the sum of its EPCI. */
export const ofDepartment = (count: ByTerritoryAndQuarter<number>, at: Quarter): number =>
  sum(epcis().map((epci) => count(epci, at)));
