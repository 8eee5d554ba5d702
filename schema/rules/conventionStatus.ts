import {
  type Convention,
  type ConventionGround,
  type ConventionState,
  type ConventionStatus,
  type ConventionStep,
  isRunning,
  type PactTerm,
} from "../model/convention.ts";
import { type Day, periodOf } from "../model/period.ts";
import { explainConvention } from "./explainConvention.ts";

/** A convention still runs on its last day; one without an end does not end. */
export const hasEnded = ({ end }: { readonly end: Day | null }, day: Day): boolean => end !== null && end < day;

/** Who said the state of a convention, from when on, and until when what they said holds. */
export interface StateSource {
  /** A day or a year. */
  readonly since: string;
  /** null: until the register says otherwise. */
  readonly until: Day | null;
  readonly ground: Extract<ConventionGround, "PACT" | "RECORDED">;
}

/** A Pact speaks in its first year, gives no day, and is for its years: it says nothing of later days. */
export const sayingOfPact = (term: PactTerm): StateSource => ({ ...term, ground: "PACT" });

type Dated = Pick<Convention, "statusInPact" | "end" | "start" | "signed" | "amended" | "expectedSignature">;

/**
 * What is known of a convention's life, oldest first. An expected signature is a step only a steward can confirm: until
 * then the convention stays as it was said to be.
 */
export function stepsOf(convention: Dated, saying: StateSource): readonly ConventionStep[] {
  const { statusInPact, start, end, signed, amended, expectedSignature } = convention;
  const runs = isRunning(statusInPact) || statusInPact === "EXPIRED";
  const expected = signed === null && !runs ? expectedSignature : null;
  return [
    ...step(signed, "SIGNED", isBefore(signed, start) ? "NOT_STARTED" : "IN_FORCE"),
    ...step(runs ? start : null, "STARTED", "IN_FORCE"),
    ...step(amended, "AMENDED", "IN_FORCE"),
    ...step(sinceOf(convention, saying), saying.ground, statusInPact),
    ...step(expected, "SIGNATURE_EXPECTED", "AWAITING_SIGNATURE"),
    ...step(end === null ? null : dayAfter(end), "ENDED", "EXPIRED"),
    ...step(end === null && saying.until !== null ? dayAfter(saying.until) : null, "UNSAID", "UNKNOWN"),
  ].sort((a, b) => firstDayOf(a.since).localeCompare(firstDayOf(b.since)));
}

/** The state on a day, what it rests on, and until when it is known. */
export function stateOn(convention: Dated, day: Day, saying: StateSource): ConventionState {
  const { next, ...state } = stateAmong(stepsOf(convention, saying), day, beforeAll(convention));
  return { ...state, sentence: explainConvention(state, { ...convention, next, saying }) };
}

/** The state that steps, oldest first, say of a day, and the step that ends it; `before` is that of days before them all. */
export function stateAmong(steps: readonly ConventionStep[], day: Day, before: ConventionStatus = "UNKNOWN") {
  const past = steps.filter(({ since }) => firstDayOf(since) <= day);
  const status = past.at(-1)?.status ?? before;
  const next = steps.slice(past.length).find((laterStep) => laterStep.status !== status);
  // The first step that says this status, of those that follow each other until the day.
  const firstOfState = past.slice(past.findLastIndex((pastStep) => pastStep.status !== status) + 1).at(0) ?? null;
  return {
    status,
    on: day,
    since: firstOfState?.since ?? null,
    ground: firstOfState?.ground ?? null,
    knownUntil: isKnown(status) && next ? dayBefore(firstDayOf(next.since)) : null,
    next: next ?? null,
  };
}

/** The first day of a day, a month or a year. */
export const firstDayOf = (text: string): Day => periodOf(text)?.first ?? text;

export const dayAfter = (day: Day): Day => daysLater(day, 1);

export const dayBefore = (day: Day): Day => daysLater(day, -1);

function daysLater(day: Day, days: number): Day {
  const then = new Date(`${day}T00:00:00Z`);
  then.setUTCDate(then.getUTCDate() + days);
  return then.toISOString().slice(0, 10);
}

const step = (since: string | null, ground: ConventionGround, status: ConventionStatus): ConventionStep[] =>
  since === null ? [] : [{ since, ground, status }];

const isKnown = (status: ConventionStatus): boolean => status !== "UNKNOWN";

const isBefore = (first: string | null, second: string | null): boolean =>
  first !== null && second !== null && firstDayOf(first) < firstDayOf(second);

/** A state that runs is not said of days before the first, nor any state of days after the last. */
function sinceOf({ statusInPact, start, signed, end }: Dated, { since }: StateSource): string | null {
  if (end !== null && end < firstDayOf(since)) return null;
  const first = start ?? signed;
  return first !== null && isRunning(statusInPact) && isBefore(since, first) ? first : since;
}

/** Before anything is said of it, a convention with a first day had not started; of another, nothing is known. */
const beforeAll = ({ start, signed, statusInPact }: Dated): ConventionStatus =>
  isRunning(statusInPact) && (start ?? signed) !== null ? "NOT_STARTED" : "UNKNOWN";
