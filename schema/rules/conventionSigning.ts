import type { ConventionId } from "../model/convention.ts";
import type { ConventionSignature, SignatureMatch } from "../model/conventionSignature.ts";
import { type PartnerId, partnerIds, partnerOf } from "../model/partner.ts";
import type { Day, Instant } from "../model/period.ts";
import { matchOf, voiceOf } from "./acts/signatures.ts";

/** A party's word, with the instant its register took it in; absent where the reader was not given it. */
export type RecordedWord = ConventionSignature & { readonly record?: { readonly recordedAt: Instant } };

/** What a partner answered of a convention; null: it did not answer, so that nothing is known of it. */
export type Answers = Readonly<Partial<Record<PartnerId, readonly RecordedWord[] | null>>>;

export const partyStates = ["SIGNED", "NOT_SIGNED", "ENDED", "UNKNOWN"] as const;
export type PartyState = (typeof partyStates)[number];

export interface PartySigning {
  readonly party: string;
  readonly state: PartyState;
  /** The day of its signature, or of its end; null where there is none. */
  readonly on: Day | null;
  /** True when the Department said it for a party that has no register of its own here. */
  readonly declared: boolean;
  /** Whose register says it. */
  readonly saidBy: PartnerId;
  /** Amendments that it signed. */
  readonly amendments: number;
}

/** IN_FORCE and EXPIRED are of a day; SIGNED: by all, and not begun. */
export const signingStates = [
  "NOT_SIGNED",
  "PARTLY_SIGNED",
  "SIGNED",
  "IN_FORCE",
  "EXPIRED",
  "ENDED",
  "UNKNOWN",
] as const;
export type SigningState = (typeof signingStates)[number];

export interface Signing {
  readonly state: SigningState;
  readonly parties: readonly PartySigning[];
  readonly yetToSign: readonly string[];
  /** Parties whose partner did not answer: silence is no refusal. */
  readonly unknown: readonly string[];
  /** The day of the last signature, once all have signed. */
  readonly signedOn: Day | null;
  /** The last day that every party agreed to: a renewal counts once each has renewed. */
  readonly end: Day | null;
  /** Words that the register contradicts: of no party, or signed too early. They stay their party's; both are shown. */
  readonly disagreements: readonly SignatureDisagreement[];
  /** French. */
  readonly sentence: string;
}

/** What a party says of a convention, and how the register has it otherwise. */
export interface SignatureDisagreement {
  readonly convention: ConventionId;
  readonly party: string;
  readonly standing: Exclude<SignatureMatch, "ON_REGISTER">;
}

interface Agreed {
  readonly id?: ConventionId;
  readonly parties: readonly { readonly id: string; readonly name?: string }[];
  readonly start: Day | null;
  readonly end: Day | null;
  /** What the Pact says of its signature. */
  readonly signed?: string | null;
  /** When its title, parties or days last changed by an act (`termsSince`); null: as a Pact gives it. */
  readonly termsSince?: Instant | null;
}

/** Whether a word was entered before the terms it would bind to: it counts for nothing. That a party leaves always counts. */
const isBeforeTerms = ({ act, record }: RecordedWord, { termsSince = null }: Pick<Agreed, "termsSince">): boolean =>
  act !== "ENDED" && termsSince !== null && record !== undefined && record.recordedAt < termsSince;

/** The words that count: those entered once the convention had the terms that it has. */
const bindingIn = (answers: Answers, agreed: Pick<Agreed, "termsSince">): Answers =>
  Object.fromEntries(
    partnerIds.map((partner): [PartnerId, Answers[PartnerId]] => [
      partner,
      answers[partner]?.filter((word) => !isBeforeTerms(word, agreed)) ?? null,
    ]),
  );

/**
 * Who has signed a convention, computed from every party's own word: no institution sees the others', whoever holds all the
 * answers can. A word counts under the name of whoever may say it: a party with a subgraph speaks there and nowhere else; and of
 * what its register took in before the convention had its present terms, none counts: nobody signs what was not there to read.
 */
export function signingOf(convention: Agreed, allAnswers: Answers, day: Day): Signing {
  const answers = bindingIn(allAnswers, convention);
  const parties = convention.parties.map(({ id }) => partyOf(id, answers, day));
  const partiesIn = (state: PartyState) => parties.filter((party) => party.state === state);
  const hasAll = parties.length > 0 && partiesIn("SIGNED").length === parties.length;
  const end = hasAll ? agreedEnd(convention, answers, day) : convention.end;
  const signing = {
    parties,
    state: stateOf(parties, { start: convention.start, end }, day),
    yetToSign: partiesIn("NOT_SIGNED").map(({ party }) => party),
    unknown: partiesIn("UNKNOWN").map(({ party }) => party),
    signedOn: hasAll
      ? (parties
          .map(({ on }) => on ?? "")
          .sort()
          .at(-1) ?? null)
      : null,
    end,
    disagreements: disagreementsOf(convention, allAnswers, day),
  };
  const names = new Map(convention.parties.map(({ id, name = id }) => [id, name]));
  return { ...signing, sentence: explainSigning(signing, (party) => names.get(party) ?? party) };
}

/** Each party's words that the convention contradicts, once; a word counts under the name of whoever may say it. */
function disagreementsOf(
  { id = "", signed = null, ...convention }: Agreed,
  answers: Answers,
  day: Day,
): readonly SignatureDisagreement[] {
  const registered = { ...convention, id, signed };
  const disagreements = ownWords(answers).flatMap((word): readonly SignatureDisagreement[] => {
    const match = word.on > day ? "ON_REGISTER" : standingOf(word, registered);
    return match === "ON_REGISTER" ? [] : [{ convention: word.convention, party: word.party, standing: match }];
  });
  return disagreements.filter(
    (disagreement, at) => disagreements.findIndex(({ party }) => party === disagreement.party) === at,
  );
}

function standingOf(word: RecordedWord, registered: Required<Omit<Agreed, "termsSince">> & Agreed): SignatureMatch {
  const match = matchOf({ ...word, id: registered.id }, registered, null);
  return match === "ON_REGISTER" && isBeforeTerms(word, registered) ? "BEFORE_TERMS" : match;
}

/** What each said in its own register, and what the Department declared of those without one. */
export const ownWords = (answers: Answers): readonly RecordedWord[] =>
  partnerIds.flatMap((partner) =>
    (answers[partner] ?? []).filter(({ party, declared }) => {
      const voice = voiceOf(party);
      return (voice ?? "department") === partner && declared === (voice === undefined);
    }),
  );

function partyOf(party: string, answers: Answers, day: Day): PartySigning {
  const voice = voiceOf(party);
  const saidBy = voice ?? "department";
  const nothing = { party, saidBy, declared: voice === undefined, on: null, amendments: 0 };
  const words = wordsOf(party, answers);
  if (words === null) return { ...nothing, state: "UNKNOWN" };
  const wordsToDate = words.filter(({ on }) => on <= day);
  const ended = wordsToDate.find(({ act }) => act === "ENDED");
  const first = wordsToDate.find(({ act }) => act === "SIGNED");
  const amendments = wordsToDate.filter(({ act }) => act === "AMENDED").length;
  if (ended) return { ...nothing, state: "ENDED", on: ended.on, amendments };
  return first ? { ...nothing, state: "SIGNED", on: first.on, amendments } : { ...nothing, state: "NOT_SIGNED" };
}

/** What the party said itself; for one without a subgraph, what the Department declared of it. */
function wordsOf(party: string, answers: Answers): readonly ConventionSignature[] | null {
  const voice = voiceOf(party);
  const words = answers[voice ?? "department"] ?? null;
  return words?.filter((word) => word.party === party && word.declared === (voice === undefined)) ?? null;
}

function stateOf(parties: readonly PartySigning[], { start, end }: Omit<Agreed, "parties">, day: Day): SigningState {
  const has = (state: PartyState) => parties.some((party) => party.state === state);
  if (has("ENDED")) return "ENDED";
  if (has("NOT_SIGNED")) return has("SIGNED") ? "PARTLY_SIGNED" : has("UNKNOWN") ? "UNKNOWN" : "NOT_SIGNED";
  if (has("UNKNOWN") || parties.length === 0) return "UNKNOWN";
  if (end !== null && end < day) return "EXPIRED";
  return start === null || start <= day ? "IN_FORCE" : "SIGNED";
}

/** The earliest of the ends that parties renewed to, once each has; before that, the convention's own. */
function agreedEnd({ parties, end }: Agreed, answers: Answers, day: Day): Day | null {
  const renewed = parties.map(
    ({ id }) => wordsOf(id, answers)?.findLast(({ act, on }) => act === "RENEWED" && on <= day)?.until ?? null,
  );
  const ends = renewed.filter((renewedUntil) => renewedUntil !== null).sort();
  return ends.length === parties.length ? (ends[0] ?? end) : end;
}

const words: Readonly<Record<SigningState, string>> = {
  NOT_SIGNED: "Signée par personne encore",
  PARTLY_SIGNED: "Signée par une partie seulement",
  SIGNED: "Signée par toutes, pas encore commencée",
  IN_FORCE: "Signée par toutes, en vigueur",
  EXPIRED: "Signée par toutes, échue",
  ENDED: "Une partie y a mis fin",
  UNKNOWN: "On ne sait pas si elle est signée",
};

/** French, after the party's name. */
export const signatureDisagreementText: Readonly<Record<SignatureDisagreement["standing"], string>> = {
  NOT_A_PARTY: "que le registre ne dit pas partie, en dit quelque chose",
  TOO_EARLY: "qui l'aurait signée plus d'un an avant son premier jour",
  UNKNOWN: "qui parle d'une convention inconnue du registre",
  BEFORE_TERMS: "dont l'acte précède l'inscription de ce qu'il signerait, et ne compte pas",
};

/** The same in a French sentence. */
function explainSigning(
  { state, yetToSign, unknown, parties, disagreements }: Omit<Signing, "sentence">,
  nameOf: (party: string) => string,
): string {
  const declared = parties
    .filter((party) => party.declared && party.state === "SIGNED")
    .map(({ party }) => nameOf(party));
  const silent = [
    ...new Set(parties.filter((party) => party.state === "UNKNOWN").map(({ saidBy }) => partnerOf(saidBy).name)),
  ];
  return [
    words[state],
    yetToSign.length > 0 ? ` ; reste à signer : ${yetToSign.map(nameOf).join(", ")}` : "",
    unknown.length > 0 ? ` ; inconnu (${silent.join(", ")} ne répond pas) : ${unknown.map(nameOf).join(", ")}` : "",
    ...disagreements.map(
      ({ party, standing }) => ` ; désaccord : ${nameOf(party)}, ${signatureDisagreementText[standing]}`,
    ),
    declared.length > 0 ? ` ; déclaré par le Département : ${declared.join(", ")}` : "",
    ".",
  ].join("");
}
