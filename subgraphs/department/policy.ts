import type { People } from "../../runtime/institution.ts";
import type { DatasetId, DisclosurePolicy, SuppressionPolicy } from "../../schema/language/release.ts";

/**
 * Our default for counts of people (SECRECY, confidence C: a parameter of the institution, not a rule read somewhere).
 */
const suppression: SuppressionPolicy = {
  kind: "SUPPRESSION",
  k: 5,
  zeroRule: "WITHHELD_UNLESS_EMPTY",
  minContributors: 0,
  dominanceShare: 1,
  magnitudeShare: 0.1,
};

/** A higher threshold where a figure bears on people's conduct. */
const sensitive: SuppressionPolicy = { ...suppression, k: 11 };

/** The rule of each dataset; a dataset without one cannot be published. */
export const policies: Readonly<Record<DatasetId, DisclosurePolicy>> = {
  "rsa-households-at-start": {
    kind: "NONE",
    legalGround: "Total départemental rendu public par le Pacte lui-même.",
  },
  "adults-with-duties": suppression,
  "adults-oriented": suppression,
  orientations: suppression,
  "orientation-delays": suppression,
  "cer-signed": suppression,
  sanctions: sensitive,
  "action-participants": suppression,
};

/** The rule of each dataset's generated figures. */
export const demonstrationPolicies: Readonly<Record<DatasetId, SuppressionPolicy>> = {
  "adults-with-duties": suppression,
  "adults-oriented": suppression,
  orientations: suppression,
  "orientation-delays": suppression,
  "cer-signed": suppression,
  sanctions: sensitive,
  "action-participants": suppression,
};

/** Which datasets count the same people, and what ties them. */
export const peoples: readonly People[] = [
  {
    datasets: ["adults-with-duties", "adults-oriented"],
    ties: [{ fewer: "adults-oriented", more: "adults-with-duties", times: 1 }],
    flow: null,
  },
  {
    datasets: ["orientations", "orientation-delays"],
    // The same adults told in two ways: neither is more than the other.
    ties: [
      { fewer: "orientations", more: "orientation-delays", times: 1 },
      { fewer: "orientation-delays", more: "orientations", times: 1 },
    ],
    flow: null,
  },
  { datasets: ["cer-signed"], ties: [], flow: null },
  { datasets: ["sanctions"], ties: [], flow: null },
  // Counted by action and added up by recommendation: one action is few people.
  { datasets: ["action-participants"], ties: [], flow: null },
];
