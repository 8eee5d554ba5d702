import type { PlanNode } from "../planner/planNode.ts";

/** A question as the planner is asked it: neutral names, conditions settled (`planQuestion.ts`). */
export interface PlanRequest {
  readonly text: string;
  /** Drawn from 0 to 100: which share of the requests this one is of, for fields that are taken over by and by. */
  readonly share: number;
  /** Who pays for the planning, and waits behind nobody else's questions; undefined: nobody. */
  readonly payer: string | undefined;
  /**
   * The hub or its operator wrote it: it may take longer while no other reader waits, and who asks it when the machine is
   * slow is asked to retry, never to ask otherwise.
   */
  readonly isRegistered?: boolean;
  /** Aborted when the reader leaves: the question then waits no longer. */
  readonly signal?: AbortSignal;
}

/** Makes plans over one composed graph. */
export interface Planner {
  /**
   * Fields that an institution takes over from another for a part of the requests (`@override(label: "percent(20)")`): the
   * parts, in hundredths. A request's share is of each part that is greater.
   */
  readonly parts: readonly number[];
  /** Settled when a plan was made, and the next can be without delay. @throws NoPlan when the graph is none to plan over */
  ready(): Promise<void>;
  /**
   * Which subgraph is to be asked what, and in which order; null: nothing is to be asked of anyone.
   * @throws NoPlan when the question cannot be planned
   */
  plan(request: PlanRequest): Promise<PlanNode | null>;
}

/** Why a question has no plan: it crashed the planner, the planner was ended by someone else, it took too long or too much memory, or is beyond the planner. */
export type NoPlanReason =
  | "ENDED_PLANNER"
  | "PLANNER_LOST"
  | "TOOK_TOO_LONG"
  | "TOOK_TOO_MUCH"
  | "BEYOND_PLANNER"
  | "OVERLOADED";

export class NoPlan extends Error {
  readonly reason: NoPlanReason;

  constructor(reason: NoPlanReason, message: string = reason) {
    super(message);
    this.name = "NoPlan";
    this.reason = reason;
  }
}

/** The parts of `@override(label: "percent(…)")` that a composed graph names, in hundredths, each once. */
export const sharesIn = (supergraphSdl: string): readonly number[] => [
  ...new Set([...supergraphSdl.matchAll(/overrideLabel:\s*"percent\(([\d.]+)\)"/g)].map(([, part]) => Number(part))),
];
