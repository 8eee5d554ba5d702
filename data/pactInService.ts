import type { ConventionId } from "@pacte-hub/schema/model/convention";

/** Which Pact this hub serves: the only place that names it. */
export const pactInService = {
  /** The Pact as a convention of its own register. */
  convention: "ptfi-meuse-2017-2021",
  /** INSEE's code of the Department that signed it. */
  department: "55",
  /** The institutions whose members sit on its committees. */
  members: ["department-meuse", "pole-emploi", "caf", "aci-55", "amie", "region-grand-est"],
} as const satisfies {
  readonly convention: ConventionId;
  readonly department: string;
  /** Ids of signatories, as their register spells them. */
  readonly members: readonly string[];
};
