import { shippedPactFiles } from "@pacte-hub/data/pacts";
import { shippedByDrees } from "@pacte-hub/drees/shipped";
import type { Indicator, Institution, Register, ShippedDataset } from "@pacte-hub/institution/config";
import { esfOperationsFile, loadEsfOperations } from "@pacte-hub/pact/store/esfOperations";
import { partners } from "@pacte-hub/schema/model/partner";
import { barometer, indicators } from "./indicators.ts";
import { demonstrationPolicies, peoples, policies, unlockedBy } from "./policy.ts";

/** A register for each file of a Pact, or of what prolongs one: entered anew when that file changes. */
const pactRegisters = (): readonly Register[] =>
  shippedPactFiles().map(({ file }) => ({
    id: file.replace(/^pacts\/|\.json$/g, ""),
    title: "Le Pacte : ce qu'il dit, ses signataires, axes, conventions et instances",
    file,
    load: async (db) => (await import("@pacte-hub/pact/store/registers")).loadPact(db, file),
  }));

const esfRegister: Register = {
  id: "esf-operations",
  title: "Les opérations du Fonds social européen dans la Meuse, 2014-2020",
  file: esfOperationsFile,
  load: loadEsfOperations,
};

/** Each measure of the State's barometer has a shipped file of its own. */
const ofBarometer = ({ id, columns: [column = ""] }: Pick<Indicator, "id" | "columns">): ShippedDataset => ({
  dataset: id,
  file: `asp/barometre-${column.replaceAll("_", "-")}-meuse.csv`,
  source: {
    title:
      "DITP et Etalab, « Baromètre des résultats de l'action publique », dépôt etalab/barometre-resultats-donnees (version 825d445)",
    licence: "Licence Ouverte 2.0",
    retrievedOn: "2026-11-28",
    url: null,
  },
  period: null,
  provisional: false,
  producerPublishedOn: null,
});

/** The Department of Meuse: it keeps the registers of the Pact. */
export const department: Institution = {
  partner: partners.department,
  indicators: Object.values(indicators),
  policies,
  demonstrationPolicies,
  peoples,
  shipped: [
    {
      dataset: indicators.rsaHouseholdsAtStart.id,
      file: "pact/rsa-households-at-start.csv",
      source: {
        title: "Pacte territorial pour l'insertion 2017-2021, préambule",
        licence: "non précisée",
        retrievedOn: "2026-11-23",
        url: null,
      },
      period: null,
      provisional: false,
      // No source that ships says it.
      producerPublishedOn: null,
      correction:
        "Le millésime précédent disait « CAF et MSA ensemble » : le Pacte ne dit rien des régimes que compte ce chiffre. La valeur ne change pas.",
    },
    ...shippedByDrees,
    ...Object.values(barometer).map(ofBarometer),
  ],
  get registers() {
    return [...pactRegisters(), esfRegister];
  },
  unlockedBy,
  decidesByTwo: false,
};
