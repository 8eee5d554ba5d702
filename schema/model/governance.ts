import type { Named } from "./brand.ts";
import type { OfPact } from "./ofPact.ts";
import type { Cited, Passage, Remarked } from "./wording.ts";

export type CommitteeId = Named<"CommitteeId">;

/** Information goes up and down these levels (the Pact, decision circuit). */
export const committeeLevels = ["DEPARTMENTAL", "TERRITORIAL"] as const;
export type CommitteeLevel = (typeof committeeLevels)[number];

/** Who sits: signatories, bodies that signed nothing, or representatives of the people concerned. */
export interface Seat {
  /** As the Pact writes it. */
  readonly name: string;
  /** Signatories the seat is of; several for "chambres consulaires", none for bodies that signed nothing. */
  readonly institutions: readonly string[];
  /** A body that did not sign; null for signatories and for seats without a name of their own. */
  readonly body: Passage | null;
  readonly isOfUsers: boolean;
}

/** A committee of the Pact: who presides, what it is for, who sits there. */
export interface Committee extends Cited, Remarked, OfPact {
  readonly id: CommitteeId;
  readonly title: string;
  readonly level: CommitteeLevel;
  readonly nature: string;
  readonly president: string;
  readonly roles: readonly string[];
  readonly seats: readonly Seat[];
  /** Others may be called to working groups: the Pact's words, null where it says nothing. */
  readonly workingGroups: string | null;
  readonly independence: string | null;
  readonly facilitation: string | null;
  readonly deployment: string | null;
}
