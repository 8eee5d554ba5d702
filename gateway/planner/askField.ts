import type { Context, RequestedGroups } from "./context.ts";
import { fieldInSets } from "./fieldSet.ts";
import type { Position, TypedPlace } from "./place.ts";
import type { SubgraphField } from "./queryGraph.ts";
import type { FieldSelection, SelectionSet } from "./selectionSet.ts";

/** What a field asked of a source leaves: the selections of its objects that source cannot resolve. */
export interface Answer {
  readonly unresolved: FieldSelection | null;
}

/** Asks a field of the fetch at this position; null when that subgraph cannot resolve it. */
export function askField(
  context: Context,
  { place, position, mayRequire = false, asInterface = false }: Point,
  field: FieldSelection,
  requested: RequestedGroups,
): Answer | null {
  const { graph } = context;
  const { group, type, node } = position;
  if (!asInterface && graph.isAbstractIn(group.subgraph, type))
    return askOfInterface(context, { place, position }, field, requested);
  if (field.name === "__typename") {
    if (graph.isInterfaceObject(group.subgraph, type)) return null;
    node.add(field, null);
    requested.add(group);
    return { unresolved: null };
  }
  const resolvable = resolvableField(context, position, field.name);
  if (!resolvable || (resolvable.field.requires && !mayRequire)) return null;
  return addField(context, { place, position, resolvable }, field, requested);
}

export interface Point {
  readonly place: TypedPlace;
  readonly position: Position;
  /** The objects are found by a representation, which can hold what the field requires. */
  readonly mayRequire?: boolean;
  /** The field is asked of the interface as such, for all types behind it. */
  readonly asInterface?: boolean;
}

interface ResolvableField {
  readonly field: SubgraphField;
  /** What the path provides of the objects the field leads to. */
  readonly provided: readonly SelectionSet[];
}

/** Null when the subgraph does not resolve the field on this path. */
export function resolvableField(
  { graph }: Context,
  { group, type, provided }: Position,
  name: string,
): ResolvableField | null {
  const field = graph.fieldIn(group.subgraph, type, name);
  if (!field) return null;
  const providedField = fieldInSets(provided, type, name, graph.types);
  if (field.isExternal && !providedField) return null;
  return { field, provided: [...(field.provides ? [field.provides] : []), ...(providedField?.sets ?? [])] };
}

export function addField(
  context: Context,
  { place, position, resolvable }: Point & { readonly resolvable: ResolvableField },
  field: FieldSelection,
  requested: RequestedGroups,
): Answer {
  const { field: subgraphField, provided } = resolvable;
  const node = position.node.add(field, field.set ? subgraphField.namedType : null);
  requested.add(position.group);
  if (!field.set || !node) return { unresolved: null };
  const declared = context.graph.types.fieldOf(position.type, field.name).namedType;
  const child = place.child(field, declared, subgraphField.type.includes("["));
  const sharers = context.graph.sharersOf(position.type, field.name, position.sharers);
  const childPosition: Position = {
    group: position.group,
    node,
    type: subgraphField.namedType,
    provided,
    sharers,
    isEntity: false,
  };
  const unresolved = context.select(childPosition, child, field.set, requested);
  return { unresolved: unresolved && { ...field, set: unresolved } };
}

/** Of an interface reached by its key: only a field resolved whole there; the rest would take fetches type by type. */
function askOfInterface(
  context: Context,
  { place, position }: Point,
  field: FieldSelection,
  requested: RequestedGroups,
): Answer | null {
  const { group, type, provided } = position;
  const estimate = context.estimator.field({ subgraph: group.subgraph, type, provided }, field, false);
  if (!estimate?.isWhole) return null;
  const unresolved = context.select(position, place.place, { on: type, fields: [field], branches: [] }, requested);
  return unresolved ? null : { unresolved: null };
}
