import type { ConventionId } from "@pacte-hub/schema/model/convention";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import type { DatasetId, DisclosurePolicy, ProtectivePolicy, SuppressionPolicy } from "@pacte-hub/schema/model/release";
import { counts } from "@pacte-hub/schema/rules/concepts/model";
import { groupsOf } from "@pacte-hub/schema/rules/concepts/relations";
import type { Institution, People } from "./config.ts";

/**
 * Our default for counts of people: a parameter of the institution, not a rule read somewhere
 * (docs/secret.md#ce-que-chaque-producteur-applique).
 */
export const suppression: SuppressionPolicy = {
  kind: "SUPPRESSION",
  k: 5,
  zeroRule: "WITHHELD_UNLESS_EMPTY",
  minContributors: 0,
  dominanceShare: 1,
  magnitudeShare: 0.1,
};

/** How a dataset is protected, and what could open it. */
export interface DisclosureRule {
  /** The rule of its real figures. */
  readonly policy: DisclosurePolicy;
  /** The rule of its generated figures; when absent that of the real ones, and none is generated where those are open. */
  readonly generated?: ProtectivePolicy;
  /** The convention of the Pact that could open what is not open to all; the Pact itself is known when it is read. */
  readonly unlockedBy?: ConventionId | (() => ConventionId);
}

/** The same rules as an institution says them. A dataset without a rule cannot be published. */
export function disclosureRules(
  partner: PartnerId,
  rules: Readonly<Record<DatasetId, DisclosureRule>>,
): Pick<Institution, "policies" | "demonstrationPolicies" | "peoples" | "unlockedBy"> {
  const rulesByDataset = Object.entries(rules);
  const demonstrationPolicies = Object.fromEntries(
    rulesByDataset.flatMap(([dataset, { policy, generated }]) => {
      const rule = generated ?? (policy.kind === "NONE" ? undefined : policy);
      return rule ? [[dataset, rule]] : [];
    }),
  );
  return {
    policies: Object.fromEntries(rulesByDataset.map(([dataset, { policy }]) => [dataset, policy])),
    demonstrationPolicies,
    peoples: peoplesOf(partner, (dataset) => dataset in demonstrationPolicies),
    unlockedBy: conventionsOf(rulesByDataset),
  };
}

/** Which convention could open each dataset: what is read of a file is read when it is asked for. */
function conventionsOf(rules: readonly (readonly [DatasetId, DisclosureRule])[]): Institution["unlockedBy"] {
  const conventions: Record<DatasetId, ConventionId> = {};
  for (const [dataset, { unlockedBy }] of rules) {
    if (unlockedBy === undefined) continue;
    const get = typeof unlockedBy === "function" ? unlockedBy : () => unlockedBy;
    Object.defineProperty(conventions, dataset, { get, enumerable: true });
  }
  return conventions;
}

/** The datasets of an institution by what ties them, those that are protected first in each. */
function peoplesOf(partner: PartnerId, isProtected: (dataset: DatasetId) => boolean): readonly People[] {
  const ownDatasets = Object.keys(counts).filter((dataset) => counts[dataset]?.partner === partner);
  const ordered = [...ownDatasets.filter(isProtected), ...ownDatasets.filter((dataset) => !isProtected(dataset))];
  return groupsOf(ordered).filter(({ datasets }) => datasets.some(isProtected));
}
