import type { Institution } from "@pacte-hub/institution/config";
import type { DatasetId, SuppressionPolicy } from "@pacte-hub/schema/model/release";

/** The rule of a dataset's generated figures, where it withholds. @throws where it has none, or rounds. */
export function suppressionOf({ demonstrationPolicies }: Institution, dataset: DatasetId): SuppressionPolicy {
  const policy = demonstrationPolicies[dataset];
  if (policy?.kind === "SUPPRESSION") return policy;
  throw new Error(`${dataset} is not protected by suppression`);
}
