import { type Action, statusOf } from "../../model/action.ts";
import { type Contribution, type ContributionAnswer, statusOfContribution } from "../../model/contribution.ts";
import type { Committee } from "../../model/governance.ts";
import { accepted, declined, type Judged, type PactRefusal } from "../../model/pactRefusal.ts";
import type { Day } from "../../model/period.ts";
import { byId } from "../nearest.ts";
import { type ActionProposal, isOver, type ProposalContext, proposed, unknownOf } from "./actions.ts";
import { faultInTexts, longestText, longestTitle } from "./texts.ts";

/** Beyond so many that wait for an answer, an institution waits too: a register is read by people. */
export const mostWaiting = 50;

export type ContributionDraft = Omit<Contribution, "id" | "answer" | "withdrawnOn">;

export interface ContributionSurroundings extends ProposalContext {
  readonly committees: readonly Committee[];
  readonly action: Action | undefined;
  readonly before: readonly Contribution[];
  readonly isEpci: (siren: string) => boolean;
}

/** Who may speak here in their own name: the signatories, the EPCI and the structures that an issuer is believed for. */
export const hasVoice = (
  from: string,
  { institutions, isEpci }: Pick<ContributionSurroundings, "institutions" | "isEpci">,
) =>
  institutions.some(({ id }) => id === from) ||
  (from.startsWith("epci-") && isEpci(from.slice("epci-".length))) ||
  /^siret-\d{14}$/.test(from);

/** A contribution as it is brought, by whoever has a place in the Pact. */
export function submitted(draft: ContributionDraft, among: ContributionSurroundings, id: string): Judged<Contribution> {
  const fault = faultIn(draft, among);
  return fault ? declined(fault) : accepted({ ...draft, id, answer: null, withdrawnOn: null });
}

function faultIn(draft: ContributionDraft, among: ContributionSurroundings): PactRefusal | null {
  const { kind, from, title, text, action, to } = draft;
  if (!hasVoice(from, among)) return { code: "NO_VOICE", institution: from };
  const waiting = among.before.filter(
    (contribution) => contribution.from === from && statusOfContribution(contribution) === "SUBMITTED",
  );
  if (waiting.length >= mostWaiting) return { code: "TOO_MANY_WAITING", institution: from, most: mostWaiting };
  const fault = faultInTexts([
    ["L'intitulé", title, longestTitle],
    ["Le texte", text, longestText],
  ]);
  if (fault) return fault;
  const missing = missingIn(draft);
  if (missing) return { code: "CONTRIBUTION_INCOMPLETE", kind, missing };
  if (action !== null && !among.action) return unknownOf("ACTION", action);
  if (kind === "BLOCKING_POINT" && among.action && isOver(among.action))
    return { code: "ACTION_OVER", action: among.action.id, status: statusOf(among.action) };
  if (to !== null && !among.committees.some(({ id }) => id === to))
    return unknownOf("COMMITTEE", to, among.committees.map(byId));
  const proposal = proposalOf(draft, draft.submittedOn, among);
  const judged = proposal && proposed(proposal, among, "a");
  return judged?.kind === "REFUSED" ? judged.refusal : null;
}

/** What each kind must say, and may not: French, for the sentence. */
function missingIn({ kind, proposal, action, missing, to }: ContributionDraft): string | null {
  if ((kind === "PROPOSAL") !== (proposal !== null)) return "ce que serait l'action (proposal), et elle seule";
  if ((kind === "NOTE") !== (to !== null)) return "l'instance à qui la note s'adresse (to), et elle seule";
  if ((kind === "BLOCKING_POINT") !== (missing !== null)) return "la ressource qui manque (missing), et lui seul";
  if (kind === "BLOCKING_POINT" && action === null) return "l'action qu'il bloque (action)";
  return kind === "PROPOSAL" && action !== null ? "aucune action déjà inscrite (action)" : null;
}

/** The action that a proposal would be; null where it proposes none. */
export function proposalOf(
  { proposal, title, from }: Pick<Contribution, "proposal" | "title" | "from">,
  on: Day,
  { institutions }: Pick<ProposalContext, "institutions">,
): ActionProposal | null {
  if (!proposal) return null;
  const { operatorName, siret, ...fields } = proposal;
  const institution = institutions.find(({ id, name }) => id === from && name === operatorName)?.id ?? null;
  return { ...fields, title, on, operator: { name: operatorName, institution, siret } };
}

/** The technical committee's answer: taken up, or declined with its reason; given once. */
export function answered(contribution: Contribution, answer: ContributionAnswer): Judged<Contribution> {
  const closed = closedFault(contribution);
  if (closed) return declined(closed);
  const { verdict, on, reason } = answer;
  if (on < contribution.submittedOn)
    return declined({ code: "DAYS_REVERSED", first: contribution.submittedOn, next: on });
  if (verdict === "DECLINED" && (reason ?? "").trim() === "")
    return declined({ code: "DECLINED_WITHOUT_REASON", contribution: contribution.id });
  const fault = reason === null ? null : faultInTexts([["Le motif", reason, longestText]]);
  return fault ? declined(fault) : accepted({ ...contribution, answer });
}

/** Its own author takes it back, while nobody has answered. */
export function withdrawn(contribution: Contribution, by: string, on: Day): Judged<Contribution> {
  if (contribution.from !== by) return declined({ code: "NOT_THE_AUTHOR", contribution: contribution.id });
  const closed = closedFault(contribution);
  if (closed) return declined(closed);
  return on < contribution.submittedOn
    ? declined({ code: "DAYS_REVERSED", first: contribution.submittedOn, next: on })
    : accepted({ ...contribution, withdrawnOn: on });
}

function closedFault(contribution: Contribution): PactRefusal | null {
  const status = statusOfContribution(contribution);
  return status === "SUBMITTED" ? null : { code: "CONTRIBUTION_CLOSED", contribution: contribution.id, status };
}
