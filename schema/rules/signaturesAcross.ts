import type { ConventionId } from "../model/convention.ts";
import { type PartnerId, partnerIds } from "../model/partner.ts";
import type { Day } from "../model/period.ts";
import {
  type Answers,
  ownWords,
  type SignatureDisagreement,
  type SigningState,
  signingOf,
} from "./conventionSigning.ts";

/** What the register says of a convention, as far as signing it needs. */
export type Agreement = Parameters<typeof signingOf>[0] & { readonly id: ConventionId };

/** Conventions by what their parties themselves say. */
export interface SignaturesAcross {
  /** Signed by all their parties, each by its own act, whether they run, have not begun or are over. */
  readonly signed: number;
  /** Signed by some of them. */
  readonly partly: number;
  /** True when a party's institution was silent on a convention that is then in neither. */
  readonly isPartial: boolean;
}

const signedByAll: readonly SigningState[] = ["SIGNED", "IN_FORCE", "EXPIRED"];

/** The signatures of the Pact's conventions, summed from every party's own word: no institution holds them all. */
export function signaturesAcross(conventions: readonly Agreement[], answers: Answers, day: Day): SignaturesAcross {
  const signings = conventions.map((agreement) => signingOf(agreement, wordsOn(agreement.id, answers), day));
  return {
    signed: signings.filter(({ state }) => signedByAll.includes(state)).length,
    partly: signings.filter(({ state }) => state === "PARTLY_SIGNED").length,
    isPartial: signings.some(({ unknown }) => unknown.length > 0),
  };
}

/**
 * Words that the register of conventions contradicts, whichever it is of: it does not know the convention, does not name the
 * party, or begins much later. Each side is shown, and neither is corrected.
 */
export function signatureDisagreements(
  conventions: readonly Agreement[],
  answers: Answers,
  day: Day,
): readonly SignatureDisagreement[] {
  const byId = new Map(conventions.map((agreement) => [agreement.id, agreement]));
  const strays = ownWords(answers).filter(
    (word) => word.act === "SIGNED" && word.on <= day && !byId.has(word.convention),
  );
  return [
    ...conventions.flatMap((agreement) => signingOf(agreement, wordsOn(agreement.id, answers), day).disagreements),
    ...strays.map(({ convention, party }) => ({ convention, party, standing: "UNKNOWN" as const })),
  ];
}

/** What each institution's own word is on one convention; a silence stays one. */
const wordsOn = (id: ConventionId, answers: Answers): Answers =>
  Object.fromEntries(
    partnerIds.map((partner): [PartnerId, Answers[PartnerId]] => [
      partner,
      answers[partner]?.filter(({ convention }) => convention === id) ?? null,
    ]),
  );
