import { pactInService } from "@pacte-hub/data/pactInService";
import { type People, peoplesOf } from "@pacte-hub/institution/config";
import type { ConventionId } from "@pacte-hub/schema/model/convention";
import type { DatasetId, DisclosurePolicy, SuppressionPolicy } from "@pacte-hub/schema/model/release";

const roundedByProducer: DisclosurePolicy = {
  kind: "NONE",
  legalGround:
    "Données ouvertes (Licence Ouverte) que la CNAF arrondit elle-même au multiple de 5 le plus proche avant toute diffusion : rien de plus à retenir.",
};

/**
 * Our default for counts of people: a parameter of the institution, not a rule read somewhere
 * (docs/secret.md#ce-que-chaque-producteur-applique).
 */
const suppression: SuppressionPolicy = {
  kind: "SUPPRESSION",
  k: 5,
  zeroRule: "WITHHELD_UNLESS_EMPTY",
  minContributors: 0,
  dominanceShare: 1,
  magnitudeShare: 0.1,
};

/** The rule of each dataset; a dataset without one cannot be published. */
export const policies: Readonly<Record<DatasetId, DisclosurePolicy>> = {
  "rsa-households": roundedByProducer,
  "claimant-households": roundedByProducer,
  "people-covered": roundedByProducer,
  "activity-bonus-households": roundedByProducer,
  "rsa-people-covered": suppression,
  "action-rights-opened": suppression,
};

/** The rule of each dataset's generated figures. */
export const demonstrationPolicies: Readonly<Record<DatasetId, SuppressionPolicy>> = {
  "rsa-households": suppression,
  "rsa-people-covered": suppression,
  "claimant-households": suppression,
  "activity-bonus-households": suppression,
  "action-rights-opened": suppression,
};

/** Which datasets count the same people: the conceptual model says what ties them. */
export const peoples: readonly People[] = peoplesOf("caf", (dataset) => dataset in demonstrationPolicies);

const orientation = "framework-rsa-orientation";

/** Which convention of the Pact could open what is not open to all. */
export const unlockedBy: Readonly<Record<DatasetId, ConventionId>> = {
  "rsa-households": orientation,
  "rsa-people-covered": orientation,
  "claimant-households": "family-services-scheme-2016-2020",
  "activity-bonus-households": "family-services-scheme-2016-2020",
  "action-rights-opened": pactInService.convention,
};
