import { departments } from "@pacte-hub/data/departments";
import { isFrenchWord } from "@pacte-hub/data/frenchWords";
import { once } from "@pacte-hub/data/once";
import { territories } from "@pacte-hub/data/territories";
import type { Indicator } from "@pacte-hub/institution/config";
import { departmentInService } from "@pacte-hub/schema/model/department";
import { subjectWords } from "./datasetWords.ts";
import { partWords } from "./partWords.ts";
import {
  grammarWords,
  isOfTheDocument,
  neutralInNames,
  neutralPhrases,
  neutralWords,
  wordsOfUnit,
} from "./understoodWords.ts";
import { plainName } from "./writtenTerritory.ts";

/** Letters from which a word has a meaning of its own. */
const leastWord = 3;
/** Words from which a text that ends with a point is a sentence. */
const leastSentence = 12;

/** Names of places, as texts write them, the longest first. */
const places = once(() => {
  const names = [...territories.values(), ...departments.values()].map(({ name }) => plainName(name));
  const regions = [...departments.values()].map(({ region }) => plainName(region.name));
  const all = [...new Set([...names, ...regions])].filter((name) => name.length > leastWord);
  return new RegExp(`\\b(${all.toSorted((a, b) => b.length - a.length).join("|")})\\b`, "g");
});

/** Singular and plural, masculine and feminine are one: "transmis", "transmises". */
const stem = (word: string): string => {
  const bare = word.replace(/[sx]$/, "").replace(/e+$/, "");
  return bare.length > leastWord + 3 ? bare.replace(/s$/, "") : bare;
};

const neutral = once(() => new Set(neutralWords.map(stem)));
const neutralInName = once(() => new Set(neutralInNames.map(stem)));

interface Reading {
  readonly indicator: Pick<Indicator, "id" | "title" | "definition" | "columns" | "dimensions" | "unit">;
  /** What the other datasets of the file are called. */
  readonly beside: readonly string[];
  /** A title says of what its table is. A name says so where it has a word of the dataset's: a file may be called anything. */
  readonly kind: "TITLE" | "NAME";
}

/**
 * A word of a title, or of a name, that is neither the dataset's own nor one of those that leave its count as it is, without its
 * accents: it may narrow, widen or change what is counted. Undefined where all are understood, and where the text is of the
 * document, or a sentence. No list of words that change a count ends: what is listed is what is understood, by all the rules.
 */
export function notUnderstoodIn(text: string, { indicator, beside, kind }: Reading): string | undefined {
  if (isOfTheDocument(text) || isSentence(text)) return undefined;
  const { title, definition, columns, id, dimensions, unit } = indicator;
  const own = stemsOf([title, ...columns, id].join(" "));
  const isName = kind === "NAME";
  if (isName && !stemsOf(text).some((word) => own.includes(word) && !isNeutral(word, false))) return undefined;
  const oneRegime = regimeAlone(text, definition, own);
  if (oneRegime !== undefined) return oneRegime;
  const said = [
    definition,
    wordsOfUnit[unit] ?? "",
    ...beside,
    ...dimensions.flatMap((one) => [one.name, ...one.columns]),
  ];
  const understood = new Set([...own, ...stemsOf(said.join(" ")), ...initialsOf(title)]);
  const known = [neutralPhrases, places(), ...subjectWords, ...partWords];
  const rest = known.reduce((left, one) => left.replaceAll(new RegExp(one, "g"), " "), plainWords(text));
  return rest
    .split(" ")
    .filter((word) => word.length >= leastWord && !grammarWords.has(word))
    .filter((word) => !understood.has(stem(word)) && !isNeutral(stem(word), isName) && !own.some(isKinOf(word)))
    .find((word) => hasMeaning(word, text, isName));
}

/** "Foyers RSA, CAF seulement", of what both regimes count. */
function regimeAlone(text: string, definition: string, own: readonly string[]): string | undefined {
  if (!/\bcaf et msa\b/.test(plainWords(definition)) || !stemsOf(text).some((word) => own.includes(word)))
    return undefined;
  const [named, another] = ["caf", "msa"].filter((one) => plainWords(text).split(" ").includes(one));
  return another === undefined ? named : undefined;
}

/** Of each run of its words: "contrats d'engagements réciproques" is also called CER. */
function initialsOf(text: string): readonly string[] {
  const words = plainWords(text)
    .split(" ")
    .filter((word) => word.length >= leastWord && !grammarWords.has(word));
  return [3, 4].flatMap((length) =>
    words.map((_, at) =>
      words
        .slice(at, at + length)
        .map(([letter]) => letter)
        .join("")
        .replace(/[sx]?e*$/, ""),
    ),
  );
}

/** "Orientation" is of those who are "orientées". */
const isKinOf = (word: string) => (other: string) =>
  other.length >= leastRoot && word.startsWith(other.slice(0, leastRoot));
const leastRoot = 6;

const isNeutral = (word: string, isName: boolean): boolean =>
  neutral().has(word) || (isName && neutralInName().has(word)) || isOfDepartment(word);

/** "Meusien" is of "la Meuse": a name without its last vowels begins its adjective. */
function isOfDepartment(word: string): boolean {
  const [name = ""] = plainName(departmentInService.of).split(" ").slice(-1);
  const root = name.replace(/[aeiou]+$/, "");
  return root.length >= leastStem && word.startsWith(root);
}
const leastStem = 4;

/** A word in small letters of a title; French, or an acronym, in capitals: names of persons and of programs are neither. */
function hasMeaning(word: string, text: string, isName: boolean): boolean {
  if (/\d/.test(word)) return false;
  if (isFrenchWord(word)) return true;
  const [first = "", ...others] = text.split(/[^\p{L}]+/u).filter((one) => one !== "");
  const written = [first.toLowerCase(), ...others].find((one) => plainName(one) === word);
  if (isName || written === undefined) return false;
  return written === written.toUpperCase() ? text !== text.toUpperCase() : written === written.toLowerCase();
}

const isSentence = (text: string): boolean => /[.!]\s*$/.test(text) && text.trim().split(/\s+/).length >= leastSentence;

const plainWords = (text: string): string => plainName(text.replaceAll(/[_-]/g, " "));

const stemsOf = (text: string): readonly string[] =>
  plainWords(text)
    .split(" ")
    .filter((word) => word.length >= leastWord)
    .map(stem);
