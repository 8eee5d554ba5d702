import * as known from "../calibration/duties.ts";
import { along } from "../quarter.ts";
import { remembered, type Said } from "../remembered.ts";
import { factor } from "../seed.ts";
import { share, thin } from "../share.ts";
import { dutiesTotal } from "./adults.ts";

export const pathways = ["PROFESSIONAL", "SOCIO_PROFESSIONAL", "SOCIAL"] as const;
export const sanctionLevels = ["REDUCTION", "SUSPENSION", "REMOVAL"] as const;

/** Adults who came to have duties in the quarter: those who replace who left, and the growth if there is any. */
export const entering: Said<number> = remembered((epci, at) => {
  const now = dutiesTotal(epci, at);
  const rate = known.enteringShare * factor(`entering|${at}|${epci}`, 0.12);
  const growth = at === 0 ? 0 : Math.max(0, now - dutiesTotal(epci, at - 1));
  return Math.min(now, thin(now, rate, `entering|${at}|${epci}`) + growth);
});

export const orientations: Said<Readonly<Record<(typeof pathways)[number], number>>> = remembered((epci, at) => {
  const oriented = thin(entering(epci, at), along(known.orientedShare, at), `orientations|${at}|${epci}`);
  const weights = pathways.map((pathway) => known.pathways[pathway] * factor(`orientations|${epci}|${pathway}`, 0.1));
  const [PROFESSIONAL = 0, SOCIO_PROFESSIONAL = 0, SOCIAL = 0] = share(
    oriented,
    weights,
    `orientations|${at}|${epci}|pathway`,
  );
  return { PROFESSIONAL, SOCIO_PROFESSIONAL, SOCIAL };
});

/** Contracts (CER) signed in the quarter, first ones and renewals: an adult signs at most one in a quarter. */
export const contractsSigned: Said<number> = remembered((epci, at) => {
  const share = (known.followedElsewhere * along(known.withContractShare, at)) / known.quartersOfContract;
  const rate = share * along(known.contractsOpen, at) * factor(`cer-signed|${at}|${epci}`, 0.08);
  return thin(dutiesTotal(epci, at), rate, `cer-signed|${at}|${epci}`);
});

export const sanctions: Said<Readonly<Record<(typeof sanctionLevels)[number], number>>> = remembered((epci, at) => {
  const rate = along(known.sanctionedShare, at) * factor(`sanctions|${at}|${epci}`, 0.35);
  const sanctioned = thin(dutiesTotal(epci, at), rate, `sanctions|${at}|${epci}`);
  const weights = sanctionLevels.map((level) => known.sanctionLevels[level]);
  const [REDUCTION = 0, SUSPENSION = 0, REMOVAL = 0] = share(sanctioned, weights, `sanctions|${at}|${epci}|level`);
  return { REDUCTION, SUSPENSION, REMOVAL };
});
