import { once } from "@pacte-hub/data/once";
import { cafTotal, householdsOfAllRegimes, orientedIn } from "../observed.ts";
import { type Course, monthCode, quarter, quarters } from "../quarter.ts";

/**
 * What DREES published of the Meuse itself (data/drees): nothing here is a national mean. Where it says nothing, the last
 * thing it said goes on, and that is assumed.
 */

/** The last month of DREES' monthly series. */
const lastMonth = "2020-10";
/** The real months of the CAF's own file. */
const cafMonths = [
  [quarter(2020, 4), "2020-12"],
  [quarter(2021, 4), "2021-12"],
] as const;

/**
 * The CAF's households with a benefit: its own at its two real months; before, its part of the households that DREES
 * counts with the MSA's. That part is the CAF's December 2020 over DREES' last month, and assumed the same since 2017.
 */
export function cafCourse(benefit: "rsa" | "prime_activite"): Course {
  const column = benefit === "rsa" ? "foyers_rsa" : "foyers_prime_activite";
  const part = cafTotal("2020-12", column) / (householdsOfAllRegimes(lastMonth, benefit) ?? Number.NaN);
  const before = quarters.flatMap((at): Course => {
    const households = householdsOfAllRegimes(monthCode(at), benefit);
    return households === undefined ? [] : [[at, Math.round(households * part)]];
  });
  return [...before, ...cafMonths.map(([at, month]) => [at, cafTotal(month, column)] as const)];
}

/** A percentage of the OARSA survey at the end of each of its years, as a share. */
function oarsaCourse(...tables: readonly string[]): Course {
  return [2015, 2016, 2017, 2018].map((year) => [
    quarter(year, 4),
    tables.reduce((sum, table) => sum + orientedIn(table, year), 0) / 100,
  ]);
}

/** B1: of those who have duties at the end of the year, who is oriented (77, 80, 87, 75 %). */
export const orientedOfAll = once((): Course => oarsaCourse("B1"));
/** B4: the same, of those who have RSA for a year or more: who enters is oriented in the end as often. */
export const orientedInTheEnd = once((): Course => oarsaCourse("B4"));

/** B5 to B8: of those oriented, to Pôle emploi (62, 62, 62, 61 %), to another body for employment, elsewhere. */
export const pathways = once(() => ({
  PROFESSIONAL: oarsaCourse("B5"),
  SOCIO_PROFESSIONAL: oarsaCourse("B6"),
  SOCIAL: oarsaCourse("B7", "B8"),
}));

/**
 * Of those oriented in the end, who is within so many days: assumed curves, drawn so that the shares of those who have RSA
 * for under six months, and for six to twelve, are B2 and B3 (47 and 76 % in 2017, 9 and 37 % in 2018). After 2018 a
 * return half of the way is assumed.
 */
export const orientedWithin = {
  30: [
    [quarter(2016, 4), 0.2],
    [quarter(2017, 4), 0.234],
    [quarter(2018, 4), 0.012],
    [quarter(2021, 4), 0.12],
  ],
  90: [
    [quarter(2016, 4), 0.52],
    [quarter(2017, 4), 0.585],
    [quarter(2018, 4), 0.07],
    [quarter(2021, 4), 0.33],
  ],
  180: [
    [quarter(2016, 4), 0.72],
    [quarter(2017, 4), 0.766],
    [quarter(2018, 4), 0.256],
    [quarter(2021, 4), 0.51],
  ],
} as const satisfies Readonly<Record<number, Course>>;
