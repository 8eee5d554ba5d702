// Counts which letters follow which two in a list of French words: the table of schema/rules/freeText/frenchLetters.ts.
// node scripts/frenchLetters.mjs <words.json>, an array of words (npm: an-array-of-french-words, MIT).
import { readFileSync } from "node:fs";

/** A triple of letters is French when so many words have it. */
const leastWords = 5;
const plain = (word) =>
  word.normalize("NFD").replace(/\p{M}/gu, "").replace(/œ/g, "oe").replace(/æ/g, "ae").toLowerCase();

const words = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")).map(plain);
const counts = new Map();
for (const word of new Set(words.filter((candidate) => /^[a-z]+$/.test(candidate)))) {
  const bounded = `_${word}_`;
  for (let at = 0; at + 3 <= bounded.length; at++) {
    const triple = bounded.slice(at, at + 3);
    counts.set(triple, (counts.get(triple) ?? 0) + 1);
  }
}
const after = new Map();
for (const [triple] of [...counts].filter(([, count]) => count >= leastWords))
  after.set(triple.slice(0, 2), [...(after.get(triple.slice(0, 2)) ?? []), triple[2]]);
console.log(
  [...after]
    .sort(([first], [second]) => (first < second ? -1 : 1))
    .map(([two, letters]) => two + letters.sort().join(""))
    .join(" "),
);
