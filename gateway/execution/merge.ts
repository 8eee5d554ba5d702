import { Flaw } from "./flaw.ts";
import { at, isObject, isRecord, type JsonRecord, put } from "./record.ts";

/**
 * Brings what a subgraph answered into what is known already. Nothing is copied: the source's objects become the
 * target's, so a source merged at several places must be copied for each but one (`copyOf`).
 */
export function merge(target: JsonRecord, source: JsonRecord): void {
  for (const key of Object.keys(source)) {
    const known = at(target, key);
    const told = at(source, key);
    if (known === undefined) put(target, key, told);
    else put(target, key, reconciled(known, told));
  }
}

/** A value wins over a null or a flaw, whichever came first; two objects are joined. */
function reconciled(known: unknown, told: unknown): unknown {
  if (told === null || told instanceof Flaw) return known === null ? told : known;
  if (Array.isArray(known) && Array.isArray(told)) return reconciledLists(known, told);
  if (isRecord(known) && isRecord(told)) merge(known, told);
  else return told;
  return known;
}

/** Two partners that share a list tell it item by item; of lists that do not match the first stands. */
function reconciledLists(known: unknown[], told: readonly unknown[]): unknown[] {
  if (known.length !== told.length) return known;
  for (const [index, item] of told.entries()) known[index] = reconciled(known[index], item);
  return known;
}

/** Two places must never share an object: a later fetch may tell them different things under the same alias. */
export function copyOf<Value>(value: Value): Value;
export function copyOf(value: unknown): unknown {
  if (!isObject(value) || value instanceof Flaw) return value;
  if (Array.isArray(value)) return value.map(copyOf);
  const copy: JsonRecord = {};
  for (const [key, item] of Object.entries(value)) put(copy, key, copyOf(item));
  return copy;
}
