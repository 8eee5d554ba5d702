// Counts which letters follow which two in a list of French words: the table of schema/rules/freeText/frenchLetters.ts.
// node scripts/frenchLetters.mjs <words.json>, an array of words (npm: an-array-of-french-words, MIT).
import { readFileSync } from "node:fs";

/** A triple of letters is French when so many words have it. */
const least = 5;
const plain = (word) =>
  word.normalize("NFD").replace(/\p{M}/gu, "").replace(/œ/g, "oe").replace(/æ/g, "ae").toLowerCase();

const words = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")).map(plain);
const counts = new Map();
for (const word of new Set(words.filter((one) => /^[a-z]+$/.test(one)))) {
  const read = `_${word}_`;
  for (let at = 0; at + 3 <= read.length; at++) {
    const triple = read.slice(at, at + 3);
    counts.set(triple, (counts.get(triple) ?? 0) + 1);
  }
}
const after = new Map();
for (const [triple] of [...counts].filter(([, count]) => count >= least))
  after.set(triple.slice(0, 2), [...(after.get(triple.slice(0, 2)) ?? []), triple[2]]);
console.log(
  [...after]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([two, letters]) => two + letters.sort().join(""))
    .join(" "),
);
