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
  minContributors: 3,
  dominanceShare: 0.85,
  magnitudeShare: 0.1,
};

/** The rule of each dataset; a dataset without one cannot be published. */
export const policies: Readonly<Record<DatasetId, DisclosurePolicy>> = {
  structures: {
    kind: "NONE",
    legalGround:
      "Liste administrative nominative de structures (personnes morales) déjà rendue publique : elle ne dit rien de leurs salariés.",
  },
  "siae-employees": suppression,
  "siae-fte-agreed": suppression,
  "siae-fte-worked": suppression,
  "siae-exits": suppression,
  "action-exits": suppression,
};

/** The rule of each dataset's generated figures. */
export const demonstrationPolicies: Readonly<Record<DatasetId, SuppressionPolicy>> = {
  "siae-employees": suppression,
  "siae-fte-agreed": suppression,
  "siae-fte-worked": suppression,
  "siae-exits": suppression,
  "action-exits": suppression,
};

/** Which datasets count the same people: the conceptual model says what ties them. */
export const peoples: readonly People[] = peoplesOf("siae", (dataset) => dataset in demonstrationPolicies);

const agreement = "regional-iae-agreement-2017";

/** Which convention of the Pact could open what is not open to all. */
export const unlockedBy: Readonly<Record<DatasetId, ConventionId>> = {
  "siae-employees": agreement,
  "siae-fte-agreed": agreement,
  "siae-fte-worked": agreement,
  "siae-exits": agreement,
  "action-exits": pactInService.convention,
};
