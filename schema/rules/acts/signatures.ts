import type { ConventionId } from "../../model/convention.ts";
import type { CitedSignature, ConventionSignature, SignatureMatch } from "../../model/conventionSignature.ts";
import { accepted, declined, type Judged, type PactRefusal } from "../../model/pactRefusal.ts";
import { type PartnerId, partnerIds, partnerOf } from "../../model/partner.ts";
import type { Day } from "../../model/period.ts";
import { grouped } from "../grouped.ts";
import { unknownOf } from "./actions.ts";
import { eachOf, faultInTexts, longestTitle } from "./texts.ts";

export type SignatureDraft = Omit<ConventionSignature, "id" | "declared">;

/** What the same party said of the same convention before, oldest first; the one that is corrected, if one is. */
export interface SignatureHistory {
  readonly before: readonly ConventionSignature[];
  readonly corrected: string | null;
  readonly today: Day;
}

/** A convention's id, wherever it is kept: other institutions cannot ask the Department's register. */
const conventionForm = /^[a-z0-9][a-z0-9-]{1,79}$/;

/**
 * A party's own word: it signs once, then amends, renews or ends what it signed; nothing follows its end. What is corrected is
 * its last word.
 */
export function signed(
  draft: SignatureDraft,
  register: SignatureHistory,
  declared: boolean,
): Judged<ConventionSignature> {
  const { convention, party } = draft;
  const before = register.before.filter((word) => word.party === party);
  const last = before.at(-1);
  if (register.corrected !== null && last?.id !== register.corrected)
    return declined(unknownOf("SIGNATURE", register.corrected));
  const earlier = register.corrected === null ? before : before.slice(0, -1);
  const fault = faultIn(draft, earlier, register.today);
  if (fault) return declined(fault);
  const id = register.corrected ?? `signature:${convention}:${party}:${before.length + 1}`;
  return accepted({ ...draft, id, declared });
}

function faultIn(draft: SignatureDraft, earlier: readonly ConventionSignature[], today: Day): PactRefusal | null {
  const { convention, party, act, on, until, subject } = draft;
  const last = earlier.at(-1);
  if (!conventionForm.test(convention)) return unknownOf("CONVENTION", convention);
  if (act === "SIGNED" && last) return { code: "ALREADY_SIGNED", convention, party };
  if (act !== "SIGNED" && !last) return { code: "NOT_SIGNED_YET", convention, party };
  if (last?.act === "ENDED") return { code: "PARTY_HAS_LEFT", convention, party, on: last.on };
  if (last && on < last.on) return { code: "DAYS_REVERSED", first: last.on, next: on };
  if (on > today) return { code: "DAY_TO_COME", on };
  if ((act === "RENEWED") !== (until !== null)) return { code: "RENEWAL_NEEDS_END", convention };
  if (until !== null && until <= on) return { code: "ENDS_BEFORE_START", start: on, end: until };
  if (act === "AMENDED" && subject === null) return { code: "INVALID_TEXT", field: "L'objet", longest: longestTitle };
  return faultInTexts(eachOf("L'objet", subject === null ? [] : [subject], longestTitle));
}

/** A convention is signed a year before it starts at the earliest; one whose start nobody knows, no earlier than its Pact. */
export function faultInSigningDay(
  { id, start }: { readonly id: ConventionId; readonly start: Day | null },
  on: string,
  pactStart: Day | null,
): PactRefusal | null {
  const earliest = start === null ? pactStart : `${Number(start.slice(0, 4)) - 1}${start.slice(4)}`;
  if (earliest === null || on >= earliest.slice(0, on.length)) return null;
  return { code: "SIGNED_TOO_EARLY", convention: id, on, earliest };
}

/** What is known of a convention where a word on it is judged. */
export interface RegisteredConvention {
  readonly id: ConventionId;
  readonly parties: readonly { readonly id: string }[];
  readonly start: Day | null;
  readonly signed: string | null;
}

/**
 * What a convention says against a word on it: of no party of it, or a signature too early. Where the Pact gives the day of
 * its signature and no start, nothing since that day is too early.
 */
export function faultInWord(
  convention: RegisteredConvention,
  { party, act, on }: Pick<ConventionSignature, "party" | "act" | "on">,
  pactStart: Day | null,
): PactRefusal | null {
  const { id, parties, start, signed: signedOn } = convention;
  if (!parties.some((candidate) => candidate.id === party)) return { code: "NOT_A_PARTY", party, convention: id };
  const wasSigned = start === null && signedOn !== null && on >= signedOn;
  return act === "SIGNED" && !wasSigned ? faultInSigningDay(convention, on, pactStart) : null;
}

/** How a word stands beside the Department's register; it stands for its party whatever comes of it. */
export function matchOf(
  cited: CitedSignature,
  registered: RegisteredConvention | undefined,
  pactStart: Day | null,
): SignatureMatch {
  if (!registered) return "UNKNOWN";
  const fault = faultInWord(registered, cited, pactStart);
  return fault === null ? "ON_REGISTER" : fault.code === "NOT_A_PARTY" ? "NOT_A_PARTY" : "TOO_EARLY";
}

/** Parties that signed and have not left. */
export const boundBy = (signatures: readonly ConventionSignature[]): readonly string[] =>
  [...grouped(signatures, ({ party }) => party)]
    .filter(([, words]) => words.at(-1)?.act !== "ENDED")
    .map(([party]) => party);

/** The partner that speaks for a party under its own name; undefined: the party has no register of its own. */
export const voiceOf = (party: string): PartnerId | undefined =>
  partnerIds.find((id) => partnerOf(id).signatories.includes(party));
