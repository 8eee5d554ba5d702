import type { ActionId } from "./action.ts";
import type { CommitteeId } from "./governance.ts";
import type { Day } from "./period.ts";
import type { TerritoryCode } from "./territory.ts";

export const presences = ["PRESENT", "EXCUSED", "ABSENT"] as const;
export type Presence = (typeof presences)[number];

/** Whether a member came. Guests are not in it: they are welcome, and have no seat. */
export interface Attendance {
  /** A signatory's id. */
  readonly institution: string;
  readonly presence: Presence;
}

export const voices = ["FOR", "AGAINST", "ABSTAINED"] as const;
export type Voice = (typeof voices)[number];

/** How a member who was there voted on a decision of the meeting (its rank, from 1). Guests do not vote. */
export interface Vote {
  readonly institution: string;
  readonly decision: number;
  readonly voice: Voice;
}

/** A committee, or one of its working groups, sits. */
export interface Meeting {
  readonly id: string;
  readonly committee: CommitteeId;
  /** The EPCI of a territorial committee; null at departmental level. */
  readonly territory: TerritoryCode | null;
  /** The working group that met, by its id; null when the committee itself did. */
  readonly workingGroup: string | null;
  readonly heldOn: Day;
  readonly agenda: readonly string[];
  readonly attendance: readonly Attendance[];
  readonly guests: readonly string[];
  readonly decisions: readonly string[];
  /** On what the committee itself decides: never on an action's funding, which is its funders'. */
  readonly votes: readonly Vote[];
  readonly documents: readonly string[];
  /** Actions whose progress the meeting was told. */
  readonly progressOf: readonly ActionId[];
}

/** Members and experts on a theme: anyone who can help may be called. */
export interface WorkingGroup {
  readonly id: string;
  readonly committee: CommitteeId;
  readonly theme: string;
  readonly institutions: readonly string[];
  readonly experts: readonly string[];
  readonly openedOn: Day;
  readonly closedOn: Day | null;
}

/** Lowest first: notes go up these levels and down again. */
const ladder: readonly CommitteeId[] = ["territorial-committees", "technical-committee", "steering-committee"];

export const directions = ["UP", "DOWN"] as const;
export type Direction = (typeof directions)[number];

/** A note from one level to the next, and the answer it may get. */
export interface Note {
  readonly id: string;
  readonly from: CommitteeId;
  readonly to: CommitteeId;
  readonly territory: TerritoryCode | null;
  readonly sentOn: Day;
  readonly subject: string;
  readonly text: string;
  readonly actions: readonly ActionId[];
  /** The note it answers. */
  readonly answers: string | null;
}

/** null when both stand at one level: that is no note between levels. */
export function directionOf({ from, to }: Pick<Note, "to" | "from">): Direction | null {
  const climb = ladder.indexOf(to) - ladder.indexOf(from);
  return climb === 0 ? null : climb > 0 ? "UP" : "DOWN";
}
