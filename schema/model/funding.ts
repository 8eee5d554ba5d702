import type { ActionId } from "./action.ts";
import { type CreditLineId, ownCredits } from "./creditLine.ts";
import type { Day } from "./period.ts";

/** Asked of one funder, on its own criteria and calendar; no committee stands between (the Pact, decision circuit). */
export interface FundingRequest {
  readonly id: string;
  readonly action: ActionId;
  /** A signatory's id, or that of another funder (schema/model/funder.ts). */
  readonly funder: string;
  /** Of which of its credits; absent: its own. */
  readonly line?: CreditLineId;
  readonly budgetYear: number;
  /** Euros. */
  readonly amount: number;
  readonly submittedOn: Day;
  /** The funder's own criteria, as the request answers them. */
  readonly criteria: string;
  /** By its own calendar; null when the funder has none. */
  readonly answerExpectedBy: Day | null;
  /** The day it was changed after a refusal, so that its funder decides anew, and why. */
  readonly amendedOn?: Day | null;
  readonly amendmentReason?: string | null;
  /** The day it was changed where this register cannot read whether its funder had refused it: it is then asked anew by no other. */
  readonly changedOn?: Day | null;
  /** The request that this one asks anew, after its funder refused it. */
  readonly renews?: string | null;
  /** The day its withdrawal was asked of a funder that writes its own decisions: until the funder answers, it stands. */
  readonly withdrawalAskedOn?: Day | null;
  /** The day it was withdrawn, and why; absent while it stands. */
  readonly withdrawnOn?: Day | null;
  readonly withdrawalReason?: string | null;
  /** The decision by which the funder agreed, as the funder told it. */
  readonly withdrawalAgreement?: string | null;
}

/** The credits a request or a decision is of: rows older than credit lines are of the funder's own. */
export const lineOf = ({ line }: { readonly line?: CreditLineId }): CreditLineId => line ?? ownCredits;

/** A request that was withdrawn waits for nothing and counts in no sum. */
export const isWithdrawn = ({ withdrawnOn }: Pick<FundingRequest, "withdrawnOn">): boolean => Boolean(withdrawnOn);

/** DECOMMITTED: the funder takes back what it granted, or agrees that a request is withdrawn; nothing is granted any more. */
export const decisionStatuses = ["PENDING", "GRANTED", "REFUSED", "DECOMMITTED"] as const;
export type DecisionStatus = (typeof decisionStatuses)[number];

/** A part of what is granted, paid on a day. */
export interface Instalment {
  readonly dueOn: Day;
  /** Euros. */
  readonly amount: number;
  /** What the funder asks for first: a balance sheet, a report; null: nothing. */
  readonly condition: string | null;
}

/**
 * What a funder decided, each alone, for one budget year. A later decision on the same request supersedes the former by
 * being the next version of the same entry: what was decided before is its history.
 */
export interface FundingDecision {
  readonly id: string;
  readonly request: string;
  readonly action: ActionId;
  readonly funder: string;
  /** Of which of its credits; absent: its own. */
  readonly line?: CreditLineId;
  readonly budgetYear: number;
  readonly status: DecisionStatus;
  /** Euros granted; null unless granted. */
  readonly amount: number | null;
  readonly decidedOn: Day | null;
  readonly reason: string | null;
  /** What the grant depends on; null or absent: nothing. */
  readonly conditions?: string | null;
  /** How it is paid, in the order of days; none: at once. They add up to the amount. */
  readonly instalments?: readonly Instalment[];
  /** True when the funder has no subgraph and the Department records what the funder declared to it. */
  readonly declared: boolean;
}

/**
 * Whether a decision answers a request as it now is. One that was changed after a refusal waits again: that refusal, which
 * came before or on the same day, does not answer it.
 */
export function isAnswered(
  { amendedOn }: Pick<FundingRequest, "amendedOn">,
  { status, decidedOn }: Pick<FundingDecision, "status" | "decidedOn">,
): boolean {
  if (status === "PENDING" || decidedOn === null) return false;
  return !amendedOn || decidedOn > amendedOn || (decidedOn === amendedOn && status !== "REFUSED");
}

/** The request a decision answers, as its funder names it, and the euros it grants on it (0 where it grants none). */
export interface CitedRequest extends Pick<FundingDecision, "action" | "funder" | "budgetYear"> {
  readonly id: string;
  readonly line: CreditLineId;
  readonly granted: number;
}

export const citedIn = (
  decision: Pick<FundingDecision, "request" | "action" | "funder" | "budgetYear" | "line" | "amount">,
): CitedRequest => ({
  id: decision.request,
  action: decision.action,
  funder: decision.funder,
  budgetYear: decision.budgetYear,
  line: lineOf(decision),
  granted: decision.amount ?? 0,
});

/** What the register of requests says of one that is cited. */
export const citationStandings = [
  "ON_REGISTER",
  "ABOVE_REQUEST",
  "WITHDRAWAL_ASKED",
  "WITHDRAWN",
  "GRANTED_BUT_RENEWED",
  "OTHER_FUNDER",
  "OTHER_YEAR",
  "OTHER_LINE",
  "UNKNOWN",
] as const;
export type CitationStanding = (typeof citationStandings)[number];

/** How a cited request stands beside the one on the register of its action; a decision stands whatever comes of it. */
export function citationStatusOf(
  cited: CitedRequest,
  registered: RegisteredRequest | undefined,
  /** Another request asks anew for it. */
  isRenewed = false,
): CitationStanding {
  if (!registered || registered.action !== cited.action) return "UNKNOWN";
  if (registered.funder !== cited.funder) return "OTHER_FUNDER";
  if (registered.budgetYear !== cited.budgetYear) return "OTHER_YEAR";
  if (lineOf(registered) !== cited.line) return "OTHER_LINE";
  if (isWithdrawn(registered)) return "WITHDRAWN";
  if (isRenewed && cited.granted > 0) return "GRANTED_BUT_RENEWED";
  if (cited.granted > registered.amount) return "ABOVE_REQUEST";
  return registered.withdrawalAskedOn ? "WITHDRAWAL_ASKED" : "ON_REGISTER";
}

/** What a citation is compared with. */
export type RegisteredRequest = Pick<
  FundingRequest,
  "action" | "funder" | "budgetYear" | "line" | "amount" | "withdrawnOn" | "withdrawalAskedOn"
>;

/** Standings under which a decision answers the request it cites: the others answer nothing that the register holds. */
export const answeringStandings: readonly CitationStanding[] = ["ON_REGISTER", "ABOVE_REQUEST", "WITHDRAWAL_ASKED"];

/** Funders by whom an action is granted something: two make it co-funded. */
export const fundersOf = (decisions: readonly FundingDecision[]): ReadonlySet<string> =>
  new Set(decisions.filter(({ status }) => status === "GRANTED").map(({ funder }) => funder));
