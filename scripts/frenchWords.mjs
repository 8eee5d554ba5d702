// Writes data/words/french-words.bloom: which words are French, as a Bloom filter (data/frenchWords.ts reads it).
// npm run build:code && node scripts/frenchWords.mjs <words.json>, an array of words (npm: an-array-of-french-words, MIT).
import { readFileSync, writeFileSync } from "node:fs";
import { placesOf } from "@pacte-hub/data/frenchWords";

const bitsPerWord = 8;

const plain = (word) =>
  word.normalize("NFD").replace(/\p{M}/gu, "").replace(/œ/g, "oe").replace(/æ/g, "ae").toLowerCase();
/** Forms of verbs that nobody writes alone: half of the list. */
const conjugated =
  /(?:aient|ions|iez|erons|erez|erais|erait|eront|erai|eras|assent|asses|asse|isses|isse|irent|erent|ames|ates|imes|ites|umes|utes|urent|issent|issons|issez|issait|issais|issaient|usse|usses|ussent|geait|geais|ait|ais|ons|ez)$/;
const noun =
  /(?:[tsgnlx]ions|nez|riz|palais|relais|essai|marais|francais|anglais|fait|souhait|extrait|retrait|lait|portrait|attrait|trait|forfait|delais|essais|quais|engrais|frais|chez|assez|aides|sites|ons)s?$/;

const words = new Set(JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")).map(plain));
const keptWords = [...words].filter(
  (word) => /^[a-z]{3,18}$/.test(word) && (!conjugated.test(word) || noun.test(word)),
);
const bits = new Uint8Array(Math.ceil((keptWords.length * bitsPerWord) / 8));
for (const word of keptWords) for (const place of placesOf(word, bits.length * 8)) bits[place >> 3] |= 1 << (place & 7);
writeFileSync(new URL("../data/words/french-words.bloom", import.meta.url), bits);
console.log(`${keptWords.length} words, ${bits.length} bytes`);
