import { departments } from "./departments.ts";
import { isFrenchWord } from "./frenchWords.ts";
import { once } from "./once.ts";
import { territories } from "./territories.ts";
import { zones } from "./zones.ts";

/** Every word of the names of the Meuse's territories and zones, of departments and of regions; small letters, no accents. */
const placeWords = once((): ReadonlySet<string> => {
  const names = [
    ...[...territories.values(), ...zones.values()].map(({ name }) => name),
    ...[...departments.values()].flatMap(({ name, region }) => [name, region.name]),
  ];
  return new Set(names.flatMap((name) => plain(name).match(/[a-z]+/g) ?? []));
});

const plain = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/œ/gi, "oe").toLowerCase();

/** What free texts are read with: words in small letters and without accents. */
export const vocabulary = {
  /** Whether a word is of the name of a place. */
  isPlace: (word: string): boolean => placeWords().has(word),
  /** Whether a word is French. */
  isWord: isFrenchWord,
};
