import type { CommitteeId } from "./governance.ts";
import type { Day } from "./period.ts";

/** What a committee decides of the Pact itself; projects' funding is none of it, and needs no committee. */
export const committeeActKinds = ["VALIDATES", "PRIORITISES", "SEATS"] as const;
export type CommitteeActKind = (typeof committeeActKinds)[number];

/** An act of a committee, taken by a decision of one of its meetings. */
export interface CommitteeAct {
  readonly id: string;
  readonly kind: CommitteeActKind;
  readonly committee: CommitteeId;
  readonly meeting: string;
  /** Rank of the decision in the meeting, from 1. */
  readonly decision: number;
  /** The day of the meeting. */
  readonly on: Day;
  /** Ids of orientations and codes of recommendations that it validates, or puts first in this order. */
  readonly orientations: readonly string[];
  readonly recommendations: readonly string[];
  /** The sub-programme that priorities are for; null for the whole Pact, and for other acts. */
  readonly year: number | null;
  /** The signatory whose seat was read in two ways, and how the committee reads it. */
  readonly institution: string | null;
  readonly seated: boolean | null;
}

/** A seat as attendance counts it: by function, as the Pact names it, and never by person. */
export interface SeatPresence {
  /** "territorial-committees/5": the committee, and the seat's rank in the Pact's list, from 1. */
  readonly seat: string;
  readonly present: number;
  readonly excused: number;
  readonly absent: number;
}

/** Who came to a meeting, seat by seat. */
export interface SeatAttendance {
  readonly id: string;
  readonly meeting: string;
  readonly committee: CommitteeId;
  readonly seats: readonly SeatPresence[];
}

export const seatIdOf = (committee: CommitteeId, rank: number): string => `${committee}/${rank}`;

/** One of each meeting. */
export const attendanceIdOf = (meeting: string): string => `seats-${meeting}`;
