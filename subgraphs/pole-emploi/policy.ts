import { pactInService } from "@pacte-hub/data/pactInService";
import { disclosureRules, suppression } from "@pacte-hub/institution/disclosureRules";
import type { DisclosurePolicy } from "@pacte-hub/schema/model/release";

const roundedByProducer: DisclosurePolicy = {
  kind: "NONE",
  legalGround:
    "Données ouvertes (Licence Ouverte) que la Dares arrondit elle-même au multiple de 5 le plus proche avant toute diffusion : rien de plus à retenir.",
};

const openByUrssaf: DisclosurePolicy = {
  kind: "NONE",
  legalGround:
    "Effectifs salariés par commune que l'Urssaf publie elle-même en données ouvertes (Licence Ouverte) : rien de plus à retenir.",
};

const commonOffer = "pole-emploi-department-2014";

/** The rule of each dataset, and which convention of the Pact could open it. */
export const { policies, demonstrationPolicies, peoples, unlockedBy } = disclosureRules("pole-emploi", {
  jobseekers: { policy: roundedByProducer, generated: suppression, unlockedBy: commonOffer },
  "private-employees": { policy: openByUrssaf },
  "rsa-jobseekers": { policy: suppression, unlockedBy: commonOffer },
  "global-support-entries": { policy: suppression, unlockedBy: commonOffer },
  "global-support-stock": { policy: suppression, unlockedBy: commonOffer },
  "global-support-exits": { policy: suppression, unlockedBy: commonOffer },
  ...Object.fromEntries(
    [
      "action-returns-to-work",
      "action-returns-to-work-12-months",
      "action-no-answer-6-months",
      "action-no-answer-12-months",
    ].map((dataset) => [dataset, { policy: suppression, unlockedBy: () => pactInService.convention }]),
  ),
});
