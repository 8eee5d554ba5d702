import type { TextFinding } from "./finding.ts";
import { foreignNames, initialisms, loanwords, placesAround } from "./foreignNames.ts";
import { oddLetters } from "./frenchLetters.ts";
import { commonFamilyNames, familyNames, firstNames } from "./words.ts";

/** Whether a word, in small letters and without accents, is of the name of a place. */
export type IsPlace = (word: string) => boolean;

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
function isForeign(word: string, isPlace: IsPlace, least = 1): boolean {
  const read = word.toLowerCase();
  if (noName.has(read) || isPlace(read)) return false;
  return fromElsewhere.has(read) || (read.length > 3 && oddLetters(read) >= least);
}

/**
 * Names that no list holds: a text which is nothing but such a name is refused as any other name is; within a sentence, where it
 * may be that of a firm or of a tool, its writer is told.
 */
export function foreignIn(text: string, isPlace: IsPlace): readonly TextFinding[] {
  const found = [...text.matchAll(capitalised)].map(({ 0: word, index }) => ({ word, before: text.slice(0, index) }));
  if (bare.test(text) && found.some(({ word }) => isForeign(word, isPlace))) return [name];
  if (
    bare.test(text) &&
    found.length === 1 &&
    families.has(text.trim().toLowerCase()) &&
    !isPlace(text.trim().toLowerCase())
  )
    return [name];
  const isNamed = found.some(({ word, before }) => isForeign(word, isPlace, begins.test(before) ? 2 : 1));
  return isNamed ? [perhaps] : [];
}

const name: TextFinding = { verdict: "REFUSED", kind: "NAME" };
const perhaps: TextFinding = { verdict: "TOLD", kind: "POSSIBLE_NAME" };
