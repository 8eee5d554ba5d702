import type { Refusal } from "@pacte-hub/schema/model/refusal";
import { explainFinding, findingsIn } from "@pacte-hub/schema/rules/freeText/freeText";

/** What came of reading the words of an act before anything is done of it. */
export interface TextReview {
  /** null: nothing that would be read of all says who somebody is. */
  readonly refusal: Refusal | null;
  /** French, each once. */
  readonly remarks: readonly string[];
}

/** Names and codes of other things, which are no words: an identifier, a day, a key. */
const isWords = (field: string, text: string): boolean =>
  field !== "key" && /[\s@]|\d{6}/.test(text) && !isId.test(text);
const isId = /^[a-z]+(?:-[\w]+)+$|^\d{4}-\d{2}(?:-\d{2})?(?:T.*)?$|^\d{9}(?:\d{5})?$|^[\w-]+:[\w:.-]+$/;
/** More remarks than these say nothing more. */
const mostRemarks = 8;

/**
 * Reads every text of an act's input, whatever the act and however deep: the one place where free texts are judged, so that
 * none is forgotten (docs/textes-libres.md).
 */
export function reviewTexts(input: unknown): TextReview {
  const remarks = new Set<string>();
  for (const [field, text] of textsIn(input, "")) {
    const [first, ...others] = findingsIn(text);
    if (!first) continue;
    if (first.verdict === "REFUSED")
      return { refusal: { code: "TEXT_REFUSED", field, why: explainFinding(first) }, remarks: [] };
    for (const one of [first, ...others]) remarks.add(`« ${field} » : ${explainFinding(one)}.`);
  }
  return { refusal: null, remarks: [...remarks].slice(0, mostRemarks) };
}

function* textsIn(value: unknown, field: string): Generator<readonly [string, string]> {
  if (typeof value === "string" && isWords(field, value)) yield [field, value];
  if (value === null || typeof value !== "object") return;
  for (const [name, inside] of Object.entries(value)) yield* textsIn(inside, Array.isArray(value) ? field : name);
}
