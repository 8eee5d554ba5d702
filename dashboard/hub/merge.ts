/**
 * Two answers to one operation, of which each holds the parts of other institutions: what both hold is what they hold
 * alike (an item of a list is found again by its id, its code or its number); null in one yields to what the other has.
 */
export function mergeAnswers(first: unknown, second: unknown): unknown {
  if (second === undefined || second === null) return first === undefined ? second : first;
  if (first === undefined || first === null) return second;
  if (Array.isArray(first) && Array.isArray(second)) return mergeLists(first, second);
  if (!isRecord(first) || !isRecord(second)) return first;
  const names = new Set([...Object.keys(first), ...Object.keys(second)]);
  return Object.fromEntries([...names].map((name) => [name, mergeAnswers(first[name], second[name])]));
}

function mergeLists(first: readonly unknown[], second: readonly unknown[]): readonly unknown[] {
  const secondByKey = new Map(second.map((item) => [keyOf(item), item]));
  if (secondByKey.has(undefined)) return first;
  const firstKeys = new Set(first.map(keyOf));
  return [
    ...first.map((item) => mergeAnswers(item, secondByKey.get(keyOf(item)))),
    ...second.filter((item) => !firstKeys.has(keyOf(item))),
  ];
}

type Json = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** By which an item is found again in another answer; undefined: it cannot be. */
const keyOf = (item: unknown): unknown => (isRecord(item) ? (item.id ?? item.code ?? item.number) : undefined);
