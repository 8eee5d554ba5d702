import { type Course, quarter } from "../quarter.ts";

/**
 * What the model is held to. Totals at the CAF's two real months come from data/caf and are not repeated as
 * assumptions: the courses below pass through them (`calibration.test.ts`). What is assumed, and not observed, says so.
 */

/** 4,902 in March 2017: the Pact, preamble (it counts the MSA's households too; the demonstration does not part them). */
export const rsaHouseholdsCourse: Course = [
  [quarter(2017, 1), 4902],
  // Assumed: slow decline before the epidemic, a peak in autumn 2020 as the CNAF saw it nationally.
  [quarter(2017, 4), 4845],
  [quarter(2018, 4), 4770],
  [quarter(2019, 4), 4690],
  [quarter(2020, 1), 4680],
  [quarter(2020, 2), 4825],
  [quarter(2020, 3), 4910],
  [quarter(2020, 4), 4865],
  [quarter(2021, 2), 4740],
  [quarter(2021, 4), 4635],
];

/** Assumed before December 2020. */
export const claimantHouseholdsCourse: Course = [
  [quarter(2017, 1), 31_750],
  [quarter(2018, 4), 31_400],
  [quarter(2019, 2), 32_150],
  [quarter(2020, 2), 32_450],
  [quarter(2020, 4), 32_295],
  [quarter(2021, 4), 31_495],
];

/** Assumed before December 2020; the bonus was raised on 1 January 2019, which opened it to many more households. */
export const activityBonusCourse: Course = [
  [quarter(2017, 1), 7_450],
  [quarter(2018, 4), 8_300],
  [quarter(2019, 1), 10_500],
  [quarter(2019, 4), 11_300],
  [quarter(2020, 4), 11_560],
  [quarter(2021, 4), 11_540],
];

/** Assumed shape of RSA households, set so that 4,902 of them cover "environ 10 000 personnes" (the Pact, preamble). */
export const householdTypes = {
  SINGLE: { ofRsa: 0.545, ofOthers: 0.34, adults: 1, children: 0 },
  LONE_PARENT: { ofRsa: 0.295, ofOthers: 0.13, adults: 1, children: 1.8 },
  COUPLE: { ofRsa: 0.16, ofOthers: 0.53, adults: 2, children: 2.15 },
} as const;
export type HouseholdType = keyof typeof householdTypes;

/** Assumed: the share of women among the adults of each type, and their ages. */
export const adultsOf = {
  SINGLE: { women: 0.41, ages: { LT25: 0.02, A25_49: 0.6, GE50: 0.38 } },
  LONE_PARENT: { women: 0.92, ages: { LT25: 0.12, A25_49: 0.8, GE50: 0.08 } },
  COUPLE: { women: 0.5, ages: { LT25: 0.08, A25_49: 0.67, GE50: 0.25 } },
} as const;

/** DREES, OARSA: 98 to 99 % of RSA adults have duties. */
export const exemptShare = 0.015;
/** Assumed, from the 42 to 44 % followed by Pôle emploi (DREES, OARSA). */
export const registeredShare = 0.45;
/** Assumed. E holds those in a SIAE who stay registered. */
export const rsaJobseekerCategories = { A: 0.68, B: 0.08, C: 0.07, D: 0.07, E: 0.1 } as const;

/** Raw series rise in winter: each quarter against the line between two Q4 (assumed). */
export const jobseekersSeason: Readonly<Record<number, number>> = { 1: 1.005, 2: 0.97, 3: 0.99, 4: 1 };
/** The confinement of spring 2020: more registered, and many of those with reduced activity (B, C) without any (A). */
export const jobseekersShock: Course = [
  [quarter(2020, 1), 1],
  [quarter(2020, 2), 1.045],
  [quarter(2020, 3), 1.025],
  [quarter(2020, 4), 1],
];
export const categoryA: Course = [
  [quarter(2017, 1), 0.59],
  [quarter(2019, 4), 0.565],
  [quarter(2020, 1), 0.585],
  [quarter(2020, 2), 0.68],
  [quarter(2020, 3), 0.605],
  [quarter(2021, 4), 0.555],
];
/** Assumed: the rest of A parted between B and C, and who they are. */
export const categoryBOfRest = 0.34;
export const jobseekers = { women: 0.51, ages: { LT25: 0.155, A25_49: 0.575, GE50: 0.27 } } as const;

/** Assumed: people in global support at the end of a quarter, and the share who leave it in one. */
export const globalSupportCourse: Course = [
  [quarter(2016, 4), 205],
  [quarter(2018, 4), 260],
  [quarter(2020, 1), 285],
  [quarter(2020, 2), 240],
  [quarter(2021, 4), 300],
];
export const globalSupportLeaving = 0.27;
