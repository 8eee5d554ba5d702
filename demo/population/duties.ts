import * as known from "../calibration/duties.ts";
import { along } from "../quarter.ts";
import { type ByTerritoryAndQuarter, remembered } from "../remembered.ts";
import { factor } from "../seed.ts";
import { share, thin } from "../share.ts";
import { dutiesTotal } from "./adults.ts";

export const pathways = ["PROFESSIONAL", "SOCIO_PROFESSIONAL", "SOCIAL"] as const;
export const delays = ["LT30", "D30_89", "D90_179", "GE180"] as const;
export const sanctionLevels = ["REDUCTION", "SUSPENSION", "REMOVAL"] as const;

/** Adults who came to have duties in the quarter: those who replace who left, and the growth if there is any. */
export const entering: ByTerritoryAndQuarter<number> = remembered((epci, at) => {
  const now = dutiesTotal(epci, at);
  const rate = known.enteringShare * factor(`entering|${at}|${epci}`, 0.12);
  const growth = at === 0 ? 0 : Math.max(0, now - dutiesTotal(epci, at - 1));
  return Math.min(now, thin(now, rate, `entering|${at}|${epci}`) + growth);
});

export const orientations: ByTerritoryAndQuarter<Readonly<Record<(typeof pathways)[number], number>>> = remembered(
  (epci, at) => {
    const oriented = thin(entering(epci, at), along(known.orientedShare, at), `orientations|${at}|${epci}`);
    const weights = pathways.map((pathway) => known.pathways[pathway] * factor(`orientations|${epci}|${pathway}`, 0.1));
    const [PROFESSIONAL = 0, SOCIO_PROFESSIONAL = 0, SOCIAL = 0] = share(
      oriented,
      weights,
      `orientations|${at}|${epci}|pathway`,
    );
    return { PROFESSIONAL, SOCIO_PROFESSIONAL, SOCIAL };
  },
);

/** The same adults, by the days they waited. */
export const orientationDelays: ByTerritoryAndQuarter<Readonly<Record<(typeof delays)[number], number>>> = remembered(
  (epci, at) => {
    const { PROFESSIONAL: one, SOCIO_PROFESSIONAL: two, SOCIAL: three } = orientations(epci, at);
    const soon = along(known.withinMonth, at) * factor(`delays|${epci}`, 0.15);
    const { D30_89: second, D90_179: third, GE180: last } = known.laterDelays;
    const weights = [soon, (1 - soon) * second, (1 - soon) * third, (1 - soon) * last];
    const [LT30 = 0, D30_89 = 0, D90_179 = 0, GE180 = 0] = share(one + two + three, weights, `delays|${at}|${epci}`);
    return { LT30, D30_89, D90_179, GE180 };
  },
);

/** Of those with duties at the end of a quarter, who is oriented. */
export const adultsOriented: ByTerritoryAndQuarter<Readonly<Record<(typeof pathways)[number], number>>> = remembered(
  (epci, at) => {
    const rate = Math.min(1, known.orientedOfAll * factor(`oriented|${epci}`, 0.03));
    const oriented = thin(dutiesTotal(epci, at), rate, `oriented|${at}|${epci}`);
    const weights = pathways.map((pathway) => known.pathways[pathway] * factor(`orientations|${epci}|${pathway}`, 0.1));
    const [PROFESSIONAL = 0, SOCIO_PROFESSIONAL = 0, SOCIAL = 0] = share(
      oriented,
      weights,
      `oriented|${at}|${epci}|by`,
    );
    return { PROFESSIONAL, SOCIO_PROFESSIONAL, SOCIAL };
  },
);

/** Contracts (CER) signed in the quarter, first ones and renewals: an adult signs at most one in a quarter. */
export const contractsSigned: ByTerritoryAndQuarter<number> = remembered((epci, at) => {
  const share = (known.followedElsewhere * along(known.withContractShare, at)) / known.quartersOfContract;
  const rate = share * along(known.contractsOpen, at) * factor(`cer-signed|${at}|${epci}`, 0.08);
  return thin(dutiesTotal(epci, at), rate, `cer-signed|${at}|${epci}`);
});

export const sanctions: ByTerritoryAndQuarter<Readonly<Record<(typeof sanctionLevels)[number], number>>> = remembered(
  (epci, at) => {
    const rate = along(known.sanctionedShare, at) * factor(`sanctions|${at}|${epci}`, 0.35);
    const sanctioned = thin(dutiesTotal(epci, at), rate, `sanctions|${at}|${epci}`);
    const weights = sanctionLevels.map((level) => known.sanctionLevels[level]);
    const [REDUCTION = 0, SUSPENSION = 0, REMOVAL = 0] = share(sanctioned, weights, `sanctions|${at}|${epci}|level`);
    return { REDUCTION, SUSPENSION, REMOVAL };
  },
);
