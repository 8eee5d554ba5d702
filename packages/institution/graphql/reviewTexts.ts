import { vocabulary } from "@pacte-hub/data/vocabulary";
import type { Refusal } from "@pacte-hub/schema/model/refusal";
import type { TextFinding } from "@pacte-hub/schema/rules/freeText/finding";
import { explainFinding, findingsIn, findingsInCode } from "@pacte-hub/schema/rules/freeText/freeText";

/** What came of reading the words of an act before anything is done of it. */
export interface TextReview {
  /** null: nothing that would be read of all says who somebody is. */
  readonly refusal: Refusal | null;
  /** French, each once. */
  readonly remarks: readonly string[];
}

/** An identifier that this hub gives, a day, an hour, a SIREN or SIRET: nothing of it is a word. */
const isNoWord =
  /^\d{4}(?:-(?:\d{2}|[QTS]\d))?(?:-\d{2})?(?:T[\d:.]{2,15}(?:Z|[+-]\d{2}:?\d{2})?)?$|^\d{9}(?:\d{5})?$|^(?:[a-z]+-){0,3}[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;
const hasSpace = /\s/;
/** A code of words joined by hyphens: read word by word; anything else without spaces may hide an address or a number too. */
const isCode = /^[\p{L}\d]+(?:[-_:./][\p{L}\d]+)*$/u;

/** Names and codes are read as such: their words say somebody, their figures say nothing. */
function judge(text: string): readonly TextFinding[] {
  if (isNoWord.test(text)) return [];
  if (hasSpace.test(text)) return findingsIn(text, vocabulary);
  return isCode.test(text) && text.replace(/\D/g, "").length < 6
    ? findingsInCode(text, vocabulary)
    : [...findingsIn(text, vocabulary), ...findingsInCode(text, vocabulary)];
}

/** More remarks than these say nothing more. */
const mostRemarks = 8;

/**
 * Reads every text of an act's input, whatever the act and however deep: the one place where free texts are judged, so that
 * none is forgotten (docs/textes-libres.md).
 */
export function reviewTexts(input: unknown): TextReview {
  const remarks = new Set<string>();
  for (const [field, text] of textsIn(input, "")) {
    const [first, ...otherFindings] = judge(text);
    if (!first) continue;
    if (first.verdict === "REFUSED")
      return { refusal: { code: "TEXT_REFUSED", field, why: explainFinding(first) }, remarks: [] };
    for (const finding of [first, ...otherFindings]) remarks.add(`« ${field} » : ${explainFinding(finding)}.`);
  }
  return { refusal: null, remarks: [...remarks].slice(0, mostRemarks) };
}

function* textsIn(value: unknown, field: string): Generator<readonly [string, string]> {
  if (typeof value === "string" && field !== "key") yield [field, value];
  if (value === null || typeof value !== "object") return;
  for (const [name, inside] of Object.entries(value)) yield* textsIn(inside, Array.isArray(value) ? field : name);
}
