import type { Suppression } from "../policy.ts";

/** What most institutions start from: k = 5, structures >= 3, dominance 85 % (docs/secret.md#les-règles-offertes). */
export const defaultSuppression: Suppression = {
  kind: "SUPPRESSION",
  k: 5,
  zeroRule: "WITHHELD_UNLESS_EMPTY",
  minContributors: 3,
  dominanceShare: 0.85,
  magnitudeShare: 0.1,
};
