import type { DecidedFragment, FundedFragment } from "./operations.ts";

/** A request for funds, and what its funder decided, if it has. */
export interface Request {
  readonly id: string;
  readonly action: string;
  readonly funder: string;
  readonly amount: number;
  readonly budgetYear: number;
  readonly submittedOn: string;
  readonly decision: DecidedFragment | null;
}

/** Every decision, from whichever institution says it: each funder's own subgraph, or the Department for those without one. */
export const decisionsOf = ({ department, caf, poleEmploi, siae }: FundedFragment): readonly DecidedFragment[] =>
  [department, caf, poleEmploi, siae].flatMap((one) => one?.fundingDecisions ?? []);

export function requestsOf(action: FundedFragment): readonly Request[] {
  const decided = new Map(decisionsOf(action).map((decision) => [decision.request, decision]));
  return action.fundingRequests.map(({ id, amount, budgetYear, submittedOn, funder }) => ({
    id,
    action: action.title,
    funder: funder?.name ?? "Financeur inconnu",
    amount,
    budgetYear,
    submittedOn,
    decision: decided.get(id) ?? null,
  }));
}

/** What a funder was asked and what it decided, in euros. */
export interface Purse {
  readonly funder: string;
  readonly asked: number;
  readonly granted: number;
  readonly refused: number;
  readonly pending: number;
  /** Told by the Department for a funder that has no subgraph. */
  readonly isDeclared: boolean;
}

export function pursesOf(requests: readonly Request[]): readonly Purse[] {
  const purses = new Map<string, Purse>();
  for (const { funder, amount, decision } of requests) {
    const purse = purses.get(funder) ?? { funder, asked: 0, granted: 0, refused: 0, pending: 0, isDeclared: false };
    const status = decision?.status ?? "PENDING";
    purses.set(funder, {
      ...purse,
      asked: purse.asked + amount,
      granted: purse.granted + (status === "GRANTED" ? (decision?.amount ?? 0) : 0),
      refused: purse.refused + (status === "REFUSED" ? amount : 0),
      pending: purse.pending + (status === "PENDING" ? amount : 0),
      isDeclared: purse.isDeclared || decision?.declared === true,
    });
  }
  return [...purses.values()].sort((one, other) => other.asked - one.asked);
}

/** Whole days from a day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
