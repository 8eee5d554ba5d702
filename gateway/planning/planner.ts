import type { PlanNode } from "../planner/planNode.ts";

/** A query as the planner gets it: neutral names, conditions applied (`planQuestion.ts`). */
export interface PlanRequest {
  readonly text: string;
  /** A random number from 0 to 100, for fields that are taken over progressively (`@override(label:)`). */
  readonly share: number;
  /** The payer whose budget is charged, and whose queue the query waits in; undefined: nobody is charged. */
  readonly payer: string | undefined;
  /**
   * True for a trusted document, written by the hub or its operator: it may take longer while no other reader waits, and when
   * the machine is too slow its reader is asked to retry, not to change the query.
   */
  readonly isRegistered?: boolean;
  /** Aborted when the reader leaves: the query then leaves the queue. */
  readonly signal?: AbortSignal;
}

/** Makes query plans for one supergraph. */
export interface Planner {
  /**
   * The percentages of fields taken over progressively (`@override(label: "percent(20)")`). A request whose `share` is below
   * a percentage goes to the new institution.
   */
  readonly overrideShares: readonly number[];
  /** Resolves once a plan was made, so that the next needs no warm-up. @throws NoPlan when the graph cannot be planned over */
  ready(): Promise<void>;
  /**
   * The query plan: which subgraph is asked what, in which order; null when no subgraph is to be asked.
   * @throws NoPlan when the query cannot be planned
   */
  plan(request: PlanRequest): Promise<PlanNode | null>;
}

/** Why a query has no plan: it ended the planner's process, the process was killed, it took too long or too much memory, or the planner cannot plan it. */
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

/** The distinct percentages of `@override(label: "percent(…)")` in a supergraph. */
export const sharesIn = (supergraphSdl: string): readonly number[] => [
  ...new Set([...supergraphSdl.matchAll(/overrideLabel:\s*"percent\(([\d.]+)\)"/g)].map(([, part]) => Number(part))),
];
