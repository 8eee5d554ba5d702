import { at, isRecord, type JsonRecord, put } from "../json/record.ts";
import { fillGaps, recordsIn } from "./expected.ts";
import { FieldError, ReportedNull } from "./fieldError.ts";

/**
 * Brings what a subgraph answered into what is known already. The source's objects become the target's; with
 * `copying`, they stay the source's own, so that it can be merged at another place too.
 */
export function merge(target: JsonRecord, source: JsonRecord, copying = false): void {
  // Its keys are its own: it comes from JSON, or is a copy of what does.
  for (const key in source) {
    const known = at(target, key);
    const told = copying ? copyOf(at(source, key)) : at(source, key);
    put(target, key, known === undefined ? told : reconciled(known, told));
  }
}

/** A value wins over a null or a flaw, whichever came first; two objects are joined. */
function reconciled(known: unknown, told: unknown): unknown {
  if (told instanceof FieldError) return known instanceof FieldError ? known.with(told) : beside(known, told);
  if (told === null) return known;
  if (known instanceof FieldError) return beside(told, known);
  if (Array.isArray(known) && Array.isArray(told)) return reconciledLists(known, told);
  if (isRecord(known) && isRecord(told)) merge(known, told);
  else return told;
  return known;
}

/** A value one partner told and another failed to: what only the other would have told of it is flawed. */
function beside(value: unknown, flaw: FieldError): unknown {
  if (value === null) return flaw instanceof ReportedNull ? value : flaw;
  const { gaps } = flaw;
  if (gaps) for (const record of recordsIn(value)) fillGaps(record, gaps, flaw);
  return value;
}

/** Two partners that share a list tell it item by item; of lists that do not match the first stands. */
function reconciledLists(known: unknown[], told: readonly unknown[]): unknown[] {
  if (known.length !== told.length) return known;
  for (const [index, item] of told.entries()) known[index] = reconciled(known[index], item);
  return known;
}

/** Two places must not share an object when a later fetch may tell them different things under the same alias. */
function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (!isRecord(value)) return value;
  const copy: JsonRecord = {};
  for (const key of Object.keys(value)) put(copy, key, copyOf(at(value, key)));
  return copy;
}
