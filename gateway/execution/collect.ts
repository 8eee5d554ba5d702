import { isRecord, type JsonRecord, reading, typeNameOf } from "../json/record.ts";
import type { FlattenNodePathSegment } from "../planner/planNode.ts";

/** Brings to `into` the objects of the answer that stand at a flatten path, in the reader's order. */
export type Collect = (root: JsonRecord, into: Set<JsonRecord>) => void;

export function collecting([segment, ...rest]: readonly FlattenNodePathSegment[]): Collect {
  if (segment === undefined) return (record, into) => void into.add(record);
  const further = collecting(rest);
  // The planner writes one "@" for a list of lists too; lists are therefore opened as soon as they are met.
  if (segment === "@") return further;
  if ("TypeCondition" in segment) return ofTypes(segment.TypeCondition, further);
  const readField = reading(segment.Field);
  return (record, into) => open(readField(record), further, into);
}

function ofTypes(types: readonly string[], further: Collect): Collect {
  return (record, into) => {
    const type = typeNameOf(record);
    if (typeof type === "string" && types.includes(type)) further(record, into);
  };
}

function open(value: unknown, further: Collect, into: Set<JsonRecord>): void {
  if (Array.isArray(value)) for (const item of value) open(item, further, into);
  else if (isRecord(value)) further(value, into);
}
