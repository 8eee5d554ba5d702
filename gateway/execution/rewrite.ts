import { at, isRecord, type JsonRecord, put, type Step, typeNameOf } from "../json/record.ts";
import type { FetchNodePathSegment, FetchRewrite } from "../planner/planNode.ts";

/** Whether an abstract type includes an object type. */
export type Includes = (abstract: string, type: string) => boolean;

/** Undoes the aliases that the planner added to avoid conflicts between fields. */
export function rewrite(value: unknown, rewrites: readonly FetchRewrite[] | undefined, includes: Includes): void {
  for (const rewriting of rewrites ?? []) apply(value, rewriting, includes);
}

/** A subgraph's error path with the planner's aliases undone. */
export function renamed(path: readonly Step[], rewrites: readonly FetchRewrite[] | undefined): readonly Step[] {
  if (!rewrites?.length) return path;
  const names = renames(rewrites);
  return path.map((step) => names.get(step) ?? step);
}

export function renames(rewrites: readonly FetchRewrite[] | undefined): ReadonlyMap<Step, string> {
  const names = new Map<Step, string>();
  for (const rewriting of rewrites ?? []) {
    const last = "KeyRenamer" in rewriting ? rewriting.KeyRenamer.path.at(-1) : undefined;
    if (last && "Key" in last && "KeyRenamer" in rewriting) names.set(last.Key, rewriting.KeyRenamer.renameKeyTo);
  }
  return names;
}

function apply(value: unknown, rewriting: FetchRewrite, includes: Includes): void {
  if ("KeyRenamer" in rewriting) {
    const { path, renameKeyTo } = rewriting.KeyRenamer;
    const change: Change = (holder, key) => {
      put(holder, renameKeyTo, at(holder, key));
      delete holder[key];
    };
    reach(value, path, { change, includes });
  } else {
    const { path, setValueTo } = "ValueSetter" in rewriting ? rewriting.ValueSetter : rewriting;
    reach(value, path, { change: (holder, key) => put(holder, key, setValueTo), includes });
  }
}

type Change = (holder: JsonRecord, key: string) => void;

interface Rewriting {
  readonly change: Change;
  readonly includes: Includes;
}

function reach(value: unknown, path: readonly FetchNodePathSegment[], rewriting: Rewriting): void {
  if (Array.isArray(value)) for (const item of value) reach(item, path, rewriting);
  const [segment, ...rest] = path;
  if (!segment || !isRecord(value)) return;
  if ("TypenameEquals" in segment) {
    // A subgraph with an `@interfaceObject` gets the interface's name in place of the concrete type.
    const type = String(typeNameOf(value));
    if (segment.TypenameEquals.some((typeName) => typeName === type || rewriting.includes(typeName, type)))
      reach(value, rest, rewriting);
  } else if (rest.length > 0) {
    reach(at(value, segment.Key), rest, rewriting);
  } else if (Object.hasOwn(value, segment.Key)) {
    rewriting.change(value, segment.Key);
  }
}
