/** Stories of negotiation and co-funding, invented: each text says so, and each row is marked by its register. */
import type { Action } from "@pacte-hub/schema/model/action";
import type { FundingDecision, FundingRequest } from "@pacte-hub/schema/model/funding";
import { uniform } from "../seed.ts";
import { later } from "./days.ts";

/** Days of a year in which nothing more is told: a story needs room before the Pact ends. */
const lastStart = "2021-06-30";

type Story = "AMENDED" | "RENEWED" | "PLAIN";

/** A request that its funder refused first: changed, or asked anew by another. The Department's own are never refused. */
function storyOf({ id, funder, submittedOn }: FundingRequest): Story {
  if (funder === "department-meuse" || submittedOn > lastStart) return "PLAIN";
  const chance = uniform(`story|${id}`);
  return chance < 0.15 ? "AMENDED" : chance < 0.27 ? "RENEWED" : "PLAIN";
}

export const hasLaterRequest = (request: FundingRequest): boolean =>
  storyOf(request) === "RENEWED" && request.renews === undefined;

/** As it stands after the talks: one that was refused is asked for less, and waits for its funder again. */
export function negotiated(request: FundingRequest): FundingRequest {
  if (storyOf(request) !== "AMENDED") return request;
  return {
    ...request,
    amount: Math.round(request.amount * 0.8),
    amendedOn: later(request.submittedOn, 60),
    amendmentReason: "Exemple : le projet est réduit d'un groupe après un premier refus.",
  };
}

/** The requests that take the place of a refused one, for less. */
export const renewals = (requests: readonly FundingRequest[]): readonly FundingRequest[] =>
  requests.filter(hasLaterRequest).map((request) => {
    const submittedOn = later(request.submittedOn, 75);
    return {
      ...request,
      id: `${request.id}-2`,
      renews: request.id,
      amount: Math.round(request.amount * 0.7),
      submittedOn,
      answerExpectedBy: later(submittedOn, 60),
    };
  });

/** The European Social Fund that the Department manages, up to 60 % of the whole, and the budget of the EPCI it runs in. */
export function otherLines(actions: readonly Action[], requests: readonly FundingRequest[]): readonly FundingRequest[] {
  return actions.flatMap((action) => {
    const ownRequests = requests.filter((request) => request.action === action.id);
    const [first] = ownRequests;
    if (!first) return [];
    const total = ownRequests.reduce((sum, { amount }) => sum + amount, 0);
    const template = { ...first, answerExpectedBy: later(first.submittedOn, 120) };
    const otherRequests: FundingRequest[] = [];
    if (action.year <= 2020 && uniform(`esf|${action.id}`) < 0.35)
      otherRequests.push({
        ...template,
        id: `demo-request-${action.id.slice(-2)}-esf`,
        funder: "department-meuse",
        line: esf,
        amount: total,
        criteria: "Exemple : public éligible au FSE, contrepartie nationale apportée par les autres financeurs.",
      });
    if (action.territory.length === 9 && uniform(`epci|${action.id}`) < 0.3)
      otherRequests.push({
        ...template,
        id: `demo-request-${action.id.slice(-2)}-epci`,
        funder: `epci:${action.territory}`,
        line: "epci-budget",
        amount: 500 * (2 + Math.floor(uniform(`epci-amount|${action.id}`) * 6)),
        criteria: "Exemple : action conduite sur son territoire.",
      });
    return otherRequests;
  });
}

/** Decisions on the ESF with the counterpart that the others give: sixty euros against forty, or a refusal. */
export function withinCeiling(decisions: readonly FundingDecision[]): readonly FundingDecision[] {
  return decisions.map((decision) => {
    if (decision.line !== esf || decision.status !== "GRANTED" || decision.amount === null) return decision;
    const counterpart = decisions
      .filter(
        (otherDecision) =>
          otherDecision.action === decision.action && otherDecision.line !== esf && otherDecision.status === "GRANTED",
      )
      .reduce((sum, { amount }) => sum + (amount ?? 0), 0);
    const amount = Math.min(decision.amount, Math.floor(counterpart * 1.5));
    const { conditions: _, instalments: __, ...plain } = decision;
    return amount > 0
      ? { ...plain, amount, reason: "Exemple : 60 % au plus, au regard de la contrepartie accordée." }
      : { ...plain, status: "REFUSED", amount: null, reason: "Exemple : aucune contrepartie n'est accordée." };
  });
}

const esf = "esf-global-grant-2017-2020";
const instalmentsAbove = 8000;

/** A decision with what its story adds: why it came after a refusal, what it asks for, how it is paid. */
export function withStory(request: FundingRequest, decision: FundingDecision): FundingDecision {
  const { status, amount, decidedOn } = decision;
  if (status !== "GRANTED" || amount === null || decidedOn === null) return decision;
  const reason = request.amendedOn
    ? "Exemple : refusée d'abord, accordée pour un projet réduit."
    : request.renews
      ? "Exemple : accordée à la seconde demande, sur des crédits redéployés."
      : decision.reason;
  if (amount <= instalmentsAbove) return { ...decision, reason };
  const first = Math.round(amount * 0.7);
  return {
    ...decision,
    reason,
    conditions: "Exemple : un bilan est remis avant le solde.",
    instalments: [
      { dueOn: later(decidedOn, 30), amount: first, condition: null },
      { dueOn: later(decidedOn, 300), amount: amount - first, condition: "Exemple : bilan reçu." },
    ],
  };
}
