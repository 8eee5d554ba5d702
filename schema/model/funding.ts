import type { ActionId } from "./action.ts";
import type { Day } from "./period.ts";

/** Asked of one funder, on its own criteria and calendar; no committee stands between (the Pact, decision circuit). */
export interface FundingRequest {
  readonly id: string;
  readonly action: ActionId;
  /** A signatory's id. */
  readonly funder: string;
  readonly budgetYear: number;
  /** Euros. */
  readonly amount: number;
  readonly submittedOn: Day;
  /** The funder's own criteria, as the request answers them. */
  readonly criteria: string;
  /** By its own calendar; null when the funder has none. */
  readonly answerExpectedBy: Day | null;
  /** The day it was withdrawn, and why; absent while it stands. */
  readonly withdrawnOn?: Day | null;
  readonly withdrawalReason?: string | null;
}

/** A request that was withdrawn waits for nothing and counts in no sum. */
export const isWithdrawn = ({ withdrawnOn }: Pick<FundingRequest, "withdrawnOn">): boolean => Boolean(withdrawnOn);

export const decisionStatuses = ["PENDING", "GRANTED", "REFUSED"] as const;
export type DecisionStatus = (typeof decisionStatuses)[number];

/** What a funder decided, each alone, for one budget year. */
export interface FundingDecision {
  readonly id: string;
  readonly request: string;
  readonly action: ActionId;
  readonly funder: string;
  readonly budgetYear: number;
  readonly status: DecisionStatus;
  /** Euros granted; null unless granted. */
  readonly amount: number | null;
  readonly decidedOn: Day | null;
  readonly reason: string | null;
  /** True when the funder has no subgraph and the Department records what the funder declared to it. */
  readonly declared: boolean;
}

/** The request a decision answers, as its funder names it. */
export type CitedRequest = Pick<FundingDecision, "action" | "funder" | "budgetYear"> & { readonly id: string };

export const citedIn = ({ request: id, action, funder, budgetYear }: FundingDecision): CitedRequest => ({
  id,
  action,
  funder,
  budgetYear,
});

/** What the register of requests says of one that is cited. */
export const citationStandings = ["ON_REGISTER", "WITHDRAWN", "OTHER_FUNDER", "OTHER_YEAR", "UNKNOWN"] as const;
export type CitationStanding = (typeof citationStandings)[number];

/** How a cited request stands beside the one on the register of its action; a decision stands whatever comes of it. */
export function citationStatusOf(cited: CitedRequest, registered: FundingRequest | undefined): CitationStanding {
  if (!registered || registered.action !== cited.action) return "UNKNOWN";
  if (registered.funder !== cited.funder) return "OTHER_FUNDER";
  if (registered.budgetYear !== cited.budgetYear) return "OTHER_YEAR";
  return isWithdrawn(registered) ? "WITHDRAWN" : "ON_REGISTER";
}

/** Funders by whom an action is granted something: two make it co-funded. */
export const fundersOf = (decisions: readonly FundingDecision[]): ReadonlySet<string> =>
  new Set(decisions.filter(({ status }) => status === "GRANTED").map(({ funder }) => funder));
