import type { Institution } from "@pacte-hub/institution/config";
import { partnerOf } from "@pacte-hub/schema/model/partner";
import { agencyRegister } from "@pacte-hub/structures/agencyRegister";
import { indicators } from "./indicators.ts";
import { demonstrationPolicies, peoples, policies, unlockedBy } from "./policy.ts";

/** Pôle emploi (France Travail since 2024), by the name it has in the Pact. */
export const poleEmploi: Institution = {
  partner: partnerOf("pole-emploi"),
  indicators: Object.values(indicators),
  policies,
  demonstrationPolicies,
  peoples,
  shipped: [
    {
      dataset: indicators.jobseekers.id,
      file: "dares/defm-abc-communes-meuse-2015-2024.csv",
      source: {
        title:
          "Dares, jeu « dares_defm_communales-brutes », repris dans le dépôt MayetSoft/rouages.fr (public/territoires/dep/55-travail.json, version 372f763)",
        licence: "Licence Ouverte",
        retrievedOn: "2026-11-28",
        url: null,
      },
      period: null,
      provisional: false,
      // No source that ships says it.
      producerPublishedOn: null,
      correction:
        "Un 0 de commune peut être une case laissée vide à la source, qui ne le dit pas : son intervalle va désormais jusqu'à 4. Trois cellules avaient aussi été mal recopiées : Chassey-Beaupré (4e trimestre 2018) est 10 et non 5, Seigneulles (2019) 0 et non 5, Dombras (2021) 10 et non 5.",
    },
    {
      dataset: indicators.privateEmployees.id,
      file: "urssaf/emploi-prive-communes-meuse-2015-2025.csv",
      source: {
        title:
          "Urssaf, jeu « etablissements-et-effectifs-salaries-au-niveau-commune-x-ape-last », repris dans le dépôt MayetSoft/rouages.fr (public/territoires/dep/55-travail.json, version 372f763), qui dit la licence de tous ses jeux ensemble",
        licence: "Licence Ouverte",
        retrievedOn: "2026-11-28",
        url: null,
      },
      period: null,
      provisional: false,
      // No source that ships says it.
      producerPublishedOn: null,
    },
  ],
  registers: [agencyRegister],
  unlockedBy,
  decidesByTwo: false,
};
