import { counted } from "./counts.ts";
import type { TextFaultKind, TextFinding, TextRemarkKind } from "./finding.ts";
import { foreignIn, noVocabulary, type Vocabulary } from "./foreign.ts";
import { unhidden } from "./hiding.ts";
import { identifying } from "./identifiers.ts";
import { officesIn } from "./offices.ts";
import { portraitsInPieces } from "./pieces.ts";
import { portraitsIn, portraitsInCode } from "./portraits.ts";
import { plain, sentencesOf } from "./reading.ts";
import { joined } from "./spaced.ts";

/**
 * What a free text says of persons or figures, the gravest first; empty: nothing was seen. It is a net, not a proof: what it
 * lets through is still its writer's word (docs/textes-libres.md). `vocabulary` says which words are French, and which of a place.
 */
export function findingsIn(text: string, vocabulary: Vocabulary = noVocabulary): readonly TextFinding[] {
  const plainText = plain(text);
  const findings = [...new Set([plainText, unhidden(plainText), plain(joined(text))])].flatMap((reading) => [
    ...identifying(reading),
    ...sentencesOf(reading).flatMap(portraitsIn),
    ...sentencesOf(reading).flatMap(officesIn),
    ...portraitsInPieces(reading),
    ...foreignIn(reading, vocabulary),
    ...counted(reading),
  ]);
  const kinds = new Map(findings.map((finding) => [finding.kind, finding]));
  return [...kinds.values()].sort((a, b) => Number(a.verdict === "TOLD") - Number(b.verdict === "TOLD"));
}

/**
 * The same of a code or a name without spaces ("veuve-sourde-bouligny"): what its words say of somebody. Figures are part of
 * most codes, and say nothing here.
 */
export function findingsInCode(code: string, vocabulary: Vocabulary = noVocabulary): readonly TextFinding[] {
  const plainCode = unhidden(plain(code)).replace(/[-_:./+]+/g, " ");
  const names = [...identifying(plainCode), ...foreignIn(plainCode, vocabulary)];
  const isName = ({ kind }: TextFinding): boolean => kind === "NAME" || kind === "POSSIBLE_NAME";
  return [...names.filter(isName), ...portraitsInCode(plainCode)];
}

const sentences: Readonly<Record<TextFaultKind | TextRemarkKind, string>> = {
  EMAIL: "une adresse électronique s'y lit",
  TELEPHONE: "un numéro de téléphone s'y lit",
  PERSONAL_NUMBER: "un numéro qui est celui d'une personne (sécurité sociale, allocataire, identifiant) s'y lit",
  BIRTH: "une naissance s'y lit",
  ADDRESS: "une adresse ou un domicile s'y lit",
  NAME: "une personne y est nommée : dites sa fonction",
  PORTRAIT: "quelqu'un s'y reconnaîtrait : dites un public, non une personne",
  SMALL_GROUP:
    "un très petit nombre de personnes y est compté ou décrit : le secret statistique vaut aussi pour les mots",
  FIGURE:
    "un nombre de personnes s'y lit : un chiffre se publie par la voie des chiffres, où il est protégé et dit son unité",
  PERSON_IN_GENERAL:
    "il y est parlé d'une personne et de ce que la loi protège (santé, origine, justice…) : est-ce un public ?",
  POSSIBLE_NAME: "un mot y est peut-être le nom d'une personne : si c'en est un, dites sa fonction",
};

/** Why, in French, without the words themselves: a refusal may be kept where the text must not. */
export const explainFinding = ({ kind }: TextFinding): string => sentences[kind];
