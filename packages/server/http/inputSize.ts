import { isWritable } from "../writable.ts";
import { badRequest, type HttpRefusal, httpRefusal } from "./httpRefusal.ts";

/** Levels of values in a request's body: a representation that an institution is given stands four deep. */
const deepest = 16;
/** Values in it: the keys of 512 entities, several times over. */
const mostValues = 20_000;

export const unwritable = badRequest(
  "Un texte de la requête porte un caractère qui ne s'écrit pas (un caractère de commande, ou la moitié d'un caractère) : retirez-le.",
);

/**
 * Whether what was sent has texts that cannot be kept, too many values, or nests them too deep, to be coerced: coercion
 * calls itself for each level and explains each fault. Told by a walk that calls nobody.
 */
export function inputFault(value: unknown): HttpRefusal | null {
  const pending: [unknown, number][] = [[value, 0]];
  let count = 0;
  for (let node = pending.pop(); node; node = pending.pop()) {
    const [inner, depth] = node;
    if (typeof inner === "string" && !isWritable(inner)) return unwritable;
    if (typeof inner !== "object" || inner === null) continue;
    if (depth >= deepest) return tooMuch(deepest, depth + 1);
    const values = Object.values(inner);
    count += values.length;
    if (count > mostValues) return tooMuch(mostValues, count);
    if (!Object.keys(inner).every(isWritable)) return unwritable;
    for (const child of values) pending.push([child, depth + 1]);
  }
  return null;
}

const tooMuch = (limit: number, measured: number): HttpRefusal =>
  httpRefusal({ code: "QUERY_TOO_COSTLY", of: "INPUT", limit, measured }, 400);
