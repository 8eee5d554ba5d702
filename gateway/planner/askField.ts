import type { Context, RequestedGroups } from "./context.ts";
import { under } from "./fieldSet.ts";
import type { Position, TypedPlace } from "./place.ts";
import type { SubgraphField } from "./queryGraph.ts";
import type { FieldSelection, SelectionSet } from "./selectionSet.ts";

/** A field was asked; `left` is what could not be told of the objects it leads to. */
export interface Answer {
  readonly left: FieldSelection | null;
}

/** Asks a field of who knows its object; null when it cannot be asked there. */
export function askField(
  context: Context,
  { place, position, mayRequire = false, asInterface = false }: Point,
  field: FieldSelection,
  asked: RequestedGroups,
): Answer | null {
  const { graph } = context;
  const { group, type, node } = position;
  if (!asInterface && graph.isAbstractIn(group.subgraph, type))
    return askOfInterface(context, { place, position }, field, asked);
  if (field.name === "__typename") {
    if (graph.isInterfaceObject(group.subgraph, type)) return null;
    node.add(field, null);
    asked.add(group);
    return { left: null };
  }
  const told = tellable(context, position, field.name);
  if (!told || (told.field.requires && !mayRequire)) return null;
  return addField(context, { place, position, told }, field, asked);
}

export interface Point {
  readonly place: TypedPlace;
  readonly position: Position;
  /** The objects are found by a representation, which can tell what the field requires. */
  readonly mayRequire?: boolean;
  /** The field is asked of the interface as such, for all types behind it. */
  readonly asInterface?: boolean;
}

interface Tellable {
  readonly field: SubgraphField;
  /** What the path provides of the objects the field leads to. */
  readonly provided: readonly SelectionSet[];
}

/** Null when the subgraph does not resolve the field on this path. */
export function tellable({ graph }: Context, { group, type, provided }: Position, name: string): Tellable | null {
  const field = graph.fieldIn(group.subgraph, type, name);
  if (!field) return null;
  const brought = under(provided, type, name, graph.types);
  if (field.isExternal && !brought) return null;
  return { field, provided: [...(field.provides ? [field.provides] : []), ...(brought?.sets ?? [])] };
}

export function addField(
  context: Context,
  { place, position, told }: Point & { readonly told: Tellable },
  field: FieldSelection,
  asked: RequestedGroups,
): Answer {
  const { field: known, provided } = told;
  const node = position.node.add(field, field.set ? known.namedType : null);
  asked.add(position.group);
  if (!field.set || !node) return { left: null };
  const declared = context.graph.types.fieldOf(position.type, field.name).namedType;
  const child = place.child(field, declared, known.type.includes("["));
  const sharers = context.graph.sharersOf(position.type, field.name, position.sharers);
  const at: Position = { group: position.group, node, type: known.namedType, provided, sharers, isEntity: false };
  const left = context.select(at, child, field.set, asked);
  return { left: left && { ...field, set: left } };
}

/** Of an interface reached by its key: only what is told whole there, since what is left would have to be asked type by type. */
function askOfInterface(
  context: Context,
  { place, position }: Point,
  field: FieldSelection,
  asked: RequestedGroups,
): Answer | null {
  const { group, type, provided } = position;
  const estimate = context.estimator.field({ subgraph: group.subgraph, type, provided }, field, false);
  if (!estimate?.isWhole) return null;
  const left = context.select(position, place.place, { on: type, fields: [field], branches: [] }, asked);
  return left ? null : { left: null };
}
