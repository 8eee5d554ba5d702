import { pactInService } from "@pacte-hub/data/pactInService";
import { barometer, openByState } from "@pacte-hub/drees/barometer";
import { openByDrees, republishedIds } from "@pacte-hub/drees/indicators";
import { disclosureRules, suppression } from "@pacte-hub/institution/disclosureRules";
import type { DisclosurePolicy, SuppressionPolicy } from "@pacte-hub/schema/model/release";

/** A higher threshold where a figure bears on people's conduct. */
const sensitive: SuppressionPolicy = { ...suppression, k: 11 };

/**
 * That nobody took part in an action says nothing of anybody: its zeros are shown, and with them others know where no
 * outcome can be. Published first, they make the zeros of returns and rights structural (docs/modele-conceptuel.md).
 */
const participation: SuppressionPolicy = { ...suppression, zeroRule: "SHOWN" };

const publicInPact: DisclosurePolicy = {
  kind: "NONE",
  legalGround: "Total départemental rendu public par le Pacte lui-même.",
};

const orientation = "framework-rsa-orientation";

/** The rule of each dataset, and which convention of the Pact could open it. */
export const { policies, demonstrationPolicies, peoples, unlockedBy } = disclosureRules("department", {
  "rsa-households-at-start": { policy: publicInPact },
  ...Object.fromEntries(republishedIds.map((id) => [id, { policy: openByDrees }])),
  ...Object.fromEntries(Object.values(barometer).map(({ id }) => [id, { policy: openByState }])),
  "adults-with-duties": { policy: suppression, unlockedBy: orientation },
  "adults-oriented": { policy: suppression, unlockedBy: orientation },
  orientations: { policy: suppression, unlockedBy: orientation },
  "orientation-delays": { policy: suppression, unlockedBy: orientation },
  "cer-signed": { policy: suppression, unlockedBy: orientation },
  sanctions: { policy: sensitive, unlockedBy: orientation },
  "action-participants": { policy: participation, unlockedBy: () => pactInService.convention },
});
