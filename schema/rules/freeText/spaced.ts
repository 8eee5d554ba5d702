import { words } from "./reading.ts";
import { familyNames, firstNames } from "./words.ts";

const spacedLetters = /(?<![\p{L}'])\p{L}(?:[ ._-]\p{L}){3,40}(?![\p{L}'])/gu;
const oneAfterAnother = new RegExp(`^${words(firstNames)}(?=${words(familyNames)}$)`, "iu");
/** One letter that is a word of its own after the last of a name: "d u p o n t a". */
const lastWord = /(?<=\p{L}{3})[ay]$/iu;

/**
 * A text whose words are written letter by letter, as it is read: more than one space is one between words, and a first name
 * that runs into a family name is parted from it.
 */
export function joined(text: string): string {
  return text.replace(spacedLetters, (letters) => {
    const word = letters.replace(/[ ._-]/g, "");
    return [word, word.replace(lastWord, " $&")].map(parted).find((candidate) => candidate.includes(" ")) ?? word;
  });
}

function parted(text: string): string {
  const [name = "", ...rest] = text.split(" ");
  const first = oneAfterAnother.exec(name)?.[0];
  return [first === undefined ? name : `${first} ${name.slice(first.length)}`, ...rest].join(" ");
}
