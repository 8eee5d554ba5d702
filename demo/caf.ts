import { once } from "@pacte-hub/data/once";
import type { PeriodCode } from "@pacte-hub/schema/model/period";
import { byEpci, type CountedDataset, cellsOf, type DemonstrationDataset } from "./dataset.ts";
import { coveredByCaf, epcis } from "./observed.ts";
import { ages, rsaPeople, sexes } from "./population/adults.ts";
import { rsaHouseholdsByCommune } from "./population/communes.ts";
import {
  activityBonusHouseholds,
  claimantsByType,
  householdTypes,
  rsaHouseholdsByType,
} from "./population/households.ts";
import { monthCode, quarterOf, quarters } from "./quarter.ts";

const months = () => quarters.map(monthCode).filter((month) => !coveredByCaf().has(month));
const byType = [{ name: "householdType", values: householdTypes }];
const householdStock = {
  institution: "caf",
  unit: "HOUSEHOLD",
  measure: "STOCK",
} as const;

const byCommune: DemonstrationDataset = {
  ...householdStock,
  dataset: "rsa-households-by-commune",
  grain: "COMMUNE",
  dimensions: [],
  periods: ["2017-03", "2017-06"],
};

/** What the demonstration counts for the CAF. */
export const caf = once((): readonly CountedDataset[] => {
  const ofHouseholds = { ...householdStock, grain: "EPCI", periods: months() } as const;
  return [
    byEpci({ ...ofHouseholds, dataset: "rsa-households", dimensions: byType }, (epci, at) =>
      cellsOf("householdType", rsaHouseholdsByType(epci, at)),
    ),
    { ...byCommune, count: countByCommune },
    byEpci(
      {
        ...ofHouseholds,
        dataset: "rsa-people-covered",
        unit: "PERSON",
        dimensions: [
          { name: "age", values: ages },
          { name: "sex", values: sexes },
        ],
      },
      rsaPeople,
    ),
    byEpci({ ...ofHouseholds, dataset: "activity-bonus-households", dimensions: [] }, activityBonusHouseholds),
    byEpci({ ...ofHouseholds, dataset: "claimant-households", dimensions: byType }, (epci, at) =>
      cellsOf("householdType", claimantsByType(epci, at)),
    ),
  ];
});

function countByCommune(period: PeriodCode) {
  const households = epcis().flatMap((epci) => rsaHouseholdsByCommune(epci, quarterOf(period)));
  return households.map(([territory, value]) => ({ territory, breakdown: "", value }));
}
