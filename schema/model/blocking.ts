import type { ActionId } from "./action.ts";
import type { CommitteeId } from "./governance.ts";
import type { Day } from "./period.ts";

/** What an action lacks: a blocking point always names it (the Pact: "un déficit de ressources"). */
export const missingResources = ["FUNDING", "STAFF", "PREMISES", "MOBILITY", "PARTNER"] as const;
export type MissingResource = (typeof missingResources)[number];

/** Both committees are told of every blocking point. */
export const seizedCommittees: readonly CommitteeId[] = ["technical-committee", "steering-committee"];

export interface BlockingStep {
  readonly on: Day;
  readonly what: string;
}

/** What keeps an action judged relevant from going on; the Department negotiates, and can force nobody. */
export interface BlockingPoint {
  readonly id: string;
  readonly action: ActionId;
  readonly title: string;
  readonly missing: MissingResource;
  readonly openedOn: Day;
  /** The funder asked, where money is missing. */
  readonly funder: string | null;
  /** When each committee was told. */
  readonly referrals: readonly { readonly committee: CommitteeId; readonly on: Day }[];
  readonly negotiation: readonly BlockingStep[];
  readonly solvedOn: Day | null;
  readonly solution: string | null;
}

/** True when both committees were told, the point was opened first and solved last. */
export function isReferredInOrder({ openedOn, referrals, negotiation, solvedOn }: BlockingPoint): boolean {
  const days = [...referrals, ...negotiation].map(({ on }) => on);
  return (
    seizedCommittees.every((committee) => referrals.some((referral) => referral.committee === committee)) &&
    days.every((day) => openedOn <= day && (solvedOn === null || day <= solvedOn))
  );
}
