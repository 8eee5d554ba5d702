import { at, isRecord, type JsonRecord, put } from "../json/record.ts";
import { fillGaps, recordsIn } from "./expected.ts";
import { FieldError, ReportedNull } from "./fieldError.ts";

/**
 * Merges a subgraph's answer into the data gathered so far. The source's objects become the target's; with
 * `copying`, they stay the source's own, so that it can be merged at another place too.
 */
export function merge(target: JsonRecord, source: JsonRecord, copying = false): void {
  // All keys are own keys: the object comes from JSON, or is a copy of one that does.
  for (const key in source) {
    const present = at(target, key);
    const incoming = copying ? copyOf(at(source, key)) : at(source, key);
    put(target, key, present === undefined ? incoming : reconciled(present, incoming));
  }
}

/** A value replaces a null or a FieldError, whichever came first; two objects are merged. */
function reconciled(present: unknown, incoming: unknown): unknown {
  if (incoming instanceof FieldError)
    return present instanceof FieldError ? present.with(incoming) : withFlaw(present, incoming);
  if (incoming === null) return present;
  if (present instanceof FieldError) return withFlaw(incoming, present);
  if (Array.isArray(present) && Array.isArray(incoming)) return reconciledLists(present, incoming);
  if (isRecord(present) && isRecord(incoming)) merge(present, incoming);
  else return incoming;
  return present;
}

/** A value that one partner resolved and another did not: fields that only the other resolves get its error. */
function withFlaw(value: unknown, flaw: FieldError): unknown {
  if (value === null) return flaw instanceof ReportedNull ? value : flaw;
  const { gaps } = flaw;
  if (gaps) for (const record of recordsIn(value)) fillGaps(record, gaps, flaw);
  return value;
}

/** Merges two partners' lists item by item; when their lengths differ, the first is kept. */
function reconciledLists(present: unknown[], incoming: readonly unknown[]): unknown[] {
  if (present.length !== incoming.length) return present;
  for (const [index, item] of incoming.entries()) present[index] = reconciled(present[index], item);
  return present;
}

/** Two places must not share an object when a later fetch may write different values to them under one alias. */
function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (!isRecord(value)) return value;
  const copy: JsonRecord = {};
  for (const key of Object.keys(value)) put(copy, key, copyOf(at(value, key)));
  return copy;
}
