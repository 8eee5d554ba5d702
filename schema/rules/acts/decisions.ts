import type { FundingDecision, FundingRequest, Instalment } from "../../model/funding.ts";
import { lineOf } from "../../model/funding.ts";
import { accepted, declined, type Judged, type PactRefusal } from "../../model/pactRefusal.ts";
import { type PartnerId, partnerIds, partnerOf } from "../../model/partner.ts";
import { exact } from "../decimal.ts";
import { unknownOf } from "./actions.ts";
import { isAmount } from "./amounts.ts";
import { faultInTexts, longestText, longestTitle, type Written } from "./texts.ts";

/** A decision as its funder writes it. */
export type DecisionDraft = Omit<FundingDecision, "id" | "funder" | "declared">;

/** A funder's word on its own credits: it waits for nobody's, and nobody else may write it. */
export interface DecisionContext {
  readonly funder: string;
  readonly declared: boolean;
  /** What the same funder decided of the action before. */
  readonly before: readonly FundingDecision[];
  /** True when its steward names the version of the decision that this one supersedes. */
  readonly supersedes?: boolean;
}

/**
 * What answers a request for a budget year: one entry. One that waits may be said anew; one that was taken is superseded
 * by a later one that names the version it supersedes and says why: the former stays in the entry's history.
 */
export function decided(draft: DecisionDraft, { funder, declared, before, supersedes = false }: DecisionContext) {
  const { request, budgetYear, status, decidedOn } = draft;
  const entered = before.find(
    (decision) => decision.request === request && decision.budgetYear === budgetYear && decision.funder === funder,
  );
  const taken = entered !== undefined && entered.status !== "PENDING" ? entered : null;
  const fault: PactRefusal | null = (taken && faultInSuperseding(draft, taken, supersedes)) ?? faultInDecision(draft);
  if (fault) return declined(fault);
  const hasReason = draft.reason !== null || status === "REFUSED" || status === "DECOMMITTED" || taken !== null;
  const unsaid = faultInTexts(textsOf(draft, hasReason));
  if (unsaid) return declined(unsaid);
  const id = entered?.id ?? `${funder}:${request}:${budgetYear}`;
  const noun = { ...draft, id, funder, declared, decidedOn: status === "PENDING" ? null : decidedOn };
  return accepted(noun) satisfies Judged<FundingDecision>;
}

function faultInSuperseding(draft: DecisionDraft, former: FundingDecision, supersedes: boolean): PactRefusal | null {
  const { request, budgetYear, status, decidedOn } = draft;
  if (!supersedes) return { code: "ALREADY_DECIDED", request, budgetYear };
  if (status === "PENDING") return { code: "DECISION_TAKEN", request, on: former.decidedOn ?? "" };
  if (lineOf(draft) !== lineOf(former))
    return { code: "DECIDED_ON_ANOTHER_LINE", request, line: lineOf(former), other: lineOf(draft) };
  return decidedOn !== null && former.decidedOn !== null && decidedOn < former.decidedOn
    ? { code: "DAYS_REVERSED", first: former.decidedOn, next: decidedOn }
    : null;
}

function faultInDecision(draft: DecisionDraft): PactRefusal | null {
  const { status, amount, conditions = null, instalments = [] } = draft;
  const isGrant = status === "GRANTED";
  if (isGrant !== (amount !== null) || (amount !== null && !isAmount(amount)))
    return { code: "INVALID_AMOUNT", amount: amount ?? 0 };
  if (!isGrant && (conditions !== null || instalments.length > 0))
    return { code: "NOTHING_GRANTED", request: draft.request };
  return amount === null ? null : faultInInstalments(amount, draft.decidedOn ?? "", instalments);
}

/** More than any schedule of payments. */
export const mostInstalments = 12;

function faultInInstalments(amount: number, decidedOn: string, parts: readonly Instalment[]): PactRefusal | null {
  const wrong = parts.find((instalment) => !isAmount(instalment.amount));
  if (wrong) return { code: "INVALID_AMOUNT", amount: wrong.amount };
  const sum = parts.reduce((total, instalment) => exact(total + instalment.amount), 0);
  if (parts.length > mostInstalments || (parts.length > 0 && sum !== exact(amount)))
    return { code: "INSTALMENTS_DIFFER", amount, sum, most: mostInstalments };
  const days = [decidedOn, ...parts.map(({ dueOn }) => dueOn)];
  const at = days.findIndex((day, rank) => rank > 0 && day < (days[rank - 1] ?? ""));
  return at < 0 ? null : { code: "DAYS_REVERSED", first: days[at - 1] ?? "", next: days[at] ?? "" };
}

function textsOf({ request, action, line, reason, conditions, instalments = [] }: DecisionDraft, hasReason: boolean) {
  const texts: Written[] = [
    ["La demande", request, longestTitle],
    ["L'action", action, longestTitle],
  ];
  if (line !== undefined) texts.push(["La ligne de crédits", line, longestTitle]);
  if (hasReason) texts.push(["Le motif", reason ?? "", longestText]);
  if (conditions != null) texts.push(["Les conditions", conditions, longestText]);
  for (const { condition } of instalments)
    if (condition !== null) texts.push(["La condition d'un versement", condition, longestText]);
  return texts;
}

/**
 * Whether the register that holds the request lets this funder answer it: for its year, action and line, no earlier than
 * it was made, and no more than it asks.
 */
export function faultInAnswer(
  draft: DecisionDraft,
  funder: string,
  request: FundingRequest | undefined,
): PactRefusal | null {
  if (!request || request.action !== draft.action || request.budgetYear !== draft.budgetYear)
    return unknownOf("REQUEST", draft.request);
  const { id, amount, submittedOn, amendedOn, withdrawnOn } = request;
  if (request.funder !== funder) return { code: "NOT_THE_FUNDER", request: id, funder };
  if (lineOf(request) !== lineOf(draft))
    return { code: "DECIDED_ON_ANOTHER_LINE", request: id, line: lineOf(request), other: lineOf(draft) };
  if (withdrawnOn) return { code: "REQUEST_WITHDRAWN", request: id, on: withdrawnOn };
  const since = amendedOn ?? submittedOn;
  if (draft.decidedOn !== null && draft.decidedOn < since)
    return { code: "DAYS_REVERSED", first: since, next: draft.decidedOn };
  return draft.amount !== null && draft.amount > amount
    ? { code: "GRANTED_ABOVE_REQUEST", request: id, asked: amount, granted: draft.amount }
    : null;
}

/** The partner in whose database a funder's decisions live; null: the Department records what it declares. */
export const homeOf = (funder: string): PartnerId | null =>
  partnerIds.find((id) => partnerOf(id).signatories.includes(funder)) ?? null;

/** Whether the Department's register cannot read what this funder decides. */
export const decidesElsewhere = (funder: string): boolean => !["department", null].includes(homeOf(funder));

/** Nobody declares the decisions of a funder that writes them itself. */
export function faultInDeclaring(funder: string): PactRefusal | null {
  const partner = homeOf(funder);
  return partner === null ? null : { code: "FUNDER_DECIDES_ITSELF", funder, partner };
}
