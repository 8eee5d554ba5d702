import type { CommitteeId } from "./governance.ts";
import type { OfPact, PactId } from "./ofPact.ts";
import type { Day } from "./period.ts";
import type { Cited, Passage, Remarked } from "./wording.ts";

/** A signatory of a Pact. */
export interface Institution extends Cited, Remarked {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** "Entre d'une part": the Department alone; "Et d'autre part": the twenty others. */
  readonly side: string | null;
  readonly order: number;
}

/** One of the strategic orientations. */
export interface Orientation extends Cited, OfPact {
  readonly number: number;
  readonly id: string;
  readonly title: string;
}

export interface Recommendation extends Cited {
  /** "1.5": axis, then number within it; after the prefix of its Pact, which the first does not have. */
  readonly code: string;
  readonly id: string;
  readonly number: number;
  readonly title: string;
  /** Axis 1 comes in three groups; null elsewhere. */
  readonly group: string | null;
  readonly groupId: string | null;
}

/** One of the three groups of axis 1. */
export interface RecommendationGroup extends Cited {
  readonly id: string;
  readonly title: string;
  readonly numbers: readonly number[];
}

export interface Axis extends Cited, OfPact {
  readonly number: number;
  readonly id: string;
  readonly title: string;
  readonly groups: readonly RecommendationGroup[];
  readonly recommendations: readonly Recommendation[];
}

/** The PDI is a programme of years: each has its sub-programme. */
export interface SubProgramme extends OfPact {
  readonly year: number;
}

/** What the yearly review of a sub-programme said, and what it adjusted. */
export interface SubProgrammeReview {
  readonly id: string;
  readonly pact: PactId;
  readonly year: number;
  readonly heldOn: Day;
  readonly review: string;
  readonly adjustments: readonly string[];
}

/** What prolongs a Pact (avenant): the day it was signed, where known, and the last day it gives the Pact. */
export interface Amendment extends Remarked {
  readonly id: string;
  readonly title: string;
  readonly signedOn: Day | null;
  readonly end: Day;
  readonly years: readonly number[];
}

/** A recommendation, however deep in the axes. */
export const recommendationsOf = (axes: readonly Axis[]): readonly Recommendation[] =>
  axes.flatMap(({ recommendations }) => recommendations);

/** A body of the Department or of the Region that the Pact names beside its committees. */
export interface OtherBody extends Passage {
  readonly id: CommitteeId;
}
