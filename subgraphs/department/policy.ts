import type { People } from "../../runtime/institution.ts";
import type { DatasetId, DisclosurePolicy } from "../../schema/language/release.ts";

/** The rule of each dataset; a dataset without one cannot be published. */
export const policies: Readonly<Record<DatasetId, DisclosurePolicy>> = {
  "rsa-households-at-start": {
    kind: "NONE",
    legalGround: "Total départemental rendu public par le Pacte lui-même.",
  },
};

/** Nothing is generated yet. */
export const demonstrationPolicies: Readonly<Record<DatasetId, DisclosurePolicy>> = {};

export const peoples: readonly People[] = [];
