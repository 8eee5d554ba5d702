import type { People } from "../../runtime/institution.ts";
import type { DatasetId, DisclosurePolicy } from "../../schema/language/release.ts";

const roundedByProducer: DisclosurePolicy = {
  kind: "NONE",
  legalGround:
    "Données ouvertes (Licence Ouverte) que la CNAF arrondit elle-même au multiple de 5 le plus proche avant toute diffusion : rien de plus à retenir.",
};

/** The rule of each dataset; a dataset without one cannot be published. */
export const policies: Readonly<Record<DatasetId, DisclosurePolicy>> = {
  "rsa-households": roundedByProducer,
  "claimant-households": roundedByProducer,
  "people-covered": roundedByProducer,
  "activity-bonus-households": roundedByProducer,
};

/** Nothing is generated yet. */
export const demonstrationPolicies: Readonly<Record<DatasetId, DisclosurePolicy>> = {};

export const peoples: readonly People[] = [];
