import type { Hint } from "../model/pactRefusal.ts";

/** What a reader may have meant: by its code, or by its name. */
export interface HintCandidate {
  readonly code: string;
  readonly name?: string;
}

/** A noun that has an id, and perhaps a name or a title. */
export const byId = ({ id, ...noun }: Identified): HintCandidate => ({ code: id, name: noun.name ?? noun.title ?? id });

interface Identified {
  readonly id: string;
  readonly name?: string;
  readonly title?: string;
}

/** A slip is a third of a word at most, two letters of a short one: beyond, a suggestion would mislead. */
const largestSlip = (word: string): number => Math.max(Math.min(2, word.length - 1), Math.floor(word.length / 3));
const fewWords = 24;

/** Whether a word may have been meant by one that was written. */
export const isSlipOf = (typed: string, word: string): boolean =>
  editsBetween(plain(typed), plain(word)) <= largestSlip(plain(typed));

export function hintFor(word: string, candidates: readonly HintCandidate[]): Hint {
  const typed = plain(word.slice(0, 80));
  let best: { readonly code: string; readonly distance: number } | null = null;
  for (const { code, name } of candidates) {
    const distances = [code, name ?? code].map((right) => editsBetween(typed, plain(right)));
    const distance = Math.min(...distances);
    if (distance <= largestSlip(typed) && distance < (best?.distance ?? Number.POSITIVE_INFINITY))
      best = { code, distance };
  }
  if (best) return { nearest: best.code, known: [] };
  return { nearest: null, known: candidates.length <= fewWords ? candidates.map(({ code }) => code) : [] };
}

/** French: " Vouliez-vous dire « caf » ?", or the words there are; empty where nothing helps. */
export function hintText({ nearest, known }: Hint): string {
  if (nearest !== null) return ` Vouliez-vous dire « ${nearest} » ?`;
  return known.length > 0 ? ` Il y a ${known.map((code) => `« ${code} »`).join(", ")}.` : "";
}

/** Without case, accents nor signs: "Pôle emploi" and "pole-emploi" are one word. */
const plain = (text: string): string =>
  text
    .normalize("NFD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]/g, "");

/** Whether two words differ by case, accents and signs alone. */
export const isSameWord = (first: string, second: string): boolean => plain(first) === plain(second);

/** How many letters are to be changed, added or left out (Levenshtein 1966). */
export function editsBetween(source: string, target: string): number {
  let row = Array.from({ length: target.length + 1 }, (_, at) => at);
  for (let i = 1; i <= source.length; i++) {
    const next = [i];
    for (let j = 1; j <= target.length; j++) {
      const changed = (row[j - 1] ?? 0) + (source[i - 1] === target[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[target.length] ?? 0;
}
