import { editsBetween } from "@pacte-hub/schema/rules/nearest";
import { synonyms } from "./synonyms.ts";

/** A place of the site that can be found. */
export interface Findable {
  readonly address: string;
  readonly page: string;
  readonly title: string;
  readonly text: string;
}

/** Letters as they are looked for: no accent, no capital, no ligature. */
export const folded = (text: string): string =>
  text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae")
    .replaceAll(/[’']/g, " ");

/** A code or a program's name is one word, underscores and all. */
const wordsOf = (text: string): readonly string[] => folded(text).match(/[\p{L}\p{N}_]+/gu) ?? [];

/** Words of a place: a code is found by its parts too. */
const placedWords = (text: string): readonly string[] =>
  wordsOf(text).flatMap((word) => (word.includes("_") ? [word, ...word.split("_")] : [word]));

/** How much a title outweighs the text under it. */
const titleWeight = 8;

/**
 * The places that hold every word asked for, or words that begin so; first those whose title does. A word that no place holds is
 * looked for as its synonyms, then as the nearest word that there is: a slip of the keyboard finds too.
 */
export function search(places: readonly Findable[], words: string): readonly Findable[] {
  const wantedWords = wordsOf(words);
  if (wantedWords.length === 0) return [];
  const indexed = places.map(indexedPlace);
  const meanings = wantedWords.map((word) => meaningsOf(word, indexed));
  return indexed
    .map(({ place, heads, body }) => ({ place, weight: weightOf(heads, body, meanings) }))
    .filter(({ weight }) => weight > 0)
    .sort((first, second) => second.weight - first.weight)
    .map(({ place }) => place);
}

interface IndexedPlace {
  readonly place: Findable;
  readonly heads: readonly string[];
  readonly body: readonly string[];
}

const indexedPlace = (place: Findable): IndexedPlace => ({
  place,
  heads: placedWords(`${place.page} ${place.title}`),
  body: placedWords(place.text),
});

/** Any of which answers for a word: itself where a place holds it, else words that mean the same, else the nearest. */
function meaningsOf(word: string, places: readonly IndexedPlace[]): readonly string[] {
  const isInSomePlace = (candidate: string) =>
    places.some(({ heads, body }) => timesOf(candidate, heads) + timesOf(candidate, body) > 0);
  const alike = synonyms.get(word) ?? [];
  if (isInSomePlace(word) || alike.some(isInSomePlace)) return [word, ...alike];
  const everyWord = new Set(places.flatMap(({ heads, body }) => [...heads, ...body]));
  return [word, ...nearest(word, [...everyWord])];
}

/** The nearest words, where a slip may have been made: a letter, two of a long word; what is short is what it is. */
function nearest(word: string, words: readonly string[]): readonly string[] {
  const mostEdits = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
  const slips = words
    .filter(({ length }) => length > 3 && Math.abs(length - word.length) <= mostEdits)
    .map((slip) => ({ one: slip, edits: editsBetween(word, slip) }))
    .filter(({ edits }) => edits <= mostEdits);
  const fewest = Math.min(...slips.map(({ edits }) => edits));
  return slips.filter(({ edits }) => edits === fewest).map(({ one: slip }) => slip);
}

/** 0 where one of the words is missing. */
function weightOf(
  heads: readonly string[],
  body: readonly string[],
  meaningsByWord: readonly (readonly string[])[],
): number {
  let weight = 0;
  for (const meanings of meaningsByWord) {
    const inTitle = Math.max(...meanings.map((meaning) => timesOf(meaning, heads)));
    const inText = Math.max(...meanings.map((meaning) => timesOf(meaning, body)));
    if (inTitle + inText === 0) return 0;
    weight += titleWeight * inTitle + Math.log2(1 + inText);
  }
  return weight;
}

/** A whole word counts more than one that only begins so. */
const timesOf = (word: string, among: readonly string[]): number =>
  among.reduce((sum, candidate) => sum + (candidate === word ? 1 : candidate.startsWith(word) ? 0.5 : 0), 0);

/** Some words of a text around the first that was asked for. */
export function extract(text: string, words: string, length = 160): string {
  const [first = ""] = wordsOf(words);
  const at = Math.max(0, folded(text).indexOf(first) - length / 4);
  const start = at === 0 ? 0 : text.indexOf(" ", at) + 1;
  const end = start + length;
  return `${start > 0 ? "…" : ""}${text.slice(start, end).trim()}${end < text.length ? "…" : ""}`;
}
