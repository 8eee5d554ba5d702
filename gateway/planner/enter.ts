import type { Context, RequestedGroups } from "./context.ts";
import { FetchGroup } from "./fetchGroup.ts";
import { nameOf, type Route } from "./pathFinder.ts";
import type { Position, TypedPlace } from "./place.ts";
import type { FetchRewrite, RequiresSelection } from "./planNode.ts";
import { conflict, joinedSelections, selectionsOf } from "./representation.ts";
import { type SelectionSet, typename } from "./selectionSet.ts";

export interface Entry {
  readonly typed: TypedPlace;
  readonly subgraph: string;
  /** Null at the root, which every subgraph has. */
  readonly route: Route | null;
  /** What the representation must hold besides a key (`@requires`). */
  readonly requires?: SelectionSet | null;
  /** Fetches that must have been answered before. */
  readonly after: RequestedGroups;
}

/** Enters a subgraph for these objects: by an existing fetch or a new one. Null when its key cannot be fetched. */
export function enter(context: Context, entry: Entry): Position | null {
  const existing = knownPosition(context, entry);
  if (existing) {
    existing.group.addAfter(entry.after);
    return existing;
  }
  return entry.route ? enterByKey(context, entry, entry.route) : enterRoot(context, entry);
}

/** Not a fetch that the required fields wait for, nor one whose representation has another value of that name. */
function knownPosition({ graph }: Context, { typed, subgraph, route, after, requires }: Entry): Position | undefined {
  const type = route?.key.type ?? typed.type;
  const requiredSelections = requires ? selectionsOf(requires, graph.types) : [];
  return typed.positions.find(
    ({ group, isEntity, type: typeInGroup }) =>
      isEntity &&
      group.subgraph === subgraph &&
      typeInGroup === type &&
      ![...after].some((earlier) => earlier.waitsFor(group)) &&
      !conflict(group.requires, requiredSelections),
  );
}

function enterRoot(context: Context, { typed, subgraph }: Entry): Position {
  const [home] = typed.positions;
  const { operation, type } = context.root;
  const root = typed.path.length > 0 || typed.type !== type ? "query" : operation;
  const group = new FetchGroup({ subgraph, root, path: typed.path, type: typed.type });
  if (typed.path.length > 0 && home) group.addAfter([home.group]);
  return openFetch(context, typed, group);
}

function enterByKey(context: Context, { typed, subgraph, after }: Entry, { key }: Route): Position | null {
  const keySelection = typed.place.names.underFreeNames(key.fields);
  const needed: RequestedGroups = new Set(after);
  if (!supplyKey(context, { typed, name: nameOf(key), keySelection }, needed)) return null;
  const [home] = typed.positions as [Position];
  home.node.add(typename, null);
  const group = new FetchGroup({ subgraph, root: null, path: typed.path, type: key.type });
  group.addAfter([...needed, home.group]);
  addRequires(context, group, typed.type, keySelection);
  if (context.graph.types.isAbstract(key.type)) group.inputRewrites.push(asInterface(key.type));
  return openFetch(context, typed, group);
}

interface Key {
  readonly typed: TypedPlace;
  readonly name: string;
  readonly keySelection: SelectionSet;
}

function supplyKey(context: Context, { typed, name, keySelection }: Key, needed: RequestedGroups): boolean {
  context.entering.add(name);
  const isSupplied = context.supply(typed, keySelection, needed);
  context.entering.delete(name);
  return isSupplied;
}

/** Adds to the representations that the fetch sends. */
export function addRequires(
  { graph: { types } }: Context,
  group: FetchGroup,
  typeCondition: string,
  selection: SelectionSet,
): void {
  const type: RequiresSelection = { kind: "Field", name: "__typename" };
  const selections = joinedSelections([type], selectionsOf(selection, types));
  const requires = joinedSelections(group.requires, [{ kind: "InlineFragment", typeCondition, selections }]);
  group.requires.splice(0, group.requires.length, ...requires);
}

/** A subgraph with an `@interfaceObject` gets representations of the interface, whatever the concrete type. */
const asInterface = (type: string): FetchRewrite => ({
  ValueSetter: { path: [{ TypenameEquals: [type] }, { Key: "__typename" }], setValueTo: type },
});

function openFetch(context: Context, typed: TypedPlace, group: FetchGroup): Position {
  context.groups.push(group);
  const sharers = new Set(context.graph.schema.subgraphs.keys());
  return typed.add({ group, node: group.node, type: group.node.type, provided: [], sharers, isEntity: true });
}
