import type { Territory } from "@pacte-hub/schema/model/territory";

/**
 * The territories whose name has all the words written, each at least its beginning, without regard to accents, case,
 * hyphens or apostrophes; "St" is "Saint". Those that bear the very name come first, then those that begin so.
 */
export function namedLike(all: readonly Territory[], written: string): readonly Territory[] {
  const wanted = wordsOf(written);
  if (wanted.length === 0) return [];
  const found = all.flatMap((territory) => {
    const words = wordsOf(territory.name);
    return hasAll(words, wanted) ? [{ territory, rank: rankOf(words.join(" "), wanted.join(" ")) }] : [];
  });
  return found.toSorted((one, other) => one.rank - other.rank).map(({ territory }) => territory);
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
function hasAll(words: readonly string[], wanted: readonly string[]): boolean {
  const left = [...words];
  return wanted.every((one) => {
    const at = left.includes(one) ? left.indexOf(one) : left.findIndex((word) => word.startsWith(one));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

const rankOf = (name: string, wanted: string): number => (name === wanted ? 0 : name.startsWith(wanted) ? 1 : 2);
