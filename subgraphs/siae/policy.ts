import type { People } from "../../runtime/institution.ts";
import type { DatasetId, DisclosurePolicy } from "../../schema/language/release.ts";

/** The rule of each dataset; a dataset without one cannot be published. */
export const policies: Readonly<Record<DatasetId, DisclosurePolicy>> = {
  structures: {
    kind: "NONE",
    legalGround:
      "Liste administrative nominative de structures (personnes morales) déjà rendue publique : elle ne dit rien de leurs salariés.",
  },
};

/** Nothing is generated yet. */
export const demonstrationPolicies: Readonly<Record<DatasetId, DisclosurePolicy>> = {};

export const peoples: readonly People[] = [];
