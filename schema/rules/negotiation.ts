import {
  answeringStandings,
  type CitationStanding,
  citationStatusOf,
  citedIn,
  type FundingDecision,
  type FundingRequest,
  isAnswered,
  isWithdrawn,
} from "../model/funding.ts";
import type { Day } from "../model/period.ts";
import { renewedAmong } from "./acts/funding.ts";
import { grouped } from "./grouped.ts";

/** A request as the Department's register holds it; what an answer gives of it is enough. */
export type RegisterRequest = Pick<
  FundingRequest,
  | "id"
  | "action"
  | "funder"
  | "line"
  | "budgetYear"
  | "amount"
  | "submittedOn"
  | "amendedOn"
  | "renews"
  | "withdrawalAskedOn"
  | "withdrawnOn"
> & {
  /** The day its action ended; absent or null: it has not. */
  readonly actionOverOn?: Day | null;
};

/** A decision as its funder tells it; what an answer gives of it is enough. */
export type FunderDecision = Pick<
  FundingDecision,
  "request" | "action" | "funder" | "line" | "budgetYear" | "status" | "amount" | "decidedOn"
>;

/** Where a request stands between who asks and who decides. UNHEARD: its funder did not answer the reader. */
export const negotiationStates = [
  "AWAITED",
  "GRANTED",
  "PARTLY_GRANTED",
  "REFUSED",
  "DECOMMITTED",
  "AMENDED",
  "RENEWED",
  "WITHDRAWAL_ASKED",
  "WITHDRAWN",
  "UNHEARD",
] as const;
export type NegotiationState = (typeof negotiationStates)[number];

/** What the register of requests and a funder's decisions say otherwise than each other: both are shown, neither is corrected. */
export const negotiationDisagreements = [
  "GRANTED_ABOVE_REQUEST",
  "GRANTED_BUT_WITHDRAWN",
  "GRANTED_BUT_RENEWED",
  "GRANTED_BUT_ACTION_OVER",
  "CITES_OTHER_FUNDER",
  "CITES_OTHER_YEAR",
  "CITES_OTHER_LINE",
  "CITES_UNKNOWN_REQUEST",
  "DECIDED_BEFORE_REQUEST",
  "WITHDRAWN_WITHOUT_AGREEMENT",
  "FUNDED_WITHOUT_GRANT",
] as const;
export type NegotiationDisagreement = (typeof negotiationDisagreements)[number];

export interface Negotiation {
  /** The request's id, as the register or the decision names it. */
  readonly request: string;
  readonly action: string;
  readonly funder: string;
  /** null: a decision on a request that the register does not hold so. */
  readonly state: NegotiationState | null;
  readonly disagreements: readonly NegotiationDisagreement[];
}

/** Whether what a funder decides was heard: its own subgraph answered, or the Department's for those without one. */
export type IsFunderHeard = (funder: string) => boolean;

/**
 * Where each request stands, by what both sides say on a day: no institution sees the other's register, whoever asked
 * both does. Decisions that answer no request of the register come after them.
 */
export function negotiationsOf(
  requests: readonly RegisterRequest[],
  decisions: readonly FunderDecision[],
  isHeard: IsFunderHeard = () => true,
  renewed: ReadonlySet<string> = renewedAmong(requests),
): readonly Negotiation[] {
  const byId = new Map(requests.map((request) => [request.id, request]));
  const answers = grouped(decisions, ({ request }) => request);
  const negotiations = requests.map((request): Negotiation => {
    const answersToRequest = (answers.get(request.id) ?? []).filter((decision) => isAnswerTo(request, decision));
    const last = answersToRequest[0];
    return {
      request: request.id,
      action: request.action,
      funder: request.funder,
      state: stateOf(request, last, { isRenewed: renewed.has(request.id), isHeard: isHeard(request.funder) }),
      disagreements: disagreementsOf(request, last, {
        isRenewed: renewed.has(request.id),
        isHeard: isHeard(request.funder),
      }),
    };
  });
  const strayNegotiations = decisions.flatMap((decision): readonly Negotiation[] => {
    const code = strays[standingOf(decision, byId.get(decision.request))];
    return code
      ? [
          {
            request: decision.request,
            action: decision.action,
            funder: decision.funder,
            state: null,
            disagreements: [code],
          },
        ]
      : [];
  });
  return [...negotiations, ...strayNegotiations];
}

const standingOf = (decision: FunderDecision, request: RegisterRequest | undefined): CitationStanding =>
  citationStatusOf(citedIn(decision), request);

/** A decision is of the request it cites when it says the same funder, year and line, whatever became of the request. */
const isAnswerTo = (request: RegisterRequest, decision: FunderDecision): boolean =>
  [...answeringStandings, "WITHDRAWN"].includes(standingOf(decision, request));

const strays: Readonly<Partial<Record<CitationStanding, NegotiationDisagreement>>> = {
  OTHER_FUNDER: "CITES_OTHER_FUNDER",
  OTHER_YEAR: "CITES_OTHER_YEAR",
  OTHER_LINE: "CITES_OTHER_LINE",
  UNKNOWN: "CITES_UNKNOWN_REQUEST",
};

interface RequestContext {
  readonly isRenewed: boolean;
  readonly isHeard: boolean;
}

function stateOf(
  request: RegisterRequest,
  last: FunderDecision | undefined,
  { isRenewed, isHeard }: RequestContext,
): NegotiationState {
  if (isWithdrawn(request)) return "WITHDRAWN";
  if (isRenewed) return "RENEWED";
  if (!isHeard && !last) return "UNHEARD";
  if (request.withdrawalAskedOn) return "WITHDRAWAL_ASKED";
  if (!last || last.status === "PENDING") return request.amendedOn ? "AMENDED" : "AWAITED";
  if (!isAnswered(request, last)) return "AMENDED";
  if (last.status !== "GRANTED") return last.status;
  return (last.amount ?? 0) < request.amount ? "PARTLY_GRANTED" : "GRANTED";
}

function disagreementsOf(
  request: RegisterRequest,
  last: FunderDecision | undefined,
  { isRenewed, isHeard }: RequestContext,
): readonly NegotiationDisagreement[] {
  const disagreements: NegotiationDisagreement[] = [];
  const isGranted = last?.status === "GRANTED";
  if (isGranted && (last.amount ?? 0) > request.amount) disagreements.push("GRANTED_ABOVE_REQUEST");
  if (isGranted && isWithdrawn(request)) disagreements.push("GRANTED_BUT_WITHDRAWN");
  if (isGranted && isRenewed) disagreements.push("GRANTED_BUT_RENEWED");
  if (isAfterAction(request, last)) disagreements.push("GRANTED_BUT_ACTION_OVER");
  if (last?.decidedOn && last.decidedOn < request.submittedOn) disagreements.push("DECIDED_BEFORE_REQUEST");
  const wasAsked = isWithdrawn(request) && Boolean(request.withdrawalAskedOn);
  if (isHeard && wasAsked && last?.status !== "DECOMMITTED" && !isGranted)
    disagreements.push("WITHDRAWN_WITHOUT_AGREEMENT");
  return disagreements;
}

/** A grant of a later day than its action's last: nothing is left to fund. */
const isAfterAction = ({ actionOverOn }: RegisterRequest, decision: FunderDecision | undefined): boolean =>
  decision?.status === "GRANTED" && Boolean(actionOverOn) && (decision.decidedOn ?? "") > (actionOverOn ?? "");

/** Euros that funders granted to actions not over by decisions that answer a standing request, each by its funder and line. */
export function grantsOf(
  requests: readonly RegisterRequest[],
  decisions: readonly FunderDecision[],
  renewed: ReadonlySet<string> = renewedAmong(requests),
): readonly FunderDecision[] {
  const byId = new Map(requests.map((request) => [request.id, request]));
  return decisions.filter((decision) => {
    const request = byId.get(decision.request);
    if (decision.status !== "GRANTED" || !request || isAfterAction(request, decision)) return false;
    return answeringStandings.includes(citationStatusOf(citedIn(decision), request, renewed.has(request.id)));
  });
}

/** Actions said funded on a day although nobody heard granted them anything; none may be told while a funder is unheard. */
export function fundedWithoutGrant(
  funded: readonly { readonly id: string; readonly on: Day }[],
  grants: readonly FunderDecision[],
): readonly string[] {
  const first = new Map<string, Day>();
  for (const { action, decidedOn } of grants) {
    const before = first.get(action);
    if (decidedOn !== null && (before === undefined || decidedOn < before)) first.set(action, decidedOn);
  }
  return funded.filter(({ id, on }) => (first.get(id) ?? "9999") > on).map(({ id }) => id);
}

/** The French sentence of each disagreement. */
export const disagreementText: Readonly<Record<NegotiationDisagreement, string>> = {
  GRANTED_ABOVE_REQUEST: "Le financeur accorde plus que le registre ne dit demander.",
  GRANTED_BUT_WITHDRAWN: "Le registre dit la demande retirée, et le financeur la dit accordée.",
  GRANTED_BUT_RENEWED: "Le registre dit la demande refusée et reprise par une autre, et le financeur la dit accordée.",
  GRANTED_BUT_ACTION_OVER:
    "Le registre dit l'action terminée ou abandonnée avant ce jour, et le financeur lui accorde.",
  CITES_OTHER_FUNDER: "La décision répond à une demande que le registre dit adressée à un autre financeur.",
  CITES_OTHER_YEAR: "La décision dit une autre année budgétaire que la demande.",
  CITES_OTHER_LINE: "La décision dit une autre ligne de crédits que la demande.",
  CITES_UNKNOWN_REQUEST: "La décision répond à une demande que le registre ne connaît pas.",
  DECIDED_BEFORE_REQUEST: "La décision est d'un jour antérieur au dépôt de la demande.",
  WITHDRAWN_WITHOUT_AGREEMENT: "Le registre dit la demande retirée d'accord avec le financeur, qui n'en dit rien.",
  FUNDED_WITHOUT_GRANT: "Le registre dit l'action financée avant qu'aucun financeur ne lui ait rien accordé.",
};
