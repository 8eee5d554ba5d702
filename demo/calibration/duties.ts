import { type Course, quarter } from "../quarter.ts";

/** Assumed: adults who enter the scheme in a quarter, as a share of those in it. */
export const enteringShare = 0.085;

/** Assumed: services closed in spring 2020, and caught up after. */
export const orientationsOpen: Course = [
  [quarter(2020, 1), 1],
  [quarter(2020, 2), 0.66],
  [quarter(2020, 3), 1.12],
  [quarter(2020, 4), 1.12],
  [quarter(2021, 1), 1],
];

/** Assumed, as DREES says nothing of the Meuse's (ND): half of those not followed by Pôle emploi have a contract (CER). */
export const withContractShare = 0.5;
/** Assumed: a contract is signed again after a little more than two quarters. */
export const quartersOfContract = 2.2;

/** Assumed: what the closing of services in 2020 left of signatures. */
export const contractsOpen: Course = [
  [quarter(2020, 1), 1],
  [quarter(2020, 2), 0.5],
  [quarter(2020, 3), 1],
];

/** Assumed: adults sanctioned in a quarter; none while services were closed in spring 2020. */
export const sanctionedShare: Course = [
  [quarter(2020, 1), 0.006],
  [quarter(2020, 2), 0],
  [quarter(2020, 3), 0.003],
  [quarter(2020, 4), 0.005],
];
export const sanctionLevels = { REDUCTION: 0.55, SUSPENSION: 0.33, REMOVAL: 0.12 } as const;
