import type { TextFinding } from "./finding.ts";
import { foreignNames, initialisms, loanwords, placesAround } from "./foreignNames.ts";
import { oddLetters } from "./frenchLetters.ts";
import { commonFamilyNames, familyNames, firstNames } from "./words.ts";

/** What is known of words, in small letters and without accents, by whoever has lists too long for a rule. */
export interface Vocabulary {
  /** Of the name of a place. */
  isPlace(word: string): boolean;
  /** French, whatever it says. */
  isWord(word: string): boolean;
}

/** Nobody's list: no word is a place's, and any may be French. */
export const noVocabulary: Vocabulary = { isPlace: () => false, isWord: () => true };

const listed = (list: string): ReadonlySet<string> => new Set(list.toLowerCase().split("|"));
const fromElsewhere = listed(foreignNames);
/** Names that are usual here are seen by what stands around them (identifiers.ts): many are also of a street or a house. */
const elsewhere = [loanwords, initialisms, placesAround, firstNames, familyNames].flatMap((list) => [...listed(list)]);
const noName = new Set(elsewhere);
const families = listed(commonFamilyNames);

/** A word with a capital, and that alone: neither initials nor a part of a code. */
const capitalised = /(?<![\p{L}\p{N}'_./@-])\p{Lu}\p{Ll}{2,40}(?![\p{L}\p{N}_/@])/gu;
/** Nothing but a few words with a capital: "Ngozi", "Przybylski Marek". */
const bare = /^\s*(?:\p{Lu}[\p{Ll}'-]{2,40}[ -]?){1,3}[.!,]?\s*$/u;
const begins = /(?:^|[.!?:;•\n«"(])\s*$/u;

/** Not spelt as French words are, or known for a name from elsewhere; a first word of a sentence needs more to seem one. */
function isForeign(word: string, { isPlace }: Vocabulary, leastOdd = 1): boolean {
  const lowerCase = word.toLowerCase();
  if (noName.has(lowerCase) || isPlace(lowerCase)) return false;
  return fromElsewhere.has(lowerCase) || (lowerCase.length > 3 && oddLetters(lowerCase) >= leastOdd);
}

/** Neither French, nor of a place, a tool or a firm that is known. */
const isNobodysWord = (word: string, { isPlace, isWord }: Vocabulary): boolean =>
  !isWord(word) && !isPlace(word) && !noName.has(word);

/**
 * Names that no list holds: a text which is nothing but such a name is refused as any other name is; within a sentence, where it
 * may be that of a firm or of a tool, its writer is told.
 */
export function foreignIn(text: string, vocabulary: Vocabulary): readonly TextFinding[] {
  const capitalisedWords = [...text.matchAll(capitalised)].map(({ 0: word, index }) => ({
    word,
    before: text.slice(0, index),
  }));
  if (bare.test(text) && capitalisedWords.some(({ word }) => isForeign(word, vocabulary))) return [name];
  const alone = bare.test(text) ? capitalisedWords.map(({ word }) => word.toLowerCase()) : [];
  const [only] = alone;
  if (only !== undefined && alone.length === 1 && families.has(only) && !vocabulary.isPlace(only)) return [name];
  if (alone.length > 0 && alone.every((word) => isNobodysWord(word, vocabulary))) return [perhaps];
  const isNamed = capitalisedWords.some(({ word, before }) => isForeign(word, vocabulary, begins.test(before) ? 2 : 1));
  return isNamed ? [perhaps] : [];
}

const name: TextFinding = { verdict: "REFUSED", kind: "NAME" };
const perhaps: TextFinding = { verdict: "TOLD", kind: "POSSIBLE_NAME" };
