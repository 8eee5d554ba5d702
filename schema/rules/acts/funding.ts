import { type Action, statusOf } from "../../model/action.ts";
import { type FundingDecision, type FundingRequest, isWithdrawn } from "../../model/funding.ts";
import type { Institution } from "../../model/pact.ts";
import { accepted, declined, type Judged, type PactRefusal } from "../../model/pactRefusal.ts";
import { type PartnerId, partnerIds, partners } from "../../model/partner.ts";
import type { Day } from "../../model/period.ts";
import { isOver, unknownOf } from "./actions.ts";
import { faultInTexts, longestText } from "./texts.ts";

/** More than any budget of the Pact. */
const largestAmount = 100_000_000;

export type RequestDraft = Omit<FundingRequest, "id" | "withdrawnOn" | "withdrawalReason">;

/** What the registers hold of an action and its funders. */
export interface FundingRegisters {
  readonly action: Action | undefined;
  readonly institutions: readonly Institution[];
  readonly requests: readonly FundingRequest[];
  /** What the Department knows to be decided of the action: its own decisions, and those declared to it. */
  readonly decisions: readonly FundingDecision[];
}

/**
 * A request goes straight to its funder: one per action, funder and budget year. Until it is decided it may be changed,
 * but for whom it goes to and for which year.
 */
export function requested(draft: RequestDraft, registers: FundingRegisters, id: string): Judged<FundingRequest> {
  const before = registers.requests.find((one) => one.id === id);
  const others = registers.requests.filter((one) => one.id !== id && !isWithdrawn(one));
  const fault =
    (before && (faultInChanging(before, registers) ?? faultInAddress(draft, before))) ??
    faultInRequest(draft, { ...registers, requests: others });
  return fault ? declined(fault) : accepted({ ...draft, id });
}

/** A request is withdrawn while nobody has decided of it; it stays on the register, with its reason. */
export function withdrawn(
  request: FundingRequest,
  { on, reason }: { readonly on: Day; readonly reason: string },
  registers: Pick<FundingRegisters, "decisions">,
): Judged<FundingRequest> {
  const fault =
    faultInChanging(request, registers) ??
    (on < request.submittedOn ? ({ code: "DAYS_REVERSED", first: request.submittedOn, next: on } as const) : null) ??
    faultInTexts([["Le motif", reason, longestText]]);
  return fault ? declined(fault) : accepted({ ...request, withdrawnOn: on, withdrawalReason: reason });
}

function faultInChanging(request: FundingRequest, { decisions }: Pick<FundingRegisters, "decisions">) {
  const { id, budgetYear, withdrawnOn } = request;
  if (withdrawnOn) return { code: "REQUEST_WITHDRAWN", request: id, on: withdrawnOn } as const;
  const isDecided = decisions.some((one) => one.request === id && one.status !== "PENDING");
  return isDecided ? ({ code: "ALREADY_DECIDED", request: id, budgetYear } as const) : null;
}

function faultInAddress(draft: RequestDraft, { id, funder, budgetYear }: FundingRequest): PactRefusal | null {
  const isSame = draft.funder === funder && draft.budgetYear === budgetYear;
  return isSame ? null : { code: "REQUEST_ADDRESSED", request: id, funder, budgetYear };
}

function faultInRequest(draft: RequestDraft, { action, institutions, requests }: FundingRegisters): PactRefusal | null {
  const { funder, budgetYear, submittedOn, answerExpectedBy } = draft;
  if (!action) return unknownOf("ACTION", draft.action);
  if (isOver(action)) return { code: "ACTION_OVER", action: action.id, status: statusOf(action) };
  if (!institutions.some(({ id }) => id === funder)) return unknownOf("INSTITUTION", funder);
  if (!isAmount(draft.amount)) return { code: "INVALID_AMOUNT", amount: draft.amount };
  if (answerExpectedBy !== null && answerExpectedBy < submittedOn)
    return { code: "DAYS_REVERSED", first: submittedOn, next: answerExpectedBy };
  if (requests.some((one) => one.funder === funder && one.budgetYear === budgetYear && one.action === action.id))
    return { code: "ALREADY_REQUESTED", action: action.id, funder, budgetYear };
  return faultInTexts([["Les critères", draft.criteria, longestText]]);
}

const isAmount = (amount: number): boolean => Number.isFinite(amount) && amount > 0 && amount <= largestAmount;

/** Credits that answer are of a Pact's years, or of those after in which its last decisions are paid. */
export const faultInBudgetYear = (year: number, years: readonly number[]): PactRefusal | null =>
  years.includes(year) ? null : { code: "OUTSIDE_THE_PACT", year, years };

/** A decision as its funder writes it. */
export type DecisionDraft = Omit<FundingDecision, "id" | "funder" | "declared">;

/** A funder's word on its own credits: it waits for nobody's, and nobody else may write it. */
export interface Deciding {
  readonly funder: string;
  readonly declared: boolean;
  /** What the same funder decided of the action before. */
  readonly before: readonly FundingDecision[];
}

/** What answers a request for a budget year: one entry, said once; one that waits may be said anew. */
export function decided(draft: DecisionDraft, { funder, declared, before }: Deciding): Judged<FundingDecision> {
  const { request, budgetYear, status, amount, decidedOn } = draft;
  const said = before.find((one) => one.request === request && one.budgetYear === budgetYear && one.funder === funder);
  if (said && said.status !== "PENDING") return declined({ code: "ALREADY_DECIDED", request, budgetYear });
  if ((status === "GRANTED") !== (amount !== null) || (amount !== null && !isAmount(amount)))
    return declined({ code: "INVALID_AMOUNT", amount: amount ?? 0 });
  const fault = faultInTexts([
    ["La demande", request, 200],
    ["L'action", draft.action, 200],
    ...(status === "REFUSED" || draft.reason !== null ? [["Le motif", draft.reason ?? "", longestText] as const] : []),
  ]);
  if (fault) return declined(fault);
  const id = said?.id ?? `${funder}:${request}:${budgetYear}`;
  return accepted({ ...draft, id, funder, declared, decidedOn: status === "PENDING" ? null : decidedOn });
}

/** Whether the register that holds the request lets this funder answer it, for this year and action. */
export function faultInAnswer(draft: DecisionDraft, funder: string, request: FundingRequest | undefined) {
  if (!request || request.action !== draft.action || request.budgetYear !== draft.budgetYear)
    return unknownOf("REQUEST", draft.request);
  if (request.funder !== funder) return { code: "NOT_THE_FUNDER", request: request.id, funder } as const;
  if (request.withdrawnOn) return { code: "REQUEST_WITHDRAWN", request: request.id, on: request.withdrawnOn } as const;
  if (draft.decidedOn !== null && draft.decidedOn < request.submittedOn)
    return { code: "DAYS_REVERSED", first: request.submittedOn, next: draft.decidedOn } as const;
  return null;
}

/** The partner in whose database a funder's decisions live; null: the Department records what it declares. */
export const homeOf = (funder: string): PartnerId | null =>
  partnerIds.find((id) => partners[id].signatories.includes(funder)) ?? null;

/** Nobody declares the decisions of a funder that writes them itself. */
export function faultInDeclaring(funder: string): PactRefusal | null {
  const partner = homeOf(funder);
  return partner === null ? null : { code: "FUNDER_DECIDES_ITSELF", funder, partner };
}
