import { type Convention, declaredStatuses } from "../../model/convention.ts";
import type { SubProgrammeReview } from "../../model/pact.ts";
import { accepted, declined, type Judged } from "../../model/pactRefusal.ts";
import { eachOf, faultInTexts, longestText, longestTitle } from "./texts.ts";

/** A convention as a steward records it: signed or expected, from when to when, between whom. */
export function recordedAs(convention: Convention): Judged<Convention> {
  const { start, end, signed, expectedSignature, amended } = convention;
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
  if (fault) return declined(fault);
  return (declaredStatuses as readonly string[]).includes(convention.statusInPact)
    ? accepted(convention)
    : declined({ code: "UNKNOWN_REFERENCE", what: "CONVENTION", id: convention.statusInPact });
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
