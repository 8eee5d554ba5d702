import type { Convention, ConventionGround, ConventionStatus, ConventionStep } from "../model/convention.ts";
import type { Day } from "../model/period.ts";

/** A convention still runs on its last day; one without an end does not end. */
export const hasEnded = ({ end }: { readonly end: Day | null }, day: Day): boolean => end !== null && end < day;

/** A dated convention expires the day after its end, whatever the register of 2017 said of it. */
export function statusOn(convention: Pick<Convention, "statusInPact" | "end">, day: Day): ConventionStatus {
  return hasEnded(convention, day) ? "EXPIRED" : convention.statusInPact;
}

/** The Pact speaks in 2017 and gives no day. */
const sayingOfThePact = "2017";

type Dated = Pick<Convention, "statusInPact" | "end" | "start" | "signed" | "amended" | "expectedSignature">;

/**
 * What is known of a convention's life, oldest first. An expected signature is a step only a steward can confirm: until
 * then the convention stays as the Pact said it.
 */
export function stepsOf(convention: Dated): readonly ConventionStep[] {
  const { statusInPact, start, end, signed, amended, expectedSignature } = convention;
  const step = (since: string | null, ground: ConventionGround, status: ConventionStatus): ConventionStep[] =>
    since === null ? [] : [{ since, ground, status }];
  return [
    ...step(signed, "SIGNED", "IN_FORCE"),
    ...step(start, "STARTED", "IN_FORCE"),
    ...step(amended, "AMENDED", "IN_FORCE"),
    ...step(sayingOfThePact, "PACT", statusInPact),
    ...step(expectedSignature, "SIGNATURE_EXPECTED", "AWAITING_SIGNATURE"),
    ...step(end === null ? null : dayAfter(end), "ENDED", "EXPIRED"),
  ].sort((a, b) => a.since.localeCompare(b.since));
}

export function dayAfter(day: Day): Day {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
