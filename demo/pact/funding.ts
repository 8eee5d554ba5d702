import { once } from "@pacte-hub/data/once";
import { type Action, type ActionStatus, statusOf } from "@pacte-hub/schema/model/action";
import type { DecisionStatus, FundingDecision, FundingRequest } from "@pacte-hub/schema/model/funding";
import { type PartnerId, partnerIds, partnerOf } from "@pacte-hub/schema/model/partner";
import { uniform } from "../seed.ts";
import { actions, pick } from "./actions.ts";
import { lastDay, later } from "./days.ts";
import { hasLaterRequest, negotiated, otherLines, renewals, withinCeiling, withStory } from "./negotiation.ts";

/** Whom an action may ask, the Department always first: it co-funds most of the offer. */
const otherFunders = ["caf", "pole-emploi", "state", "region-grand-est", "ars", "msa"] as const;
const criteria: Readonly<Record<string, string>> = {
  "department-meuse": "Exemple : s'inscrit dans un axe du PDI.",
  caf: "Exemple : soutien à la parentalité ou à la vie sociale.",
  "pole-emploi": "Exemple : accès ou retour à l'emploi.",
  "aci-55": "Exemple : professionnalisation des encadrants.",
};

/** One request per funder for each action that asks for additional means, of the funder's own credits. */
export const ownCreditRequests = once((): readonly FundingRequest[] =>
  actions()
    .filter(({ means }) => means === "ADDITIONAL")
    .flatMap((action) => fundersOf(action).flatMap((funder) => requestTo(action, funder))),
);

/** All of them: as negotiated, then those of other lines of credits, and those that ask anew. */
export const requests = once((): readonly FundingRequest[] => [
  ...ownCreditRequests().map(negotiated),
  ...otherLines(actions(), ownCreditRequests()),
  ...renewals(ownCreditRequests()),
]);

function fundersOf({ id, recommendations }: Action): readonly string[] {
  const chosenFunders = new Set<string>(["department-meuse"]);
  if (/^1\.(9|10|11|12)$/.test(recommendations[0] ?? "")) chosenFunders.add("aci-55");
  chosenFunders.add(pick(otherFunders, `funder|${id}`));
  if (uniform(`third|${id}`) < 0.5) chosenFunders.add(pick(otherFunders, `funder|${id}|2`));
  return [...chosenFunders];
}

function requestTo({ id, year, steps }: Action, funder: string): FundingRequest[] {
  const askingStep = steps.find(({ status }) => status === "SEEKING_FUNDS");
  if (!askingStep) return [];
  const submittedOn = later(askingStep.on, Math.floor(uniform(`submitted|${id}|${funder}`) * 10));
  return [
    {
      id: `demo-request-${id.slice(-2)}-${funder}`,
      action: id,
      funder,
      budgetYear: year,
      amount: 500 * (4 + Math.floor(uniform(`amount|${id}|${funder}`) * 40)),
      submittedOn,
      criteria: criteria[funder] ?? "Exemple : critères propres au financeur.",
      answerExpectedBy: later(submittedOn, 90),
    },
  ];
}

const unfunded: readonly ActionStatus[] = ["ABANDONED", "BLOCKED", "SEEKING_FUNDS"];

function answerTo({ id, funder }: FundingRequest, action: Action | undefined): DecisionStatus {
  const status = action ? statusOf(action) : "ABANDONED";
  if (status === "SEEKING_FUNDS") return "PENDING";
  if (unfunded.includes(status))
    return uniform(`refused|${id}`) < 0.6 || status === "ABANDONED" ? "REFUSED" : "PENDING";
  return funder === "department-meuse" || funder.startsWith("epci:") || uniform(`granted|${id}`) < 0.75
    ? "GRANTED"
    : "REFUSED";
}

/** The partner in whose database a funder's decisions live; null when it has no subgraph. */
export function homeOf(funder: string): PartnerId | null {
  return partnerIds.find((id) => partnerOf(id).signatories.includes(funder)) ?? null;
}

/** What each funder answered: an action that was funded has one who granted, an abandoned one none. */
export const decisions = once((): readonly FundingDecision[] => withinCeiling(requests().map(decisionOn)));

function decisionOn(request: FundingRequest): FundingDecision {
  const action = actions().find(({ id }) => id === request.action);
  const status = hasLaterRequest(request) ? "REFUSED" : answerTo(request, action);
  const since = request.amendedOn ?? request.submittedOn;
  const decidedOn = later(since, 20 + Math.floor(uniform(`decided|${request.id}`) * 30));
  const isDecided = status !== "PENDING" && decidedOn <= lastDay;
  return withStory(request, {
    id: request.id.replace("request", "decision"),
    request: request.id,
    action: request.action,
    funder: request.funder,
    ...(request.line && { line: request.line }),
    budgetYear: request.budgetYear,
    status: isDecided ? status : "PENDING",
    amount: isDecided && status === "GRANTED" ? Math.round(request.amount * 0.8) : null,
    decidedOn: isDecided ? decidedOn : null,
    reason: isDecided && status === "REFUSED" ? "Exemple : enveloppe de l'année épuisée." : null,
    declared: homeOf(request.funder) === null,
  });
}
