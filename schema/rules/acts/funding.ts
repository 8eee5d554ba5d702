import { type Action, statusOf } from "../../model/action.ts";
import { type CreditLine, isLineOf } from "../../model/creditLine.ts";
import type { Funder } from "../../model/funder.ts";
import { type FundingDecision, type FundingRequest, isAnswered, isWithdrawn, lineOf } from "../../model/funding.ts";
import { accepted, declined, type Judged, type PactRefusal } from "../../model/pactRefusal.ts";
import type { Day } from "../../model/period.ts";
import { byId } from "../nearest.ts";
import { isOver, unknownOf } from "./actions.ts";
import { isAmount } from "./amounts.ts";
import { decidesElsewhere } from "./decisions.ts";
import { faultInTexts, longestText, longestTitle } from "./texts.ts";

export type RequestDraft = Omit<
  FundingRequest,
  "id" | "amendedOn" | "changedOn" | "withdrawalAskedOn" | "withdrawnOn" | "withdrawalReason" | "withdrawalAgreement"
>;

/** What the registers hold of an action and its funders. */
export interface FundingRegisters {
  readonly action: Action | undefined;
  /** Whoever may be asked, the request's funder at least if there is such a one. */
  readonly funders: readonly Pick<Funder, "id">[];
  readonly lines: readonly CreditLine[];
  readonly requests: readonly FundingRequest[];
  /** What the Department knows to be decided of the action: its own decisions, and those declared to it. */
  readonly decisions: readonly FundingDecision[];
}

/**
 * A request goes straight to its funder: one per action, funder, line of credits and budget year. Until it is decided it
 * may be changed, but for whom it goes to; after a refusal, with a reason, so that its funder decides anew; or another
 * asks anew for it. A request is changed or asked anew, never both: where the register cannot read the refusal, one that was
 * changed waits for its funder.
 */
export function requested(draft: RequestDraft, registers: FundingRegisters, id: string): Judged<FundingRequest> {
  const before = registers.requests.find((request) => request.id === id);
  const fault = before ? faultInAmending(draft, before, registers) : faultInRenewing(draft, registers);
  const renewed = renewedAmong(registers.requests);
  const inForce = registers.requests.filter(
    (request) => request.id !== id && request.id !== draft.renews && !isWithdrawn(request) && !renewed.has(request.id),
  );
  const wrong = fault ?? faultInRequest(draft, { ...registers, requests: inForce });
  if (wrong) return declined(wrong);
  if (before && (before.amendedOn || answerTo(before, registers)))
    return accepted({ ...before, ...draft, id, submittedOn: before.submittedOn, amendedOn: draft.submittedOn });
  if (before && decidesElsewhere(before.funder))
    return accepted({ ...before, ...draft, id, changedOn: draft.submittedOn });
  return accepted({ ...(before ?? {}), ...draft, id });
}

/** Requests that another asks anew: they ask for nothing any more. */
export const renewedAmong = (requests: readonly Pick<FundingRequest, "renews">[]): ReadonlySet<string> =>
  new Set(requests.flatMap(({ renews }) => (renews ? [renews] : [])));

/** What its funder decided of the request as it now is; undefined: nothing that this register can read. */
const answerTo = (request: FundingRequest, { decisions }: Pick<FundingRegisters, "decisions">) =>
  decisions.find((decision) => decision.request === request.id && isAnswered(request, decision));

export interface Leaving {
  readonly on: Day;
  readonly reason: string;
  /** The funder's decision that lets it go, as the funder told it; null: it has told none. */
  readonly agreement?: string | null;
}

/**
 * A request is withdrawn while nobody has decided of it; it stays on the register, with its reason. Where its funder
 * writes its own decisions, which this register cannot read, its withdrawal is asked first: it is withdrawn once the
 * funder has told by which decision it agrees.
 */
export function withdrawn(
  request: FundingRequest,
  { on, reason, agreement = null }: Leaving,
  registers: Pick<FundingRegisters, "decisions">,
): Judged<FundingRequest> {
  const { id, submittedOn, withdrawalAskedOn } = request;
  const isElsewhere = decidesElsewhere(request.funder);
  const since = withdrawalAskedOn ?? submittedOn;
  const fault: PactRefusal | null =
    faultInChanging(request, registers, "DECOMMITTED") ??
    (on < since ? { code: "DAYS_REVERSED", first: since, next: on } : null) ??
    (isElsewhere && withdrawalAskedOn && agreement === null
      ? { code: "WITHDRAWAL_ASKED", request: id, funder: request.funder, on: withdrawalAskedOn }
      : null) ??
    faultInTexts([
      ["Le motif", reason, longestText],
      ...(agreement === null ? [] : [["La décision du financeur", agreement, longestTitle] as const]),
    ]);
  if (fault) return declined(fault);
  if (isElsewhere && agreement === null)
    return accepted({ ...request, withdrawalAskedOn: on, withdrawalReason: reason });
  const agreed = isElsewhere ? { withdrawalAgreement: agreement } : {};
  return accepted({ ...request, ...agreed, withdrawnOn: on, withdrawalReason: reason });
}

/** Changed while it is not withdrawn and nobody has decided of it, but in this sense. */
function faultInChanging(
  request: FundingRequest,
  registers: Pick<FundingRegisters, "decisions">,
  unless: FundingDecision["status"],
): PactRefusal | null {
  const { id, budgetYear, withdrawnOn } = request;
  if (withdrawnOn) return { code: "REQUEST_WITHDRAWN", request: id, on: withdrawnOn };
  const last = answerTo(request, registers);
  return last && last.status !== unless ? { code: "ALREADY_DECIDED", request: id, budgetYear } : null;
}

function faultInAmending(draft: RequestDraft, before: FundingRequest, registers: FundingRegisters): PactRefusal | null {
  const { id, funder, budgetYear, withdrawalAskedOn } = before;
  const isSame = draft.funder === funder && draft.budgetYear === budgetYear && lineOf(draft) === lineOf(before);
  const fault = faultInChanging(before, registers, "REFUSED");
  if (fault) return fault;
  if (renewedAmong(registers.requests).has(id)) return { code: "ALREADY_RENEWED", request: id };
  if (withdrawalAskedOn) return { code: "WITHDRAWAL_ASKED", request: id, funder, on: withdrawalAskedOn };
  if (!isSame || (draft.renews ?? null) !== (before.renews ?? null))
    return { code: "REQUEST_ADDRESSED", request: id, funder, budgetYear };
  const refused = answerTo(before, registers);
  if (!refused && !before.amendedOn) return null;
  const since = refused?.decidedOn ?? before.amendedOn ?? before.submittedOn;
  if (draft.submittedOn < since) return { code: "DAYS_REVERSED", first: since, next: draft.submittedOn };
  return faultInTexts([["Le motif du changement", draft.amendmentReason ?? "", longestText]]);
}

/** Asked anew of the same funder and line, once it was refused; a funder that decides elsewhere is taken at the word told. */
function faultInRenewing(draft: RequestDraft, registers: FundingRegisters): PactRefusal | null {
  if (draft.renews == null) return null;
  const former = registers.requests.find(({ id }) => id === draft.renews);
  if (!former) return unknownOf("REQUEST", draft.renews);
  const { id, funder, budgetYear, withdrawnOn, withdrawalAskedOn } = former;
  if (draft.funder !== funder || lineOf(draft) !== lineOf(former))
    return { code: "REQUEST_ADDRESSED", request: id, funder, budgetYear };
  if (withdrawnOn) return { code: "REQUEST_WITHDRAWN", request: id, on: withdrawnOn };
  if (withdrawalAskedOn) return { code: "WITHDRAWAL_ASKED", request: id, funder, on: withdrawalAskedOn };
  if (renewedAmong(registers.requests).has(id)) return { code: "ALREADY_RENEWED", request: id };
  const last = answerTo(former, registers);
  const letsGo = last?.status === "REFUSED" || last?.status === "DECOMMITTED";
  if (decidesElsewhere(funder) ? former.changedOn : !letsGo) return { code: "NOT_REFUSED", request: id, funder };
  const since = last?.decidedOn ?? former.submittedOn;
  return draft.submittedOn < since ? { code: "DAYS_REVERSED", first: since, next: draft.submittedOn } : null;
}

function faultInRequest(draft: RequestDraft, registers: FundingRegisters): PactRefusal | null {
  const { action, funders, requests } = registers;
  const { funder, budgetYear, submittedOn, answerExpectedBy } = draft;
  if (!action) return unknownOf("ACTION", draft.action);
  if (isOver(action)) return { code: "ACTION_OVER", action: action.id, status: statusOf(action) };
  if (!funders.some(({ id }) => id === funder)) return unknownOf("INSTITUTION", funder, funders.map(byId));
  if (!isAmount(draft.amount)) return { code: "INVALID_AMOUNT", amount: draft.amount };
  const proposedOn = action.steps[0]?.on;
  if (proposedOn !== undefined && submittedOn < proposedOn)
    return { code: "DAYS_REVERSED", first: proposedOn, next: submittedOn };
  const ofLine = faultInLine(draft, registers.lines);
  if (ofLine) return ofLine;
  if (answerExpectedBy !== null && answerExpectedBy < submittedOn)
    return { code: "DAYS_REVERSED", first: submittedOn, next: answerExpectedBy };
  const isSame = (request: FundingRequest) =>
    request.action === action.id &&
    request.funder === funder &&
    request.budgetYear === budgetYear &&
    lineOf(request) === lineOf(draft);
  if (requests.some(isSame)) return { code: "ALREADY_REQUESTED", action: action.id, funder, budgetYear };
  return faultInTexts([["Les critères", draft.criteria, longestText]]);
}

function faultInLine(draft: RequestDraft, lines: readonly CreditLine[]): PactRefusal | null {
  const line = lines.find(({ id }) => id === lineOf(draft));
  if (!line) return unknownOf("CREDIT_LINE", lineOf(draft), lines.map(byId));
  if (!isLineOf(line, draft.funder)) return { code: "LINE_OF_ANOTHER", line: line.id, funder: draft.funder };
  const { firstYear, lastYear } = line;
  const isOpen =
    (firstYear === null || draft.budgetYear >= firstYear) && (lastYear === null || draft.budgetYear <= lastYear);
  return isOpen
    ? null
    : { code: "LINE_CLOSED", line: line.id, year: draft.budgetYear, first: firstYear, last: lastYear };
}

/**
 * Whether an action may be said funded on a day: some standing request was granted, as far as the Department can read;
 * a request to a funder that decides elsewhere may have been, and what that funder says is shown beside.
 */
export function faultInFunded(action: Action, registers: Pick<FundingRegisters, "requests" | "decisions">, on: Day) {
  const renewed = renewedAmong(registers.requests);
  const inForce = registers.requests.filter(
    (request) =>
      request.action === action.id && !isWithdrawn(request) && !renewed.has(request.id) && request.submittedOn <= on,
  );
  const isGranted = ({ id }: FundingRequest) =>
    registers.decisions.some(
      ({ request, status, decidedOn }) => request === id && status === "GRANTED" && (decidedOn ?? "") <= on,
    );
  const mayBe = inForce.some((request) => decidesElsewhere(request.funder) || isGranted(request));
  return mayBe ? null : ({ code: "FUNDED_WITHOUT_GRANT", action: action.id } as const);
}
