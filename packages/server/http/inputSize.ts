import { type HttpRefusal, httpRefusal } from "./httpRefusal.ts";

/** Levels of values in a request's body: a representation that an institution is given stands four deep. */
const deepest = 16;
/** Values in it: the keys of 512 entities, several times over. */
const mostValues = 20_000;

/**
 * Whether what was sent has too many values, or nests them too deep, to be coerced: coercion calls itself for each level and
 * explains each fault. Told by a walk that calls nobody.
 */
export function inputFault(value: unknown): HttpRefusal | null {
  const left: [unknown, number][] = [[value, 0]];
  let count = 0;
  for (let each = left.pop(); each; each = left.pop()) {
    const [inner, depth] = each;
    if (typeof inner !== "object" || inner === null) continue;
    if (depth >= deepest) return tooMuch(deepest, depth + 1);
    const values = Object.values(inner);
    count += values.length;
    if (count > mostValues) return tooMuch(mostValues, count);
    for (const one of values) left.push([one, depth + 1]);
  }
  return null;
}

const tooMuch = (limit: number, measured: number): HttpRefusal =>
  httpRefusal({ code: "QUERY_TOO_COSTLY", of: "INPUT", limit, measured }, 400);
