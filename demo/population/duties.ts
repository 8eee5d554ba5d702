import * as drees from "../calibration/drees.ts";
import * as known from "../calibration/duties.ts";
import { epcis } from "../observed.ts";
import { figureAt, type Quarter } from "../quarter.ts";
import { type ByTerritoryAndQuarter, remembered } from "../remembered.ts";
import { factor } from "../seed.ts";
import { share, sum, thin } from "../share.ts";
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

/** How an EPCI departs from the Department: by a factor that leaves the Department where it is. */
function epciFactor(
  epci: string,
  at: Quarter,
  { name, spread }: { readonly name: string; readonly spread: number },
): number {
  const weighed = (epciCode: string): number => dutiesTotal(epciCode, at) * factor(`${name}|${epciCode}`, spread);
  return (
    (factor(`${name}|${epci}`, spread) * sum(epcis().map((epciCode) => dutiesTotal(epciCode, at)))) /
    sum(epcis().map(weighed))
  );
}

const pathwayWeights = (epci: string, at: Quarter): number[] =>
  pathways.map(
    (pathway) =>
      figureAt(drees.pathways()[pathway], at) * epciFactor(epci, at, { name: `orientations|${pathway}`, spread: 0.1 }),
  );

export const orientations: ByTerritoryAndQuarter<Readonly<Record<(typeof pathways)[number], number>>> = remembered(
  (epci, at) => {
    const rate = Math.min(1, figureAt(drees.orientedInTheEnd(), at) * figureAt(known.orientationsOpen, at));
    const oriented = thin(entering(epci, at), rate, `orientations|${at}|${epci}`);
    const weights = pathwayWeights(epci, at);
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
    const {
      PROFESSIONAL: professional,
      SOCIO_PROFESSIONAL: socioProfessional,
      SOCIAL: social,
    } = orientations(epci, at);
    const within = (days: keyof typeof drees.orientedWithin) =>
      figureAt(drees.orientedWithin[days], at) *
      Math.min(1 / figureAt(drees.orientedWithin[180], at), factor(`delays|${epci}`, 0.08));
    const weights = [within(30), within(90) - within(30), within(180) - within(90), 1 - within(180)];
    const [LT30 = 0, D30_89 = 0, D90_179 = 0, GE180 = 0] = share(
      professional + socioProfessional + social,
      weights,
      `delays|${at}|${epci}`,
    );
    return { LT30, D30_89, D90_179, GE180 };
  },
);

/** Of those with duties at the end of a quarter, who is oriented. */
export const adultsOriented: ByTerritoryAndQuarter<Readonly<Record<(typeof pathways)[number], number>>> = remembered(
  (epci, at) => {
    const rate = Math.min(
      1,
      figureAt(drees.orientedOfAll(), at) * epciFactor(epci, at, { name: "oriented", spread: 0.03 }),
    );
    const oriented = thin(dutiesTotal(epci, at), rate, `oriented|${at}|${epci}`);
    const weights = pathwayWeights(epci, at);
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
  const elsewhere = figureAt(drees.orientedOfAll(), at) * (1 - figureAt(drees.pathways().PROFESSIONAL, at));
  const share = (elsewhere * known.withContractShare) / known.quartersOfContract;
  const rate = share * figureAt(known.contractsOpen, at) * factor(`cer-signed|${at}|${epci}`, 0.08);
  return thin(dutiesTotal(epci, at), rate, `cer-signed|${at}|${epci}`);
});

export const sanctions: ByTerritoryAndQuarter<Readonly<Record<(typeof sanctionLevels)[number], number>>> = remembered(
  (epci, at) => {
    const rate = figureAt(known.sanctionedShare, at) * factor(`sanctions|${at}|${epci}`, 0.35);
    const sanctioned = thin(dutiesTotal(epci, at), rate, `sanctions|${at}|${epci}`);
    const weights = sanctionLevels.map((level) => known.sanctionLevels[level]);
    const [REDUCTION = 0, SUSPENSION = 0, REMOVAL = 0] = share(sanctioned, weights, `sanctions|${at}|${epci}|level`);
    return { REDUCTION, SUSPENSION, REMOVAL };
  },
);
