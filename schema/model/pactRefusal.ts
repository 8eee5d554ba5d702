import type { ActionId, ActionStatus } from "./action.ts";
import type { CommitmentId } from "./commitment.ts";
import type { CommitteeActKind } from "./committeeAct.ts";
import type { ContributionKind, ContributionStatus } from "./contribution.ts";
import type { ConventionId, ConventionStatus } from "./convention.ts";
import type { CreditLineId } from "./creditLine.ts";
import type { FunderKind } from "./funder.ts";
import type { CommitteeId } from "./governance.ts";
import type { PartnerId } from "./partner.ts";
import type { Day } from "./period.ts";
import type { Referred } from "./referred.ts";

/** What is told beside an unknown word: the nearest right one; all of them where they are few and none is near. */
export interface Hint {
  readonly nearest: string | null;
  readonly known: readonly string[];
}

/** Stable codes of what the registers of the Pact refuse; nothing is changed then. */
export const pactRefusalCodes = [
  "UNKNOWN_REFERENCE",
  "INVALID_TEXT",
  "INVALID_AMOUNT",
  "TWO_AXES",
  "OUTSIDE_THE_PACT",
  "DAYS_REVERSED",
  "ENDS_BEFORE_START",
  "INVALID_MOVE",
  "ACTION_OVER",
  "EVALUATION_NEEDED",
  "BLOCKING_POINT_NEEDED",
  "ALREADY_SOLVED",
  "ALREADY_REQUESTED",
  "ALREADY_DECIDED",
  "REQUEST_WITHDRAWN",
  "REQUEST_ADDRESSED",
  "ALREADY_RENEWED",
  "NOT_REFUSED",
  "WITHDRAWAL_ASKED",
  "DECISION_TAKEN",
  "DECIDED_ON_ANOTHER_LINE",
  "GRANTED_ABOVE_REQUEST",
  "INSTALMENTS_DIFFER",
  "NOTHING_GRANTED",
  "LINE_OF_ANOTHER",
  "LINE_CLOSED",
  "FUNDED_WITHOUT_GRANT",
  "FUNDER_KNOWN_BY_CODE",
  "NOT_THE_FUNDER",
  "FUNDER_DECIDES_ITSELF",
  "NOT_A_MEMBER",
  "VOTER_ABSENT",
  "SAME_LEVEL",
  "NOTE_ANSWERED",
  "ALREADY_SIGNED",
  "NOT_SIGNED_YET",
  "PARTY_HAS_LEFT",
  "PARTY_TWICE",
  "PARTY_HAS_SIGNED",
  "TERM_IS_SIGNED",
  "SIGNED_AGAINST_STATUS",
  "PARTIES_SIGN_THEMSELVES",
  "EXPIRED_WITHOUT_END",
  "SIGNED_TOO_EARLY",
  "NOT_A_PARTY",
  "PARTY_SIGNS_ITSELF",
  "NOT_THE_PROMISOR",
  "PROMISOR_REPORTS_ITSELF",
  "RENEWAL_NEEDS_END",
  "DAY_TO_COME",
  "NO_VOICE",
  "TOO_MANY_WAITING",
  "CONTRIBUTION_INCOMPLETE",
  "CONTRIBUTION_CLOSED",
  "DECLINED_WITHOUT_REASON",
  "NOT_THE_AUTHOR",
  "NOT_ITS_ROLE",
  "NOTHING_DECIDED",
  "SEAT_IS_CLEAR",
  "INVALID_PRESENCE",
  "INVALID_PLAN",
  "ACTION_ELSEWHERE",
  "NOT_IN_THE_YEAR",
  "ALREADY_ENTERED",
  "REAL_ENTRY",
] as const;

export type PactRefusal =
  | { readonly code: "UNKNOWN_REFERENCE"; readonly what: Referred; readonly id: string; readonly hint?: Hint }
  /** `field` is French: the sentence names it. */
  | { readonly code: "INVALID_TEXT"; readonly field: string; readonly longest: number }
  | { readonly code: "INVALID_AMOUNT"; readonly amount: number }
  | { readonly code: "TWO_AXES"; readonly recommendations: readonly string[] }
  /** `years`: those of the Pact that is meant. */
  | { readonly code: "OUTSIDE_THE_PACT"; readonly year: number; readonly years: readonly number[] }
  | { readonly code: "DAYS_REVERSED"; readonly first: Day; readonly next: Day }
  | { readonly code: "ENDS_BEFORE_START"; readonly start: Day; readonly end: Day }
  | {
      readonly code: "INVALID_MOVE";
      readonly action: ActionId;
      readonly from: ActionStatus;
      readonly to: ActionStatus;
      readonly may: readonly ActionStatus[];
    }
  | { readonly code: "ACTION_OVER"; readonly action: ActionId; readonly status: ActionStatus }
  | { readonly code: "EVALUATION_NEEDED" | "BLOCKING_POINT_NEEDED"; readonly action: ActionId }
  | { readonly code: "ALREADY_SOLVED"; readonly point: string }
  | {
      readonly code: "ALREADY_REQUESTED";
      readonly action: ActionId;
      readonly funder: string;
      readonly budgetYear: number;
    }
  | { readonly code: "REQUEST_WITHDRAWN"; readonly request: string; readonly on: Day }
  | {
      readonly code: "REQUEST_ADDRESSED";
      readonly request: string;
      readonly funder: string;
      readonly budgetYear: number;
    }
  | { readonly code: "ALREADY_DECIDED"; readonly request: string; readonly budgetYear: number }
  | { readonly code: "ALREADY_RENEWED" | "NOTHING_GRANTED"; readonly request: string }
  | { readonly code: "NOT_REFUSED"; readonly request: string; readonly funder: string }
  | { readonly code: "WITHDRAWAL_ASKED"; readonly request: string; readonly funder: string; readonly on: Day }
  | { readonly code: "DECISION_TAKEN"; readonly request: string; readonly on: Day }
  | {
      readonly code: "DECIDED_ON_ANOTHER_LINE";
      readonly request: string;
      readonly line: CreditLineId;
      readonly other: CreditLineId;
    }
  | {
      readonly code: "GRANTED_ABOVE_REQUEST";
      readonly request: string;
      readonly asked: number;
      readonly granted: number;
    }
  | { readonly code: "INSTALMENTS_DIFFER"; readonly amount: number; readonly sum: number; readonly most: number }
  | { readonly code: "LINE_OF_ANOTHER"; readonly line: CreditLineId; readonly funder: string }
  | {
      readonly code: "LINE_CLOSED";
      readonly line: CreditLineId;
      readonly year: number;
      readonly first: number | null;
      readonly last: number | null;
    }
  | { readonly code: "FUNDED_WITHOUT_GRANT"; readonly action: ActionId }
  | { readonly code: "FUNDER_KNOWN_BY_CODE"; readonly kind: FunderKind }
  | { readonly code: "NOT_THE_FUNDER"; readonly request: string; readonly funder: string }
  | { readonly code: "FUNDER_DECIDES_ITSELF"; readonly funder: string; readonly partner: PartnerId }
  | { readonly code: "NOT_A_MEMBER"; readonly institution: string; readonly committee: CommitteeId }
  | { readonly code: "VOTER_ABSENT"; readonly institution: string }
  | { readonly code: "SAME_LEVEL"; readonly from: CommitteeId; readonly to: CommitteeId }
  | { readonly code: "NOTE_ANSWERED"; readonly note: string }
  | {
      readonly code:
        | "ALREADY_SIGNED"
        | "NOT_SIGNED_YET"
        | "NOT_A_PARTY"
        | "PARTY_TWICE"
        | "PARTY_HAS_SIGNED"
        | "TERM_IS_SIGNED";
      readonly convention: ConventionId;
      readonly party: string;
    }
  | { readonly code: "PARTY_HAS_LEFT"; readonly convention: ConventionId; readonly party: string; readonly on: Day }
  | { readonly code: "PARTY_SIGNS_ITSELF"; readonly party: string; readonly partner: PartnerId }
  | {
      readonly code: "NOT_THE_PROMISOR";
      readonly commitment: CommitmentId;
      readonly promisor: string;
      readonly promisors: readonly string[];
    }
  | { readonly code: "PROMISOR_REPORTS_ITSELF"; readonly promisor: string; readonly partner: PartnerId }
  | {
      readonly code: "RENEWAL_NEEDS_END" | "EXPIRED_WITHOUT_END" | "PARTIES_SIGN_THEMSELVES";
      readonly convention: ConventionId;
    }
  | {
      readonly code: "SIGNED_AGAINST_STATUS";
      readonly convention: ConventionId;
      readonly status: ConventionStatus;
      readonly signed: string;
    }
  /** `earliest`: the first day on which it could be signed. */
  | {
      readonly code: "SIGNED_TOO_EARLY";
      readonly convention: ConventionId;
      readonly on: string;
      readonly earliest: string;
    }
  | { readonly code: "DAY_TO_COME"; readonly on: Day }
  | { readonly code: "NO_VOICE"; readonly institution: string }
  | { readonly code: "TOO_MANY_WAITING"; readonly institution: string; readonly most: number }
  /** `missing` is French. */
  | { readonly code: "CONTRIBUTION_INCOMPLETE"; readonly kind: ContributionKind; readonly missing: string }
  | { readonly code: "CONTRIBUTION_CLOSED"; readonly contribution: string; readonly status: ContributionStatus }
  | { readonly code: "DECLINED_WITHOUT_REASON" | "NOT_THE_AUTHOR"; readonly contribution: string }
  | { readonly code: "NOT_ITS_ROLE"; readonly committee: CommitteeId; readonly kind: CommitteeActKind }
  | { readonly code: "NOTHING_DECIDED"; readonly kind: CommitteeActKind }
  | { readonly code: "SEAT_IS_CLEAR"; readonly institution: string; readonly committee: CommitteeId }
  | { readonly code: "INVALID_PRESENCE"; readonly seat: string; readonly most: number }
  | { readonly code: "INVALID_PLAN"; readonly most: number }
  | {
      readonly code: "ACTION_ELSEWHERE";
      readonly action: ActionId;
      readonly recommendation: string;
      readonly territory: string;
    }
  | { readonly code: "NOT_IN_THE_YEAR"; readonly when: string; readonly year: number }
  | { readonly code: "ALREADY_ENTERED" | "REAL_ENTRY"; readonly id: string };

/** What comes of judging an act: the noun as it would be entered, or why it cannot be. */
export type Judged<Noun> =
  | { readonly kind: "ACCEPTED"; readonly noun: Noun }
  | { readonly kind: "REFUSED"; readonly refusal: PactRefusal };

export const accepted = <Noun>(noun: Noun): Judged<Noun> => ({ kind: "ACCEPTED", noun });
export const declined = (refusal: PactRefusal): { readonly kind: "REFUSED"; readonly refusal: PactRefusal } => ({
  kind: "REFUSED",
  refusal,
});
