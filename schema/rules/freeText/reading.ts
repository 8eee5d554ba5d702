import { inLatin } from "./hiding.ts";

/** Without accents, marks that do not show, or odd spaces; the case is kept, and one letter stays one letter. */
export const plain = (text: string): string =>
  inLatin(text.normalize("NFKC"))
    .normalize("NFD")
    .replace(/\p{M}|\p{Cf}/gu, "")
    .replace(/[’ʼ`´]/g, "'")
    .replace(/[‐‑‒–]/g, "-")
    .replace(/œ/g, "oe")
    .replace(/Œ/g, "Oe")
    .replace(/[^\S\n]+/g, " ");

/** Sentences, cut where one ends and not after a title ("M. Untel"). */
export const sentencesOf = (text: string): readonly string[] =>
  text.split(/\n|[;!?•]|(?<!\b(?:M|Mr|MM|Dr|Pr|Mme|[A-Z]))\.\s/).filter((sentence) => sentence.trim() !== "");

/** "sourd*|muet" as one group of a pattern; an asterisk is any end of a word. */
export const words = (list: string): string => `(?:${list.replace(/\*/g, "\\p{L}*")})`;

/** A whole word: neither letters nor figures beside it. */
export const wholeWord = (pattern: string, flags = "iu"): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, flags);
