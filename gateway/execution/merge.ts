import { at, isRecord, type JsonRecord, put } from "../json/record.ts";
import { fillGaps, recordsIn } from "./expected.ts";
import { FieldError, ReportedNull } from "./fieldError.ts";

/**
 * Merges a subgraph's answer into the data gathered so far. The source's objects become the target's; with
 * `copying`, they stay the source's own, so that it can be merged at another place too.
 */
export function merge(target: JsonRecord, source: JsonRecord, copying = false): void {
  // Its keys are its own: it comes from JSON, or is a copy of what does.
  for (const key in source) {
    const present = at(target, key);
    const incoming = copying ? copyOf(at(source, key)) : at(source, key);
    put(target, key, present === undefined ? incoming : reconciled(present, incoming));
  }
}

/** A value wins over a null or a flaw, whichever came first; two objects are joined. */
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

/** A value that one partner resolved and another failed to: the fields only the other resolves are flawed. */
function withFlaw(value: unknown, flaw: FieldError): unknown {
  if (value === null) return flaw instanceof ReportedNull ? value : flaw;
  const { gaps } = flaw;
  if (gaps) for (const record of recordsIn(value)) fillGaps(record, gaps, flaw);
  return value;
}

/** Two partners' values of one list are merged item by item; of lists of unequal length the first stands. */
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
