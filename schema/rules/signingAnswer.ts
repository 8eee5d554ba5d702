import type { ConventionSignature } from "../model/conventionSignature.ts";
import { type PartnerId, partnerIds, partnerOf } from "../model/partner.ts";
import type { Day, Instant } from "../model/period.ts";
import { type Answers, type RecordedWord, signatureDisagreementText, signingOf } from "./conventionSigning.ts";

type Word = Pick<ConventionSignature, "party" | "act" | "on" | "until" | "declared"> & {
  readonly conventionId: string;
  readonly record: { readonly recordedAt: Instant };
};

/** A convention with its register's words, and each institution's own under its field; null where it did not answer. */
export type AnsweredConvention = Pick<Parameters<typeof signingOf>[0], "start" | "end" | "signed" | "termsSince"> & {
  readonly id: string;
  readonly parties: readonly { readonly id: string; readonly name: string }[];
} & { readonly [field: string]: unknown };

/** Who has signed on a day, by every party's own word, with names and sentences: no institution holds them all, an answer does. */
export function signingAnswer(convention: AnsweredConvention, day: Day) {
  const { parties, disagreements, ...signing } = signingOf(convention, answersIn(convention), day);
  const names = new Map(convention.parties.map(({ id, name }) => [id, name]));
  return {
    ...signing,
    on: day,
    parties: parties.map((party) => ({ ...party, name: names.get(party.party) ?? party.party })),
    disagreements: disagreements.map(({ party, standing }) => ({
      party,
      standing,
      explanation: `${names.get(party) ?? party}, ${signatureDisagreementText[standing]}.`,
    })),
  };
}

const answersIn = (convention: AnsweredConvention): Answers =>
  Object.fromEntries(
    partnerIds.map((id): [PartnerId, Answers[PartnerId]] => {
      const answer = convention[partnerOf(id).field] as { readonly everySignature?: readonly Word[] | null } | null;
      return [id, answer?.everySignature?.map(wordOf) ?? null];
    }),
  );

const wordOf = ({ conventionId, ...word }: Word): RecordedWord => ({
  ...word,
  convention: conventionId,
  id: "",
  subject: null,
});
