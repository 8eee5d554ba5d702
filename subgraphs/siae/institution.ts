import type { Institution } from "@pacte-hub/institution/config";
import { partnerOf } from "@pacte-hub/schema/model/partner";
import { loadStructures, type StructureList } from "@pacte-hub/structures/store";
import { barometer, indicators } from "./indicators.ts";
import { demonstrationPolicies, peoples, policies, unlockedBy } from "./policy.ts";

/** The State's list of July 2019: the structures themselves, and their count. */
const list: StructureList = {
  file: "siae/siae-meuse-2019-07.csv",
  period: "2019-07",
  source: {
    title:
      "Liste des SIAE, dépôt gip-inclusion/les-emplois (itou/siae/management/commands/data/2019_07_liste_siae.csv, version ef29d240)",
    licence: "non précisée",
    retrievedOn: "2026-11-23",
    url: null,
  },
};

/** The SIAE network of the Meuse. */
export const siae: Institution = {
  partner: partnerOf("siae"),
  indicators: Object.values(indicators),
  policies,
  demonstrationPolicies,
  peoples,
  shipped: [
    { ...list, dataset: indicators.structureCount.id, provisional: false, producerPublishedOn: null },
    {
      dataset: indicators.employedMonthly.id,
      file: "asp/salaries-siae-meuse-2017-2022.csv",
      source: barometer,
      period: null,
      provisional: false,
      producerPublishedOn: null,
    },
  ],
  registers: [
    {
      id: "structures",
      title: "Structures de l'insertion par l'activité économique",
      file: list.file,
      load: (db) => loadStructures(db, list),
    },
  ],
  unlockedBy,
  decidesByTwo: false,
};
