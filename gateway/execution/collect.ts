import type { FlattenNodePathSegment } from "@graphql-hive/router-query-planner";
import { at, isRecord, type JsonRecord } from "./record.ts";

/** The objects of the answer that stand at a flatten path, in the reader's order. */
export function collect(root: JsonRecord, path: readonly FlattenNodePathSegment[]): JsonRecord[] {
  let level: JsonRecord[] = [root];
  for (const segment of path) level = next(level, segment);
  return level;
}

function next(level: readonly JsonRecord[], segment: FlattenNodePathSegment): JsonRecord[] {
  const found: JsonRecord[] = [];
  // The planner writes one "@" for a list of lists too; lists are therefore opened as soon as they are met.
  if (segment === "@") return [...level];
  if ("TypeCondition" in segment) return level.filter((record) => isOneOf(record, segment.TypeCondition));
  for (const record of level) gather(at(record, segment.Field), found);
  return found;
}

function gather(value: unknown, into: JsonRecord[]): void {
  if (Array.isArray(value)) for (const item of value) gather(item, into);
  else if (isRecord(value)) into.push(value);
}

const isOneOf = (record: JsonRecord, types: readonly string[]): boolean => {
  const type = at(record, "__typename");
  return typeof type === "string" && types.includes(type);
};
