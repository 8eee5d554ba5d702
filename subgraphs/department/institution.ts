import { shippedOfBarometer } from "@pacte-hub/drees/barometer";
import { shippedByDrees } from "@pacte-hub/drees/shipped";
import type { Institution } from "@pacte-hub/institution/config";
import { pactRegisters } from "@pacte-hub/pact/store/pactRegisters";
import { partnerOf } from "@pacte-hub/schema/model/partner";
import { indicators } from "./indicators.ts";
import { demonstrationPolicies, peoples, policies, unlockedBy } from "./policy.ts";

/** The Department of Meuse: it keeps the registers of the Pact. */
export const department: Institution = {
  partner: partnerOf("department"),
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
    return pactRegisters();
  },
  unlockedBy,
  decidesByTwo: false,
};
