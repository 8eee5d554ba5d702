import { badRequest, type HttpRefusal, httpRefusal } from "./httpRefusal.ts";

/** Levels of values in a request's body: a representation that an institution is given stands four deep. */
const deepest = 16;
/** Values in it: the keys of 512 entities, several times over. */
const mostValues = 20_000;

/** A database keeps neither U+0000 nor one half of a character; an editor writes neither. */
export const isWritable = (text: string): boolean => !text.includes("\0") && !/\p{Surrogate}/u.test(text);

/** The same of a question's own texts, where they are escaped. */
export const hasEscapedNull = (question: string): boolean => /\\u(?:0000|\{0+\})/.test(question);

export const unwritable = badRequest(
  "Un texte de la requête porte un caractère qui ne s'écrit pas (U+0000, ou la moitié d'un caractère) : retirez-le.",
);

/**
 * Whether what was sent has texts that no database keeps, too many values, or nests them too deep, to be coerced: coercion
 * calls itself for each level and explains each fault. Told by a walk that calls nobody.
 */
export function inputFault(value: unknown): HttpRefusal | null {
  const left: [unknown, number][] = [[value, 0]];
  let count = 0;
  for (let each = left.pop(); each; each = left.pop()) {
    const [inner, depth] = each;
    if (typeof inner === "string" && !isWritable(inner)) return unwritable;
    if (typeof inner !== "object" || inner === null) continue;
    if (depth >= deepest) return tooMuch(deepest, depth + 1);
    const values = Object.values(inner);
    count += values.length;
    if (count > mostValues) return tooMuch(mostValues, count);
    if (!Object.keys(inner).every(isWritable)) return unwritable;
    for (const one of values) left.push([one, depth + 1]);
  }
  return null;
}

const tooMuch = (limit: number, measured: number): HttpRefusal =>
  httpRefusal({ code: "QUERY_TOO_COSTLY", of: "INPUT", limit, measured }, 400);
