import type { Institution, ShippedDataset } from "@pacte-hub/institution/config";
import { partnerOf } from "@pacte-hub/schema/model/partner";
import { indicators } from "./indicators.ts";
import { demonstrationPolicies, peoples, policies, unlockedBy } from "./policy.ts";

const cnafByCommune: Omit<ShippedDataset, "dataset"> = {
  file: "caf/caf-communes-meuse-2020-2024.csv",
  source: {
    title:
      "CNAF, jeu « s_ben_com_f » (data.caf.fr), repris dans le dépôt MayetSoft/rouages.fr (public/territoires/dep/55-caf.json, version 0c8add1), qui dit la licence de tous ses jeux ensemble",
    licence: "Licence Ouverte",
    retrievedOn: "2026-11-28",
    url: "https://data.caf.fr",
  },
  period: null,
  // From December 2018 the CNAF observes rights with six months' delay: figures are final.
  provisional: false,
  // No source that ships says it.
  producerPublishedOn: null,
  correction:
    "Un 0 de commune peut être une case laissée vide à la source, qui ne le dit pas : son intervalle va désormais jusqu'à 4. Les valeurs ne changent pas.",
};

/** The seven measures of the file. */
const inCnafFile = [
  indicators.rsaHouseholds,
  indicators.claimantHouseholds,
  indicators.peopleCovered,
  indicators.activityBonusHouseholds,
  indicators.housingAidHouseholds,
  indicators.familyAllowanceHouseholds,
  indicators.earlyChildhoodHouseholds,
];

/** The Caisse d'allocations familiales of the Meuse. */
export const caf: Institution = {
  partner: partnerOf("caf"),
  indicators: Object.values(indicators),
  policies,
  demonstrationPolicies,
  peoples,
  shipped: inCnafFile.map(({ id }) => ({ ...cnafByCommune, dataset: id })),
  registers: [],
  unlockedBy,
  decidesByTwo: true,
};
