import { pactInService } from "@pacte-hub/data/pactInService";
import { disclosureRules, suppression } from "@pacte-hub/institution/disclosureRules";
import type { DisclosurePolicy } from "@pacte-hub/schema/model/release";

const roundedByProducer: DisclosurePolicy = {
  kind: "NONE",
  legalGround:
    "Données ouvertes (Licence Ouverte) que la CNAF arrondit elle-même au multiple de 5 le plus proche avant toute diffusion : rien de plus à retenir.",
};

const orientation = "framework-rsa-orientation";
const familyServices = "family-services-scheme-2016-2020";

/** The rule of each dataset, and which convention of the Pact could open it. */
export const { policies, demonstrationPolicies, peoples, unlockedBy } = disclosureRules("caf", {
  "rsa-households": { policy: roundedByProducer, generated: suppression, unlockedBy: orientation },
  "rsa-people-covered": { policy: suppression, unlockedBy: orientation },
  "claimant-households": { policy: roundedByProducer, generated: suppression, unlockedBy: familyServices },
  "activity-bonus-households": { policy: roundedByProducer, generated: suppression, unlockedBy: familyServices },
  "housing-aid-households": { policy: roundedByProducer },
  "family-allowance-households": { policy: roundedByProducer },
  "early-childhood-households": { policy: roundedByProducer },
  "people-covered": { policy: roundedByProducer },
  "action-rights-opened": { policy: suppression, unlockedBy: () => pactInService.convention },
});
