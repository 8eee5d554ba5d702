import type { CommitteeId } from "./governance.ts";
import type { Day } from "./period.ts";
import type { Wording } from "./wording.ts";

/** A signatory of the Pact (21 of them). */
export interface Institution {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: string;
  /** What it is to the hub, as the transcription of the Pact notes it (English). */
  readonly hubRole: string;
  /** "Entre d'une part": the Department alone; null for the twenty others. */
  readonly side: string | null;
  readonly order: number;
}

/** One of the six strategic orientations. */
export interface Orientation {
  readonly number: number;
  readonly id: string;
  readonly title: string;
  readonly titleEn: string;
  readonly keyPoints: readonly string[];
}

export interface Recommendation {
  /** "1.5": axis, then number within it. */
  readonly code: string;
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly titleEn: string;
  /** Axis 1 comes in three groups; null elsewhere. */
  readonly group: string | null;
  readonly groupId: string | null;
}

/** One of the three groups of axis 1. */
export interface RecommendationGroup {
  readonly id: string;
  readonly title: string;
  readonly titleEn: string;
  readonly numbers: readonly number[];
}

export interface Axis {
  readonly number: number;
  readonly id: string;
  readonly title: string;
  readonly titleEn: string;
  readonly groups: readonly RecommendationGroup[];
  readonly recommendations: readonly Recommendation[];
}

/** The PDI is a programme of years: each has its sub-programme. */
export interface SubProgramme {
  readonly year: number;
}

/** What the yearly review of a sub-programme said, and what it adjusted. */
export interface SubProgrammeReview {
  readonly id: string;
  readonly year: number;
  readonly heldOn: Day;
  readonly review: string;
  readonly adjustments: readonly string[];
}

/** A recommendation, however deep in the axes. */
export const recommendationsOf = (axes: readonly Axis[]): readonly Recommendation[] =>
  axes.flatMap(({ recommendations }) => recommendations);

/** A body of the Department or of the Region that the Pact names beside its committees. */
export interface OtherBody extends Wording {
  readonly id: CommitteeId;
}
