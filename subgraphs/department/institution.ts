import { shippedPactFiles } from "@pacte-hub/data/pacts";
import { shippedOfBarometer } from "@pacte-hub/drees/barometer";
import { shippedByDrees } from "@pacte-hub/drees/shipped";
import type { Institution, Register } from "@pacte-hub/institution/config";
import { esfOperationsFile, loadEsfOperations } from "@pacte-hub/pact/store/esfOperations";
import { partners } from "@pacte-hub/schema/model/partner";
import { indicators } from "./indicators.ts";
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
    ...shippedOfBarometer,
  ],
  get registers() {
    return [...pactRegisters(), esfRegister];
  },
  unlockedBy,
  decidesByTwo: false,
};
