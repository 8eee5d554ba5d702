/**
 * Two answers to one operation, of which each holds the parts of other institutions: what both hold is what they hold
 * alike (an item of a list is found again by its id, its code or its number); null in one yields to what the other has.
 */
export function mergeAnswers(one: unknown, other: unknown): unknown {
  if (other === undefined || other === null) return one === undefined ? other : one;
  if (one === undefined || one === null) return other;
  if (Array.isArray(one) && Array.isArray(other)) return mergeLists(one, other);
  if (!isRecord(one) || !isRecord(other)) return one;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries([...names].map((name) => [name, mergeAnswers(one[name], other[name])]));
}

function mergeLists(one: readonly unknown[], other: readonly unknown[]): readonly unknown[] {
  const others = new Map(other.map((each) => [keyOf(each), each]));
  if (others.has(undefined)) return one;
  const own = new Set(one.map(keyOf));
  return [
    ...one.map((each) => mergeAnswers(each, others.get(keyOf(each)))),
    ...other.filter((each) => !own.has(keyOf(each))),
  ];
}

type Json = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** By which an item is found again in another answer; undefined: it cannot be. */
const keyOf = (item: unknown): unknown => (isRecord(item) ? (item.id ?? item.code ?? item.number) : undefined);
