import { type Course, quarter } from "../quarter.ts";

/** Assumed: adults who enter the scheme in a quarter, as a share of those in it. */
export const enteringShare = 0.085;

/** DREES, OARSA: 83 % oriented in 2017, 2018 and 2020; services closed in spring 2020 and caught up after. */
export const orientedShare: Course = [
  [quarter(2020, 1), 0.83],
  [quarter(2020, 2), 0.55],
  [quarter(2020, 3), 0.97],
  [quarter(2020, 4), 0.97],
  [quarter(2021, 1), 0.83],
];

/** DREES, OARSA: of all who have duties at the end of a quarter, 83 % are oriented. */
export const orientedOfAll = 0.83;

/**
 * Assumed, so that the mean delay is near the 94 days of DREES, OARSA (2017): decided within a month, an aim of the
 * national plan since 2019; and the rest by band.
 */
export const withinMonth: Course = [
  [quarter(2018, 4), 0.14],
  [quarter(2020, 1), 0.22],
  [quarter(2020, 2), 0.1],
  [quarter(2020, 4), 0.12],
  [quarter(2021, 4), 0.26],
];
export const laterDelays = { D30_89: 0.49, D90_179: 0.37, GE180: 0.14 } as const;

/** DREES, OARSA: referent at Pôle emploi 44 % to 42 %, another employment body 5 %, the Department 30 %, others 21 %. */
export const pathways = { PROFESSIONAL: 0.48, SOCIO_PROFESSIONAL: 0.22, SOCIAL: 0.3 } as const;

/** DREES, OARSA: contracts (CER) of those not followed by Pôle emploi: 52 % (2017), 51 % (2018), 47 % (end of 2020). */
export const withContractShare: Course = [
  [quarter(2017, 4), 0.52],
  [quarter(2018, 4), 0.51],
  [quarter(2020, 4), 0.47],
];
export const followedElsewhere = 0.83 * 0.57;
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
