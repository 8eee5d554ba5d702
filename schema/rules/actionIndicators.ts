import type { Action } from "../model/action.ts";
import type { ActionIndicator, Criterion } from "../model/actionIndicator.ts";
import type { BlockingPoint } from "../model/blocking.ts";
import { type FundingDecision, type FundingRequest, isWithdrawn } from "../model/funding.ts";
import type { Meeting } from "../model/meeting.ts";
import type { Day } from "../model/period.ts";
import { meanOf, percentOf } from "./derivedNumbers.ts";
import { daysBetween } from "./partnership.ts";

/** What the Department's registers hold of one action. */
export interface ActionFile {
  readonly action: Action;
  readonly requests: readonly FundingRequest[];
  /** The Department's own decisions, and those declared to it. */
  readonly decisions: readonly FundingDecision[];
  readonly points: readonly BlockingPoint[];
  /** Meetings that were told of its progress. */
  readonly meetings: readonly Meeting[];
}

/**
 * The first level of evaluation in figures, as the Department can compute them on a day: what happened later is unknown
 * then. How many took part in one action is never told; of its recommendation and year, where the audit allows.
 */
export function indicatorsOf(file: ActionFile, on: Day): readonly ActionIndicator[] {
  const fileOnDay = until(file, on);
  const started = fileOnDay.action.steps.find(({ status }) => status === "RUNNING")?.on ?? null;
  const [proposed] = fileOnDay.action.steps;
  const decided = fileOnDay.decisions.filter(({ status }) => status !== "PENDING");
  const granted = fileOnDay.decisions.filter(({ status }) => status === "GRANTED");
  const indicator = (
    criterion: Criterion,
    [id, title, unit]: readonly [string, string, string],
    value: number | null,
    explanation: string,
  ): ActionIndicator => ({ id, criterion, title, unit, value, explanation, on });
  return [
    indicator(
      "RELEVANCE",
      ["recommendations-served", "Préconisations servies", "préconisations"],
      fileOnDay.action.recommendations.length,
      "Préconisations du Pacte que l'action met en œuvre.",
    ),
    indicator(
      "RELEVANCE",
      ["reports-to-committees", "Comptes rendus aux instances", "réunions"],
      fileOnDay.meetings.length,
      "Réunions où son avancement a été dit : tout projet est suivi par les comités du Pacte.",
    ),
    indicator(
      "EFFECTIVENESS",
      ["days-to-start", "Délai entre la proposition et le démarrage", "jours"],
      started === null || !proposed ? null : daysBetween(proposed.on, started),
      started === null
        ? "Pas encore commencée au jour demandé."
        : "De la proposition au premier jour où elle fut en cours.",
    ),
    indicator(
      "EFFECTIVENESS",
      ["days-blocked", "Jours de blocage", "jours"],
      daysBlocked(fileOnDay.action, on),
      "Jours passés à l'état « bloquée », jusqu'au jour demandé.",
    ),
    indicator(
      "EFFECTIVENESS",
      ["blocking-points", "Points de blocage rencontrés", "points de blocage"],
      fileOnDay.points.length,
      "Points de blocage ouverts sur cette action.",
    ),
    indicator(
      "EFFECTIVENESS",
      ["participants", "Participants", "personnes"],
      null,
      "Jamais publié pour une seule action, qui touche peu de personnes : voir les issues de sa préconisation (`recommendations { department { outcomes } }`), par année, sous l'audit de chaque institution.",
    ),
    indicator(
      "EFFICIENCY",
      ["amount-requested", "Montant demandé", "euros"],
      fileOnDay.requests.reduce((sum, { amount }) => sum + amount, 0),
      "Somme des demandes qui tiennent, à tous les financeurs et pour toutes les années budgétaires.",
    ),
    indicator(
      "EFFICIENCY",
      ["amount-granted-known", "Montant accordé, connu du Département", "euros"],
      // No word of a funder is not a word of nothing.
      decided.length === 0 ? null : granted.reduce((sum, { amount }) => sum + (amount ?? 0), 0),
      "Ses propres décisions et celles que lui déclarent les financeurs sans sous-graphe ; null s'il n'en connaît aucune. Celles de la CAF, de Pôle emploi et du réseau des SIAE se lisent sous leur nom et s'y ajoutent.",
    ),
    indicator(
      "EFFICIENCY",
      ["share-granted-known", "Part accordée de ce qui a été demandé, connue du Département", "%"],
      shareGranted(fileOnDay.requests, decided),
      "Montant accordé rapporté au montant des seules demandes dont le Département connaît la décision (les siennes et celles qu'on lui déclare) ; null s'il n'en connaît aucune.",
    ),
    indicator(
      "EFFICIENCY",
      ["days-to-decide", "Délai moyen de décision, connu du Département", "jours"],
      meanDaysToDecide(fileOnDay.requests, decided),
      "Du dépôt d'une demande à sa décision, pour les seules décisions que le Département connaît ; null si aucune ne l'est.",
    ),
  ];
}

/** The file as it was on a day. */
function until({ action, requests, decisions, points, meetings }: ActionFile, on: Day): ActionFile {
  return {
    action: { ...action, steps: action.steps.filter((step) => step.on <= on) },
    requests: requests.filter(
      (request) => request.submittedOn <= on && !(isWithdrawn(request) && (request.withdrawnOn ?? "") <= on),
    ),
    decisions: decisions.filter(({ decidedOn }) => decidedOn !== null && decidedOn <= on),
    points: points.filter(({ openedOn }) => openedOn <= on),
    meetings: meetings.filter(({ heldOn }) => heldOn <= on),
  };
}

/** Days in the state BLOCKED; one that still stands there is blocked until the day asked. */
const daysBlocked = ({ steps }: Action, on: Day): number =>
  steps
    .map((step, at) => (step.status === "BLOCKED" ? daysBetween(step.on, steps[at + 1]?.on ?? on) : 0))
    .reduce((sum, days) => sum + days, 0);

/** In percent, rounded to the whole; requests still undecided are on neither side. */
function shareGranted(requests: readonly FundingRequest[], decided: readonly FundingDecision[]): number | null {
  const answered = new Set(decided.map(({ request }) => request));
  const amountAsked = requests.reduce((sum, { id, amount }) => sum + (answered.has(id) ? amount : 0), 0);
  const requestIds = new Set(requests.map(({ id }) => id));
  const granted = decided.reduce((sum, { request, amount }) => sum + (requestIds.has(request) ? (amount ?? 0) : 0), 0);
  return percentOf(granted, amountAsked);
}

function meanDaysToDecide(requests: readonly FundingRequest[], decisions: readonly FundingDecision[]): number | null {
  const submitted = new Map(requests.map(({ id, submittedOn }) => [id, submittedOn]));
  const days = decisions.flatMap(({ request, decidedOn }) => {
    const since = submitted.get(request);
    return since === undefined || decidedOn === null ? [] : [daysBetween(since, decidedOn)];
  });
  return meanOf(days);
}
