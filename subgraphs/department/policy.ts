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

/** A higher threshold where a figure bears on people's conduct. */
const sensitive: SuppressionPolicy = { ...suppression, k: 11 };

/**
 * That nobody took part in an action says nothing of anybody: its zeros are shown, and with them others know where no
 * outcome can be. Published first, they make the zeros of returns and rights structural (docs/modele-conceptuel.md).
 */
const participation: SuppressionPolicy = { ...suppression, zeroRule: "SHOWN" };

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
  "action-participants": participation,
};

/** The rule of each dataset's generated figures. */
export const demonstrationPolicies: Readonly<Record<DatasetId, SuppressionPolicy>> = {
  "adults-with-duties": suppression,
  "adults-oriented": suppression,
  orientations: suppression,
  "orientation-delays": suppression,
  "cer-signed": suppression,
  sanctions: sensitive,
  "action-participants": participation,
};

/** Which datasets count the same people: the conceptual model says what ties them. */
export const peoples: readonly People[] = peoplesOf("department", (dataset) => dataset in demonstrationPolicies);

const orientation = "framework-rsa-orientation";

/** Which convention of the Pact could open what is not open to all. */
export const unlockedBy: Readonly<Record<DatasetId, ConventionId>> = {
  "adults-with-duties": orientation,
  "adults-oriented": orientation,
  orientations: orientation,
  "orientation-delays": orientation,
  "cer-signed": orientation,
  sanctions: orientation,
  "action-participants": pactInService.convention,
};
