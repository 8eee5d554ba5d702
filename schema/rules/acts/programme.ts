import {
  type Convention,
  type ConventionStatus,
  declaredStatuses,
  isOfPact,
  isRunning,
} from "../../model/convention.ts";
import type { ConventionSignature } from "../../model/conventionSignature.ts";
import type { SubProgrammeReview } from "../../model/pact.ts";
import { accepted, declined, type Judged, type PactRefusal } from "../../model/pactRefusal.ts";
import type { Day } from "../../model/period.ts";
import { haveSameTerms } from "../conventionTerms.ts";
import { boundBy, faultInSigningDay } from "./signatures.ts";
import { eachOf, faultInTexts, longestText, longestTitle } from "./texts.ts";

/** What the Department's register holds of a convention before it is recorded. */
export interface RecordedBefore {
  readonly before?: Convention | undefined;
  /** Its own signature, and those declared to it: other parties keep theirs, which it cannot read. */
  readonly signatures?: readonly ConventionSignature[];
  /** The first day of the first Pact; null: no Pact is known. */
  readonly pactStart?: Day | null;
}

/** A convention as a steward records it: expected or over, from when to when, between whom; its parties sign it themselves. */
export function recordedAs(convention: Convention, registers: RecordedBefore = {}): Judged<Convention> {
  const { start, end, signed, expectedSignature, amended } = convention;
  const contradiction = faultInParties(convention, registers) ?? faultInState(convention, registers);
  if (contradiction) return declined(contradiction);
  if (start !== null && end !== null && end < start) return declined({ code: "ENDS_BEFORE_START", start, end });
  if (signed !== null && end !== null && end < signed.slice(0, end.length))
    return declined({ code: "ENDS_BEFORE_START", start: signed, end });
  if (signed !== null && amended !== null && amended < signed)
    return declined({ code: "DAYS_REVERSED", first: signed, next: amended });
  const fault = faultInTexts([
    ["L'identifiant", convention.id, longestTitle],
    ["L'intitulé", convention.title, longestText],
    ["La nature", convention.kind, longestTitle],
    ["Les parties", convention.parties.map(({ name }) => name).join(), longestText],
    ...eachOf(
      "Une date",
      [signed, expectedSignature, amended].flatMap((day) => day ?? []),
      10,
    ),
  ]);
  const refusal = fault ?? faultInVoice(convention, registers);
  if (refusal) return declined(refusal);
  return (declaredStatuses as readonly string[]).includes(convention.statusInPact)
    ? accepted(convention)
    : declined({ code: "UNKNOWN_REFERENCE", what: "CONVENTION", id: convention.statusInPact });
}

/** Each party once; none that signed here is taken out behind its back, nor held to other terms than those it signed. */
function faultInParties(convention: Convention, { before, signatures = [] }: RecordedBefore): PactRefusal | null {
  const { id, parties } = convention;
  const ids = parties.map((party) => party.id);
  const twice = ids.find((partyId, at) => ids.indexOf(partyId) !== at);
  if (twice !== undefined) return { code: "PARTY_TWICE", convention: id, party: twice };
  const bound = boundBy(signatures);
  const dropped = bound.find((partyId) => !ids.includes(partyId));
  if (dropped !== undefined) return { code: "PARTY_HAS_SIGNED", convention: id, party: dropped };
  const [signatory] = bound;
  return before && signatory !== undefined && !haveSameTerms(before, convention)
    ? { code: "TERM_IS_SIGNED", convention: id, party: signatory }
    : null;
}

const notSigned: readonly ConventionStatus[] = ["AWAITING_SIGNATURE", "IN_PREPARATION", "IN_PROSPECT"];

/** A state and dates that say the same; a day of signature that the register already held stays as it was said. */
function faultInState(convention: Convention, { before, pactStart = null }: RecordedBefore): PactRefusal | null {
  const { id, statusInPact: status, signed, end } = convention;
  if (status === "EXPIRED" && end === null) return { code: "EXPIRED_WITHOUT_END", convention: id };
  if (signed === null) return null;
  if (notSigned.includes(status)) return { code: "SIGNED_AGAINST_STATUS", convention: id, status, signed };
  return before?.signed === signed ? null : faultInSigningDay(convention, signed, pactStart);
}

/**
 * That a convention is signed, or in force, is each party's own word: the register says it of none but those of which the
 * Pact said so, and says nothing more than the Pact did.
 */
function faultInVoice({ id, statusInPact, signed }: Convention, { before }: RecordedBefore): PactRefusal | null {
  const ofPact = before && isOfPact(before) ? before : null;
  const runs = isRunning(statusInPact) && ofPact?.statusInPact !== statusInPact;
  return runs || (signed !== null && ofPact?.signed !== signed)
    ? { code: "PARTIES_SIGN_THEMSELVES", convention: id }
    : null;
}

/** The yearly review of a sub-programme: held once its year has begun. */
export function reviewed(
  review: SubProgrammeReview,
  /** Those of the review's Pact. */
  years: readonly number[],
): Judged<SubProgrammeReview> {
  const { year, heldOn } = review;
  if (!years.includes(year)) return declined({ code: "OUTSIDE_THE_PACT", year, years });
  if (heldOn < `${year}-01-01`) return declined({ code: "DAYS_REVERSED", first: `${year}-01-01`, next: heldOn });
  const fault = faultInTexts([
    ["La revue", review.review, longestText],
    ...eachOf("Les ajustements", review.adjustments, longestText),
  ]);
  return fault ? declined(fault) : accepted(review);
}
