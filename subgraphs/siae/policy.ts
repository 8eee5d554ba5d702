import { pactInService } from "@pacte-hub/data/pactInService";
import { disclosureRules, suppression as ofPeople } from "@pacte-hub/institution/disclosureRules";
import type { DisclosurePolicy, SuppressionPolicy } from "@pacte-hub/schema/model/release";

/** Structures stand behind each figure: one alone, or one that is most of it, must not be read from it. */
const suppression: SuppressionPolicy = { ...ofPeople, minContributors: 3, dominanceShare: 0.85 };

const alreadyPublic: DisclosurePolicy = {
  kind: "NONE",
  legalGround:
    "Liste administrative nominative de structures (personnes morales) déjà rendue publique : elle ne dit rien de leurs salariés.",
};

const publishedByState: DisclosurePolicy = {
  kind: "NONE",
  legalGround:
    "Totaux départementaux que l'État publie lui-même pour tous les départements (Licence Ouverte 2.0) : rien de plus à retenir.",
};

const agreement = "regional-iae-agreement-2017";

/** The rule of each dataset, and which convention of the Pact could open it. */
export const { policies, demonstrationPolicies, peoples, unlockedBy } = disclosureRules("siae", {
  structures: { policy: alreadyPublic },
  "siae-employed-monthly": { policy: publishedByState },
  "siae-employees": { policy: suppression, unlockedBy: agreement },
  "siae-fte-agreed": { policy: suppression, unlockedBy: agreement },
  "siae-fte-worked": { policy: suppression, unlockedBy: agreement },
  "siae-exits": { policy: suppression, unlockedBy: agreement },
  "action-exits": { policy: suppression, unlockedBy: () => pactInService.convention },
});
