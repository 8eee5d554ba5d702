import { type Convention, type ConventionState, type ConventionStep, isRunning } from "../model/convention.ts";
import type { ConventionSignature } from "../model/conventionSignature.ts";
import type { Day } from "../model/period.ts";
import { type Signing, signingOf } from "./conventionSigning.ts";
import { dayAfter, hasEnded, stateAmong } from "./conventionStatus.ts";
import { inDay } from "./explainConvention.ts";
import { frenchDay } from "./frenchDay.ts";

type Recorded = Pick<Convention, "parties" | "start" | "end" | "statusInPact" | "expectedSignature">;

/** What the Department's register holds of a convention: its own word, and those it declares; nobody else's. */
export interface HeldSignatures {
  readonly words: readonly ConventionSignature[];
  /** The day it was entered; of one that a Pact cites, the day of the first word. */
  readonly since: Day;
}

/**
 * What the Department's register alone can say of a convention's life, oldest first: in force once each party has signed and it
 * holds every word; unknown, where a party signs in a register of its own; waiting, while one that it speaks for has not signed.
 */
export function stepsBySignatures(convention: Recorded, { words, since }: HeldSignatures): readonly ConventionStep[] {
  const { start, end } = convention;
  const over = end === null ? [] : [dayAfter(end)];
  const renewals = words.flatMap(({ until }) => (until === null ? [] : [dayAfter(until)]));
  // Entered late, a convention is over all the same since its last day.
  const knownDays = [since, ...words.map(({ on }) => on), ...over].sort();
  const first = knownDays[0] ?? since;
  const turns = [...knownDays, ...(start === null ? [] : [start]), ...renewals];
  const days = [...new Set(turns)].filter((day) => day >= first).sort();
  const steps = days.map((day) => stepOn(convention, words, day));
  return steps.filter((step, at) => step.status !== steps[at - 1]?.status);
}

function stepOn(convention: Recorded, words: readonly ConventionSignature[], day: Day): ConventionStep {
  const signing = signingOf(convention, { department: words }, day);
  switch (signing.state) {
    case "IN_FORCE":
      return { since: day, status: "IN_FORCE", ground: convention.start === day ? "STARTED" : "SIGNED" };
    case "SIGNED":
      return { since: day, status: "NOT_STARTED", ground: "SIGNED" };
    case "EXPIRED":
    case "ENDED":
      return { since: day, status: "EXPIRED", ground: "ENDED" };
  }
  if (hasEnded(convention, day) && !mayBeRenewed(signing, words, day))
    return { since: day, status: "EXPIRED", ground: "ENDED" };
  if (signing.yetToSign.length === 0) return { since: day, status: "UNKNOWN", ground: "UNHEARD" };
  const { statusInPact } = convention;
  const isUnsigned = signing.parties.every(({ state }) => state !== "SIGNED");
  const waits = isUnsigned && !isRunning(statusInPact) && statusInPact !== "EXPIRED";
  return { since: day, status: waits ? statusInPact : "AWAITING_SIGNATURE", ground: "RECORDED" };
}

/** All whose word is held renewed it: only those whose word is not can tell whether it is over. */
const mayBeRenewed = ({ parties }: Signing, words: readonly ConventionSignature[], day: Day): boolean =>
  parties
    .filter(({ state }) => state !== "UNKNOWN")
    .every(({ party }) =>
      words.some(
        (word) => word.party === party && word.act === "RENEWED" && word.on <= day && (word.until ?? "") >= day,
      ),
    );

/**
 * The day a convention is signed as far as the Department's register tells: that which its Pact gives, or the last signature
 * of its parties; null while it does not hold each of them.
 */
export const signedDayOf = (
  convention: Recorded & Pick<Convention, "signed">,
  words: readonly ConventionSignature[],
  day: Day,
): string | null => convention.signed ?? signingOf(convention, { department: words }, day).signedOn;

/** The state on a day, as far as the Department's register of signatures tells, and whose word it does not hold. */
export function stateBySignatures(convention: Recorded, signatures: HeldSignatures, day: Day): ConventionState {
  const { next, ...state } = stateAmong(stepsBySignatures(convention, signatures), day);
  const signing = signingOf(convention, { department: signatures.words }, day);
  const until = next?.status === "EXPIRED" && state.knownUntil !== null ? frenchDay(state.knownUntil) : null;
  return { ...state, sentence: explained(state, convention, { signing, until, next }) };
}

interface StepContext {
  readonly signing: Signing;
  /** French; null: nothing says when this state ends. */
  readonly until: string | null;
  readonly next: ConventionStep | null;
}

function explained(
  { status, since, on }: Omit<ConventionState, "sentence">,
  convention: Recorded,
  { signing, until, next }: StepContext,
): string {
  const nameOf = (party: string) => convention.parties.find(({ id }) => id === party)?.name ?? party;
  const list = (lead: string, parties: readonly string[]) =>
    parties.length === 0 ? "" : ` ; ${lead} : ${parties.map(nameOf).join(", ")}`;
  const declared = signing.parties
    .filter((party) => party.declared && party.state === "SIGNED")
    .map(({ party }) => party);
  const endedBy = signing.parties.filter(({ state }) => state === "ENDED").map(({ party }) => party);
  const of = {
    declared: list("déclaré par le Département", declared),
    missing: `${list("reste à signer", signing.yetToSign)}${list("le dit dans son propre registre", signing.unknown)}`,
  };
  if (since === null)
    return `État inconnu : rien n'en est dit avant ${next ? `le ${frenchDay(next.since)}` : "ce jour"}.`;
  switch (status) {
    case "IN_FORCE":
      return `En vigueur depuis le ${frenchDay(since)}${until === null ? "" : `, jusqu'au ${until}`}, signée par toutes ses parties${of.declared}.`;
    case "NOT_STARTED":
      return `Pas encore en vigueur : signée par toutes ses parties, elle commence le ${frenchDay(convention.start ?? on)}${of.declared}.`;
    case "EXPIRED":
      return `Échue depuis le ${frenchDay(since)}${list("y a mis fin", endedBy)}, selon le Département.`;
    case "UNKNOWN":
      return `État inconnu du Département, qui ne tient pas la parole de toutes les parties${of.missing}${of.declared}.`;
  }
  const { expectedSignature } = convention;
  const expected = expectedSignature === null ? "" : `, attendue ${inDay(expectedSignature)}`;
  return `${waiting[status] ?? "En attente de signature"} selon le Département${expected}${of.missing}${of.declared}.`;
}

const waiting: Readonly<Record<string, string>> = {
  IN_PREPARATION: "En cours d'élaboration ou d'actualisation",
  IN_PROSPECT: "En perspective",
};
