import type { ConstDirectiveNode } from "graphql";

/** What `@join__type` says of a type in one subgraph: by which keys its entities are found, as field sets. */
export interface TypeJoin {
  readonly keys: readonly { readonly fieldSet: string; readonly isResolvable: boolean }[];
  readonly isInterfaceObject: boolean;
}

/** What `@join__field` says of a field in one subgraph. */
export interface FieldJoin {
  readonly isExternal: boolean;
  readonly requires: string | undefined;
  readonly provides: string | undefined;
  /** Its type there, where it differs from the supergraph's. */
  readonly type: string | undefined;
  /** Another subgraph has taken it over; with a label, for a part of the requests only. */
  readonly isOverridden: boolean;
  readonly overrideLabel: string | undefined;
  /** This subgraph took it over. */
  readonly overrides: boolean;
}

type Directives = readonly ConstDirectiveNode[] | undefined;

export const directivesNamed = (directives: Directives, name: string): readonly ConstDirectiveNode[] =>
  (directives ?? []).filter((directive) => directive.name.value === name);

export function textArgument(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find((node) => node.name.value === name)?.value;
  return value && "value" in value && typeof value.value === "string" ? value.value : undefined;
}

function flag(directive: ConstDirectiveNode, name: string, absent = false): boolean {
  const value = directive.arguments?.find((node) => node.name.value === name)?.value;
  return value && "value" in value && typeof value.value === "boolean" ? value.value : absent;
}

/** By subgraph, as `join__Graph` names it. A type may be joined to one subgraph several times, once for each key. */
export function typeJoins(directives: Directives): ReadonlyMap<string, TypeJoin> {
  const joins = new Map<string, TypeJoin>();
  for (const directive of directivesNamed(directives, "join__type")) {
    const graph = textArgument(directive, "graph");
    if (graph === undefined) continue;
    const fieldSet = textArgument(directive, "key");
    const key = fieldSet === undefined ? [] : [{ fieldSet, isResolvable: flag(directive, "resolvable", true) }];
    const earlier = joins.get(graph);
    const isInterfaceObject = flag(directive, "isInterfaceObject") || earlier?.isInterfaceObject === true;
    joins.set(graph, { keys: [...(earlier?.keys ?? []), ...key], isInterfaceObject });
  }
  return joins;
}

/** Null when nothing is said: every subgraph that has the type then resolves the field. */
export function fieldJoins(directives: Directives): ReadonlyMap<string, FieldJoin> | null {
  const joined = directivesNamed(directives, "join__field");
  if (joined.length === 0) return null;
  const joins = new Map<string, FieldJoin>();
  for (const directive of joined) {
    const graph = textArgument(directive, "graph");
    if (graph !== undefined) joins.set(graph, fieldJoin(directive));
  }
  return joins;
}

const fieldJoin = (directive: ConstDirectiveNode): FieldJoin => ({
  isExternal: flag(directive, "external"),
  requires: textArgument(directive, "requires"),
  provides: textArgument(directive, "provides"),
  type: textArgument(directive, "type"),
  isOverridden: flag(directive, "usedOverridden"),
  overrideLabel: textArgument(directive, "overrideLabel"),
  overrides: textArgument(directive, "override") !== undefined,
});

/** By subgraph, the other types that directives of this name speak of (`@join__implements`, `@join__unionMember`). */
export function namesByGraph(directives: Directives, name: string, argument: string): ReadonlyMap<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const directive of directivesNamed(directives, name)) {
    const graph = textArgument(directive, "graph");
    const otherType = textArgument(directive, argument);
    if (graph === undefined || otherType === undefined) continue;
    const namesOfGraph = names.get(graph);
    if (namesOfGraph) namesOfGraph.add(otherType);
    else names.set(graph, new Set([otherType]));
  }
  return names;
}
