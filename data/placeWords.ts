import { departments } from "./departments.ts";
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

/** Whether a word, in small letters and without accents, is of the name of a place. */
export const isPlaceWord = (word: string): boolean => placeWords().has(word);
