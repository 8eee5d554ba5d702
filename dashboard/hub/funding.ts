import { partnerOf } from "@pacte-hub/schema/model/partner";
import { renewedAmong } from "@pacte-hub/schema/rules/acts/funding";
import { exact } from "@pacte-hub/schema/rules/decimal";
import type { DecidedFragment, FundedFragment } from "./operations.ts";
import { everyPartner, type Partner, partners } from "./partners.ts";

/** How many actions the hub gives at most to a question that names no number. */
export const mostActions = 200;

/** A request for funds, and what its funder decided, if it has. */
export interface Request {
  readonly id: string;
  readonly action: string;
  readonly funder: string;
  readonly amount: number;
  readonly budgetYear: number;
  readonly submittedOn: string;
  /** The day its funder said that it would answer by; null: none is said. */
  readonly answerExpectedBy: string | null;
  readonly decision: DecidedFragment | null;
  /** Its funder, or whoever declares for it, was not heard or does not open its decisions: nobody knows what was decided. */
  readonly isUnheard: boolean;
}

/** Every decision, from whichever institution says it: each funder's own subgraph, or the Department for those without one. */
export const decisionsOf = (action: FundedFragment): readonly DecidedFragment[] =>
  everyPartner.flatMap((field) => action[field]?.fundingDecisions ?? []);

/** Which institution says what a funder decided: its own subgraph, or the Department for those without one. */
export const voiceOf = (funder: string): Partner =>
  everyPartner.find((field) => partnerOf(partners[field]).signatories.includes(funder)) ?? "department";

const isUnheard = (action: FundedFragment, funder: string): boolean => !action[voiceOf(funder)];

/** Euros granted by these requests; null where a funder's word is missing, for a sum would lack it. */
export function grantedBy(requests: readonly Request[]): number | null {
  if (requests.some(({ decision, isUnheard }) => isUnheard && !decision)) return null;
  return requests.reduce((sum, { decision }) => exact(sum + grantOf(decision)), 0);
}

const grantOf = (decision: DecidedFragment | null): number =>
  decision?.status === "GRANTED" ? (decision.amount ?? 0) : 0;

/** The requests that stand: what was withdrawn, or asked anew by another, waits for nothing. */
export function requestsOf(action: FundedFragment): readonly Request[] {
  const decided = new Map(decisionsOf(action).map((decision) => [decision.request, decision]));
  const renewed = renewedAmong(action.fundingRequests);
  const active = action.fundingRequests.filter(({ id, withdrawnOn }) => !withdrawnOn && !renewed.has(id));
  return active.map(({ id, amount, budgetYear, submittedOn, answerExpectedBy, funder, addressee }) => ({
    id,
    action: action.title,
    funder: nameOf(funder ?? addressee),
    amount,
    budgetYear,
    submittedOn,
    answerExpectedBy: answerExpectedBy ?? null,
    decision: decided.get(id) ?? null,
    isUnheard: isUnheard(action, funder?.id ?? addressee?.id ?? ""),
  }));
}

const nameOf = (funder: { readonly name: string } | null | undefined): string => funder?.name ?? "Financeur inconnu";

/** Euros of requests that their authors took back, made to these funders: no sum holds them. */
export const withdrawnFrom = (
  actions: readonly FundedFragment[],
  isTo: (request: Pick<Request, "funder">) => boolean = () => true,
): number =>
  actions
    .flatMap(({ fundingRequests }) => fundingRequests)
    .filter(({ funder, addressee }) => isTo({ funder: nameOf(funder ?? addressee) }))
    .reduce((sum, { amount, withdrawnOn }) => exact(sum + (withdrawnOn ? amount : 0)), 0);

/** What a funder was asked and what it decided, in euros: `asked` is the sum of the five others. */
export interface BudgetLine {
  readonly funder: string;
  readonly asked: number;
  readonly granted: number;
  /** Of requests that were granted, what was asked and not given. */
  readonly reduced: number;
  readonly refused: number;
  readonly pending: number;
  /** In requests whose funder was not heard: granted, refused or pending, nobody knows. */
  readonly unknown: number;
  /** Told by the Department for a funder that has no subgraph. */
  readonly isDeclared: boolean;
}

const emptyPurse = { asked: 0, granted: 0, reduced: 0, refused: 0, pending: 0, unknown: 0, isDeclared: false };

/** Not answered yet, as its funder or the Department says it; a silence says nothing. */
export const isPending = ({ decision, isUnheard }: Request): boolean =>
  decision ? decision.status === "PENDING" : !isUnheard;

export function pursesOf(requests: readonly Request[]): readonly BudgetLine[] {
  const purses = new Map<string, BudgetLine>();
  for (const { funder, amount, decision, isUnheard } of requests) {
    const purse = purses.get(funder) ?? { ...emptyPurse, funder };
    const status = decision?.status ?? (isUnheard ? "UNKNOWN" : "PENDING");
    purses.set(funder, {
      ...purse,
      asked: exact(purse.asked + amount),
      granted: exact(purse.granted + grantOf(decision)),
      reduced: exact(purse.reduced + (status === "GRANTED" ? amount - grantOf(decision) : 0)),
      refused: exact(purse.refused + (status === "REFUSED" ? amount : 0)),
      pending: exact(purse.pending + (status === "PENDING" ? amount : 0)),
      unknown: exact(purse.unknown + (status === "UNKNOWN" ? amount : 0)),
      isDeclared: purse.isDeclared || decision?.declared === true,
    });
  }
  return [...purses.values()].sort((first, second) => second.asked - first.asked);
}

/** All funders together, under this name. */
export const totalOf = (purses: readonly BudgetLine[], funder: string): BudgetLine =>
  purses.reduce(
    (sum, purse) => ({
      funder,
      asked: exact(sum.asked + purse.asked),
      granted: exact(sum.granted + purse.granted),
      reduced: exact(sum.reduced + purse.reduced),
      refused: exact(sum.refused + purse.refused),
      pending: exact(sum.pending + purse.pending),
      unknown: exact(sum.unknown + purse.unknown),
      isDeclared: false,
    }),
    { ...emptyPurse, funder },
  );

/** Euros granted by these funders to this day, and at most once every request has its answer. */
export function mostGranted(purses: readonly BudgetLine[]): { readonly granted: number; readonly most: number } {
  const { granted, pending, unknown } = totalOf(purses, "");
  return { granted, most: exact(granted + pending + unknown) };
}
