import type { ShippedDataset } from "@pacte-hub/institution/config";
import { republished } from "./indicators.ts";
import { oarsa } from "./survey.ts";

const asdep = "repris dans le dépôt patrickaubert/asdep (data-raw, version 0b5d08d)";
/** data.drees publishes under Licence Ouverte; the workbooks do not say it again. */
const licence = "Licence Ouverte (data.drees ; le classeur ne la redit pas)";
const shippedOf = (file: string, title: string, provisional: boolean, ...of: readonly { readonly id: string }[]) =>
  of.map(
    ({ id }): ShippedDataset => ({
      dataset: id,
      file,
      source: { title: `DREES, ${title}, ${asdep}`, licence, retrievedOn: "2026-11-28", url: null },
      period: null,
      provisional,
      // The workbook is of December 2020: no day is said.
      producerPublishedOn: null,
    }),
  );

const monthlyTitle =
  "« Suivi mensuel des prestations de solidarité pendant la crise sanitaire », première édition, décembre 2020";
const { rsaHouseholdsAllRegimes, activityBonusHouseholdsAllRegimes, disabledAdultAllowance, solidarityAllowance } =
  republished;
const benefits = [
  rsaHouseholdsAllRegimes,
  activityBonusHouseholdsAllRegimes,
  disabledAdultAllowance,
  solidarityAllowance,
];

/** The shipped files, final months before provisional ones. */
export const shippedByDrees: readonly ShippedDataset[] = [
  ...shippedOf("drees/prestations-mensuelles-meuse-2017-2020.csv", monthlyTitle, false, ...benefits),
  ...shippedOf("drees/prestations-mensuelles-provisoires-meuse-2020.csv", monthlyTitle, true, ...benefits),
  ...shippedOf(
    "drees/garantie-jeunes-meuse-2017-2020.csv",
    monthlyTitle,
    false,
    republished.youthGuaranteeStock,
    republished.youthGuaranteeEntries,
  ),
  ...shippedOf(
    "drees/rsa-annuel-meuse-2009-2019.csv",
    "« Minima sociaux, données départementales par dispositif »",
    false,
    republished.rsaHouseholdsAtYearEnd,
    republished.rsaAdultsAtYearEnd,
    republished.rsaPeopleCoveredAtYearEnd,
  ),
  ...shippedOf(
    "drees/depenses-rsa-meuse-2009-2019.csv",
    "enquête Aide sociale, séries longues de dépenses par département",
    false,
    republished.rsaAllowanceSpending,
    republished.insertionSpending,
    republished.subsidisedContractSpending,
  ),
  ...shippedOf(
    "drees/personnel-social-meuse-2014-2020.csv",
    "enquête Aide sociale, personnel départemental",
    false,
    republished.socialStaff,
    republished.socialWorkers,
  ),
  ...shippedOf(
    "drees/oarsa-meuse-2015-2018.csv",
    "enquête OARSA, « Principaux indicateurs de 2015 à 2018 », tableaux B1 à B9",
    false,
    ...Object.values(oarsa),
  ),
];
