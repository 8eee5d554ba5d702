import type { Territory } from "@pacte-hub/schema/model/territory";

/**
 * The territories whose name has all the words written, each at least its beginning, without regard to accents, case,
 * hyphens or apostrophes; "St" is "Saint". Those that bear the very name come first, then those that begin so.
 */
export function namedLike(candidates: readonly Territory[], query: string): readonly Territory[] {
  const wantedWords = wordsOf(query);
  if (wantedWords.length === 0) return [];
  const matches = candidates.flatMap((territory) => {
    const words = wordsOf(territory.name);
    return hasAll(words, wantedWords) ? [{ territory, rank: rankOf(words.join(" "), wantedWords.join(" ")) }] : [];
  });
  return matches.toSorted((first, second) => first.rank - second.rank).map(({ territory }) => territory);
}

const shortened: Readonly<Record<string, string>> = { st: "saint", ste: "sainte" };

const wordsOf = (text: string): readonly string[] =>
  text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("œ", "oe")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "")
    .map((word) => shortened[word] ?? word);

/** Each word written begins another word of the name. */
function hasAll(words: readonly string[], wantedWords: readonly string[]): boolean {
  const wordsLeft = [...words];
  return wantedWords.every((wantedWord) => {
    const at = wordsLeft.includes(wantedWord) ? wordsLeft.indexOf(wantedWord) : wordsLeft.findIndex((word) => word.startsWith(wantedWord));
    if (at >= 0) wordsLeft.splice(at, 1);
    return at >= 0;
  });
}

const rankOf = (name: string, query: string): number => (name === query ? 0 : name.startsWith(query) ? 1 : 2);
