import {
  type Action,
  type ActionEvaluation,
  type ActionStatus,
  actionMoves,
  mayMove,
  type Operator,
  statusOf,
} from "../../model/action.ts";
import { type Axis, type Institution, recommendationsOf, type SubProgramme } from "../../model/pact.ts";
import { accepted, declined, type Judged, type PactRefusal } from "../../model/pactRefusal.ts";
import type { Day } from "../../model/period.ts";
import type { MeansOrigin } from "../../model/programme.ts";
import type { Referred } from "../../model/referred.ts";
import type { TerritoryCode } from "../../model/territory.ts";
import { byId, type HintCandidate, hintFor } from "../nearest.ts";
import { faultInTexts, longestText, longestTitle } from "./texts.ts";

/** An action as it is proposed: nobody's approval is asked. */
export interface ActionProposal {
  readonly title: string;
  readonly recommendations: readonly string[];
  readonly year: number;
  readonly operator: Operator;
  readonly territory: TerritoryCode;
  readonly targetPublic: string;
  readonly means: MeansOrigin;
  readonly on: Day;
}

/** What the registers hold that a proposal may name. */
export interface ProposalContext {
  /** Of every Pact: an action is of the one whose recommendations it names. */
  readonly axes: readonly Axis[];
  readonly subProgrammes: readonly SubProgramme[];
  readonly institutions: readonly Institution[];
  readonly isTerritory: (code: TerritoryCode) => boolean;
}

/** A proposal becomes an action by being entered: it begins PROPOSED. */
export function proposed(proposal: ActionProposal, among: ProposalContext, id: string): Judged<Action> {
  const { on, ...fields } = proposal;
  const fault = faultInProposal(proposal, among);
  if (fault) return declined(fault);
  const [axis] = axesNamed(proposal.recommendations, among.axes);
  return accepted({ ...fields, id, axis: axis?.number ?? 0, steps: [{ status: "PROPOSED", on }], evaluation: null });
}

function faultInProposal(
  proposal: ActionProposal,
  { axes, subProgrammes, institutions, isTerritory }: ProposalContext,
) {
  const { recommendations, year, operator, territory } = proposal;
  const codes = recommendationsOf(axes).map(({ code }) => code);
  const unknown = recommendations.find((code) => !codes.includes(code));
  const fault = faultInTexts([
    ["L'intitulé", proposal.title, longestTitle],
    ["Le public visé", proposal.targetPublic, longestText],
    ["Le nom de l'opérateur", operator.name, longestTitle],
    ["La préconisation", recommendations.join(), longestTitle],
  ]);
  if (fault) return fault;
  if (unknown !== undefined) return unknownOf("RECOMMENDATION", unknown, recommendationsOf(axes));
  const [axis, secondAxis] = axesNamed(recommendations, axes);
  if (secondAxis) return { code: "TWO_AXES", recommendations } as const;
  const years = yearsOf(axis?.pact, subProgrammes);
  if (!years.includes(year)) return { code: "OUTSIDE_THE_PACT", year, years } as const;
  if (!isTerritory(territory)) return unknownOf("TERRITORY", territory);
  if (operator.institution !== null && !institutions.some(({ id }) => id === operator.institution))
    return unknownOf("INSTITUTION", operator.institution, institutions.map(byId));
  return null;
}

/** The axes that hold some recommendations, each once. */
const axesNamed = (codes: readonly string[], axes: readonly Axis[]): readonly Axis[] =>
  axes.filter(({ recommendations }) => recommendations.some(({ code }) => codes.includes(code)));

/** The years of a Pact. */
export const yearsOf = (pact: string | undefined, subProgrammes: readonly SubProgramme[]): readonly number[] =>
  subProgrammes.filter((subProgramme) => subProgramme.pact === pact).map(({ year }) => year);

/** With the nearest of those there are, where these are few enough to be given. */
export const unknownOf = (referred: Referred, id: string, candidates?: readonly HintCandidate[]): PactRefusal => ({
  code: "UNKNOWN_REFERENCE",
  what: referred,
  id: id.slice(0, 60),
  ...(candidates && { hint: hintFor(id, candidates) }),
});

/** A move that stewards write themselves; an evaluation comes with the last one, and with it alone. */
export interface Move {
  readonly to: ActionStatus;
  readonly on: Day;
  readonly evaluation: Omit<ActionEvaluation, "on"> | null;
}

/** Takes an action where it may go. Blocking and unblocking are a blocking point's, which names what is missing. */
export function moved(action: Action, { to, on, evaluation }: Move): Judged<Action> {
  if (to === "BLOCKED" || (statusOf(action) === "BLOCKED" && to !== "ABANDONED"))
    return declined({ code: "BLOCKING_POINT_NEEDED", action: action.id });
  if ((to === "EVALUATED") !== (evaluation !== null)) return declined({ code: "EVALUATION_NEEDED", action: action.id });
  const fault = evaluation && faultInEvaluation(evaluation);
  if (fault) return declined(fault);
  const judged = stepped(action, to, on);
  if (judged.kind === "REFUSED" || evaluation === null) return judged;
  return accepted({ ...judged.noun, evaluation: { ...evaluation, on } });
}

/** One step more in an action's life, where the state machine has one and the days follow. */
export function stepped(action: Action, to: ActionStatus, on: Day): Judged<Action> {
  const from = statusOf(action);
  if (!mayMove(from, to))
    return declined({ code: "INVALID_MOVE", action: action.id, from, to, may: actionMoves[from] });
  const last = action.steps.at(-1)?.on ?? on;
  if (on < last) return declined({ code: "DAYS_REVERSED", first: last, next: on });
  return accepted({ ...action, steps: [...action.steps, { status: to, on }] });
}

const faultInEvaluation = ({ relevance, effectiveness, efficiency }: Omit<ActionEvaluation, "on">) =>
  faultInTexts([
    ["La pertinence", relevance, longestText],
    ["L'efficacité", effectiveness, longestText],
    ["L'efficience", efficiency, longestText],
  ]);

/** Nothing is asked any more of an action that has ended. */
export const isOver = (action: Action): boolean => ["FINISHED", "EVALUATED", "ABANDONED"].includes(statusOf(action));
