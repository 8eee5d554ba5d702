import { readFileSync } from "node:fs";
import { once } from "./once.ts";
import { shippedFile } from "./shipped.ts";

/** Of the Bloom filter: with eight bits a word, one word in forty that is not French is taken for one. */
const placesAWord = 5;

/** The places of a word in a filter of so many bits: two hashes (FNV-1a), combined. */
export function placesOf(word: string, bits: number): readonly number[] {
  const [firstHash, stepHash] = [hashOf(word, 0x811c9dc5), hashOf(word, 0x01000193) | 1];
  return Array.from({ length: placesAWord }, (_, at) => ((firstHash + at * stepHash) >>> 0) % bits);
}

function hashOf(word: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
}

const filter = once(() => readFileSync(shippedFile("words/french-words.bloom")));

/** Ends by which words are made that no list holds yet: "ressourcerie", "covoitureuse". */
const derivedWord =
  /.{4}(?:erie|age|tion|ment|ite|isme|iste|teur|trice|euse|ance|ence|ure|ette|ique|able|ible|aire|oire|iere|athon|isation)s?$/;

/** Whether a word, in small letters and without accents, is French, or made as French words are. */
export function isFrenchWord(word: string): boolean {
  if (derivedWord.test(word)) return true;
  const bytes = filter();
  return placesOf(word, bytes.length * 8).every((place) => ((bytes[place >> 3] ?? 0) & (1 << (place & 7))) !== 0);
}
