import { type Course, quarter } from "../quarter.ts";

/**
 * What the model is held to, beside what is read from the shipped files (`drees.ts`, data/caf): real totals are not repeated
 * as assumptions (`calibration.test.ts`). What is assumed, and not observed, says so.
 */

/** Assumed before December 2020. */
export const claimantHouseholdsCourse: Course = [
  [quarter(2017, 1), 31_750],
  [quarter(2018, 4), 31_400],
  [quarter(2019, 2), 32_150],
  [quarter(2020, 2), 32_450],
  [quarter(2020, 4), 32_295],
  [quarter(2021, 4), 31_495],
];

/** Assumed shape of RSA households, set so that adults and persons are to households as DREES counts them in the Meuse (1.14; 1.99). */
export const householdTypes = {
  SINGLE: { ofRsa: 0.555, ofOthers: 0.34, adults: 1, children: 0 },
  LONE_PARENT: { ofRsa: 0.3, ofOthers: 0.13, adults: 1, children: 1.75 },
  COUPLE: { ofRsa: 0.145, ofOthers: 0.53, adults: 2, children: 2.2 },
} as const;
export type HouseholdType = keyof typeof householdTypes;

/** Assumed: the share of women among the adults of each type, and their ages. */
export const adultsOf = {
  SINGLE: { women: 0.41, ages: { LT25: 0.02, A25_49: 0.6, GE50: 0.38 } },
  LONE_PARENT: { women: 0.92, ages: { LT25: 0.12, A25_49: 0.8, GE50: 0.08 } },
  COUPLE: { women: 0.5, ages: { LT25: 0.08, A25_49: 0.67, GE50: 0.25 } },
} as const;

/** Assumed: nearly all RSA adults have duties. */
export const exemptShare = 0.015;
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
