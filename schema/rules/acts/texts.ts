import type { PactRefusal } from "../../model/pactRefusal.ts";

export const longestTitle = 200;
export const longestText = 4000;

/** A text by the French name of its field. */
export type Written = readonly [field: string, text: string, longest: number];

/** The first text that says nothing, or too much; null: none. */
export function faultInTexts(texts: readonly Written[]): PactRefusal | null {
  const wrong = texts.find(([, text, longest]) => text.trim() === "" || text.length > longest);
  return wrong ? { code: "INVALID_TEXT", field: wrong[0], longest: wrong[2] } : null;
}

/** The same field for each text of a list. */
export const eachOf = (field: string, texts: readonly string[], longest: number): readonly Written[] =>
  texts.map((text) => [field, text, longest] as const);
