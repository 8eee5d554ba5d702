import type { Named } from "./brand.ts";
import type { Day } from "./period.ts";
import type { MeansOrigin } from "./programme.ts";
import type { TerritoryCode } from "./territory.ts";

export type ActionId = Named<"ActionId">;

/** Where an action stands. No state waits for a committee: the Pact asks for no prior approval. */
export const actionStatuses = [
  "PROPOSED",
  "SEEKING_FUNDS",
  "FUNDED",
  "RUNNING",
  "BLOCKED",
  "FINISHED",
  "EVALUATED",
  "ABANDONED",
] as const;
export type ActionStatus = (typeof actionStatuses)[number];

/** Where an action may go from where it stands; an action on existing means runs without asking for funds. */
export const actionMoves: Readonly<Record<ActionStatus, readonly ActionStatus[]>> = {
  PROPOSED: ["SEEKING_FUNDS", "RUNNING", "BLOCKED", "ABANDONED"],
  SEEKING_FUNDS: ["FUNDED", "BLOCKED", "ABANDONED"],
  FUNDED: ["RUNNING", "BLOCKED", "ABANDONED"],
  RUNNING: ["BLOCKED", "FINISHED", "ABANDONED"],
  BLOCKED: ["SEEKING_FUNDS", "FUNDED", "RUNNING", "ABANDONED"],
  FINISHED: ["EVALUATED"],
  EVALUATED: [],
  ABANDONED: [],
};

export const mayMove = (from: ActionStatus, to: ActionStatus): boolean => actionMoves[from].includes(to);

/** A day on which an action took a state. */
export interface ActionStep {
  readonly status: ActionStatus;
  readonly on: Day;
}

/** True when the steps are a life an action can have: it begins proposed, and goes only where it may, in order. */
export function isLife(steps: readonly ActionStep[]): boolean {
  return steps.length > 0 && steps.every((step, at) => follows(steps[at - 1], step));
}

const follows = (before: ActionStep | undefined, { status, on }: ActionStep): boolean =>
  before === undefined ? status === "PROPOSED" : mayMove(before.status, status) && before.on <= on;

/** Who carries an action: a signatory, a work-integration structure, or another body known by its name. */
export interface Operator {
  readonly name: string;
  readonly institution: string | null;
  readonly siret: string | null;
}

/** An action judged in words, where numbers do not fit (the Pact, decision circuit). */
export interface ActionEvaluation {
  readonly on: Day;
  readonly relevance: string;
  readonly effectiveness: string;
  readonly efficiency: string;
}

export interface Action {
  readonly id: ActionId;
  readonly title: string;
  readonly axis: number;
  /** Codes, "1.5": one at least, all of the axis. */
  readonly recommendations: readonly string[];
  /** The annual sub-programme it belongs to. */
  readonly year: number;
  readonly operator: Operator;
  readonly territory: TerritoryCode;
  readonly targetPublic: string;
  readonly means: MeansOrigin;
  readonly steps: readonly ActionStep[];
  readonly evaluation: ActionEvaluation | null;
}

/** Where the action stands: its last step. */
export const statusOf = ({ steps }: Pick<Action, "steps">): ActionStatus => steps.at(-1)?.status ?? "PROPOSED";
