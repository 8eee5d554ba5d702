import type { People } from "../../runtime/institution.ts";
import type { DatasetId, DisclosurePolicy } from "../../schema/language/release.ts";

/** The rule of each dataset; a dataset without one cannot be published. */
export const policies: Readonly<Record<DatasetId, DisclosurePolicy>> = {
  jobseekers: {
    kind: "NONE",
    legalGround:
      "Données ouvertes (Licence Ouverte) que la Dares arrondit elle-même au multiple de 5 le plus proche avant toute diffusion : rien de plus à retenir.",
  },
};

/** Nothing is generated yet. */
export const demonstrationPolicies: Readonly<Record<DatasetId, DisclosurePolicy>> = {};

export const peoples: readonly People[] = [];
