import type { FetchNodePathSegment, FetchRewrite } from "@graphql-hive/router-query-planner";
import { at, isRecord, type JsonRecord, put, type Step } from "./record.ts";

/** Where the planner had to rename a field to avoid a clash, its name is given back here. */
export function rewrite(value: unknown, rewrites: readonly FetchRewrite[] | undefined): void {
  for (const each of rewrites ?? []) apply(value, each);
}

/** The reader's names for the steps of an error path a subgraph sent. */
export function renamed(path: readonly Step[], rewrites: readonly FetchRewrite[] | undefined): readonly Step[] {
  if (!rewrites?.length) return path;
  const names = renames(rewrites);
  return path.map((step) => names.get(step) ?? step);
}

export function renames(rewrites: readonly FetchRewrite[] | undefined): ReadonlyMap<Step, string> {
  const names = new Map<Step, string>();
  for (const each of rewrites ?? []) {
    const last = "KeyRenamer" in each ? each.KeyRenamer.path.at(-1) : undefined;
    if (last && "Key" in last && "KeyRenamer" in each) names.set(last.Key, each.KeyRenamer.renameKeyTo);
  }
  return names;
}

function apply(value: unknown, each: FetchRewrite): void {
  if ("KeyRenamer" in each) {
    const { path, renameKeyTo } = each.KeyRenamer;
    reach(value, path, (holder, key) => {
      put(holder, renameKeyTo, at(holder, key));
      delete holder[key];
    });
  } else {
    const { path, setValueTo } = "ValueSetter" in each ? each.ValueSetter : each;
    reach(value, path, (holder, key) => put(holder, key, setValueTo));
  }
}

type Change = (holder: JsonRecord, key: string) => void;

function reach(value: unknown, path: readonly FetchNodePathSegment[], change: Change): void {
  if (Array.isArray(value)) for (const item of value) reach(item, path, change);
  const [segment, ...rest] = path;
  if (!segment || !isRecord(value)) return;
  if ("TypenameEquals" in segment) {
    if (segment.TypenameEquals.includes(String(at(value, "__typename")))) reach(value, rest, change);
  } else if (rest.length > 0) {
    reach(at(value, segment.Key), rest, change);
  } else if (Object.hasOwn(value, segment.Key)) {
    change(value, segment.Key);
  }
}
