import { isAnswered } from "../model/funding.ts";
import { type PartnerId, partnerIds } from "../model/partner.ts";
import type { Day } from "../model/period.ts";
import { homeOf } from "./acts/decisions.ts";
import { renewedAmong } from "./acts/funding.ts";
import { exact } from "./decimal.ts";
import { medianOf } from "./derivedNumbers.ts";
import { grouped } from "./grouped.ts";
import { type FunderDecision, grantsOf, negotiationsOf, type RegisterRequest } from "./negotiation.ts";
import { daysBetween } from "./partnership.ts";

/** What a reader was answered: null where an institution did not answer, or does not open it to them. */
export interface AcrossAnswers {
  /** The Department's register of requests. */
  readonly requests: readonly RegisterRequest[] | null;
  /** Each institution's own decisions; the Department's hold those declared to it. */
  readonly decisions: Readonly<Record<PartnerId, readonly FunderDecision[] | null>>;
}

export interface AcrossAsk {
  /** A budget year; null: the whole Pact. */
  readonly year: number | null;
  /** Decisions of a later day are unknown then. */
  readonly on: Day;
}

export const acrossMeasures = [
  "actions-co-funded-across",
  "amount-granted-across",
  "requests-answered-across",
  "requests-awaited-across",
  "days-to-answer-across",
  "disagreements-across",
] as const;
export type AcrossMeasureId = (typeof acrossMeasures)[number];

/** A measure of the partnership from all institutions' own words. */
export interface AcrossMeasure {
  readonly id: AcrossMeasureId;
  /** null: nothing allows to compute it. */
  readonly value: number | null;
  /** True when an institution is silent: a count or a sum is then at least this much. */
  readonly isPartial: boolean;
}

export interface Across {
  readonly measures: readonly AcrossMeasure[];
  /** Euros by funder, the largest first. */
  readonly grantedBy: readonly { readonly funder: string; readonly amount: number }[];
  /** Institutions that were not heard: what they decided is in no measure. */
  readonly silent: readonly PartnerId[];
}

/**
 * The second level of evaluation from every institution's own decisions. None of them sees another's: whoever holds the
 * answers sums them by this rule (docs/analystes.md tells it for Python and R). A decision counts when it answers a
 * request of the register that stands; the others are shown as disagreements.
 */
export function partnershipAcross(answers: AcrossAnswers, { year, on }: AcrossAsk): Across {
  const silent = partnerIds.filter((id) => (answers.decisions[id] ?? null) === null);
  const isPartial = silent.length > 0;
  const isOfYear = ({ budgetYear }: { readonly budgetYear: number }) => year === null || budgetYear === year;
  const decisions = partnerIds
    .flatMap((id) => answers.decisions[id] ?? [])
    .filter((decision) => isOfYear(decision) && (decision.decidedOn ?? "") <= on);
  if (!answers.requests)
    return { measures: acrossMeasures.map((id) => ({ id, value: null, isPartial: true })), grantedBy: [], silent };
  const submitted = answers.requests.filter((request) => request.submittedOn <= on);
  // Another year's request may ask anew for one of this year.
  const renewed = renewedAmong(submitted);
  const requests = submitted.filter(isOfYear);
  const isHeard = (funder: string) => !silent.includes(homeOf(funder) ?? "department");
  const grants = grantsOf(requests, decisions, renewed);
  const negotiations = negotiationsOf(requests, decisions, isHeard, renewed);
  const waiting = negotiations.filter(({ state }) => state === "AWAITED" || state === "AMENDED").length;
  const days = daysToAnswer(requests, decisions);
  const values: Readonly<Record<AcrossMeasureId, number | null>> = {
    "actions-co-funded-across": [...grouped(grants, ({ action }) => action).values()].filter(isCoFunded).length,
    "amount-granted-across": sumOf(grants),
    "requests-answered-across": days.length,
    "requests-awaited-across": waiting,
    "days-to-answer-across": medianOf(days),
    "disagreements-across": negotiations.filter(({ disagreements }) => disagreements.length > 0).length,
  };
  const byFunder = [...grouped(grants, ({ funder }) => funder)].map(([funder, of]) => ({ funder, amount: sumOf(of) }));
  return {
    measures: acrossMeasures.map((id) => ({ id, value: values[id], isPartial })),
    grantedBy: byFunder.sort((a, b) => b.amount - a.amount || a.funder.localeCompare(b.funder)),
    silent,
  };
}

/** By two funders at least: two lines of one funder are its own money twice. */
const isCoFunded = (grants: readonly FunderDecision[]): boolean =>
  new Set(grants.map(({ funder }) => funder)).size >= 2;

const sumOf = (grants: readonly FunderDecision[]): number =>
  grants.reduce((sum, { amount }) => exact(sum + (amount ?? 0)), 0);

/** Of each request that is answered as it now is, days from its submission, or from its last change after a refusal. */
function daysToAnswer(requests: readonly RegisterRequest[], decisions: readonly FunderDecision[]): readonly number[] {
  const answers = grouped(decisions, ({ request }) => request);
  return requests.flatMap((request) => {
    const answer = (answers.get(request.id) ?? []).find(
      (decision) =>
        decision.action === request.action && decision.funder === request.funder && isAnswered(request, decision),
    );
    if (!answer?.decidedOn) return [];
    return [daysBetween(request.amendedOn ?? request.submittedOn, answer.decidedOn)];
  });
}

/** What a reader sees of each measure, in French. */
export const acrossText: Readonly<Record<AcrossMeasureId, { readonly title: string; readonly explanation: string }>> = {
  "actions-co-funded-across": {
    title: "Actions cofinancées, d'après tous les financeurs",
    explanation:
      "Deux financeurs au moins ont accordé, d'après les décisions que chacun dit sous son nom et celles que le Département déclare.",
  },
  "amount-granted-across": {
    title: "Montants accordés, tous financeurs (€)",
    explanation:
      "Somme des décisions qui accordent, en réponse à une demande du registre qui tient, à une action qui n'est pas finie.",
  },
  "requests-answered-across": {
    title: "Demandes qui ont leur réponse",
    explanation: "Accordées, refusées ou dégagées par leur financeur, telles que le registre les demande aujourd'hui.",
  },
  "requests-awaited-across": {
    title: "Demandes qui attendent leur financeur",
    explanation: "Ni décidées, ni retirées, ni reprises ; celles d'un financeur qui n'est pas entendu n'y sont pas.",
  },
  "days-to-answer-across": {
    title: "Jours pour répondre à une demande (médiane)",
    explanation: "Du dépôt, ou du dernier changement après un refus, à la décision en vigueur.",
  },
  "disagreements-across": {
    title: "Désaccords entre le registre et un financeur",
    explanation:
      "Demandes dont le registre et le financeur ne disent pas la même chose ; chacune se lit sur la page « Décider ».",
  },
};
