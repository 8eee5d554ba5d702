import { pactInService } from "@pacte-hub/data/pactInService";
import { type People, peoplesOf } from "@pacte-hub/institution/config";
import type { ConventionId } from "@pacte-hub/schema/model/convention";
import type { DatasetId, DisclosurePolicy, SuppressionPolicy } from "@pacte-hub/schema/model/release";

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
  jobseekers: {
    kind: "NONE",
    legalGround:
      "Données ouvertes (Licence Ouverte) que la Dares arrondit elle-même au multiple de 5 le plus proche avant toute diffusion : rien de plus à retenir.",
  },
  "rsa-jobseekers": suppression,
  "global-support-entries": suppression,
  "global-support-stock": suppression,
  "global-support-exits": suppression,
  "action-returns-to-work": suppression,
};

/** The rule of each dataset's generated figures. */
export const demonstrationPolicies: Readonly<Record<DatasetId, SuppressionPolicy>> = {
  jobseekers: suppression,
  "rsa-jobseekers": suppression,
  "global-support-entries": suppression,
  "global-support-stock": suppression,
  "global-support-exits": suppression,
  "action-returns-to-work": suppression,
};

/** Which datasets count the same people: the conceptual model says what ties them. */
export const peoples: readonly People[] = peoplesOf("pole-emploi", (dataset) => dataset in demonstrationPolicies);

const commonOffer = "pole-emploi-department-2014";

/** Which convention of the Pact could open what is not open to all. */
export const unlockedBy: Readonly<Record<DatasetId, ConventionId>> = {
  jobseekers: commonOffer,
  "rsa-jobseekers": commonOffer,
  "global-support-entries": commonOffer,
  "global-support-stock": commonOffer,
  "global-support-exits": commonOffer,
  "action-returns-to-work": pactInService.convention,
};
