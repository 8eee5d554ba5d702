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
  /** Null at the root, which every subgraph knows. */
  readonly route: Route | null;
  /** What the subgraph must be told besides a key. */
  readonly requires?: SelectionSet | null;
  /** Fetches that must have been answered before. */
  readonly after: RequestedGroups;
}

/** Makes objects known to a subgraph: by a fetch there is already, or by a new one. Null when it cannot be told the key. */
export function enter(context: Context, entry: Entry): Position | null {
  const known = knownPosition(context, entry);
  if (known) {
    known.group.addAfter(entry.after);
    return known;
  }
  return entry.route ? enterByKey(context, entry, entry.route) : enterRoot(context, entry);
}

/** Not one that must be answered before what the new field waits for, nor one that is told another value of that name. */
function knownPosition({ graph }: Context, { typed, subgraph, route, after, requires }: Entry): Position | undefined {
  const type = route?.key.type ?? typed.type;
  const told = requires ? selectionsOf(requires, graph.types) : [];
  return typed.positions.find(
    ({ group, isEntity, type: its }) =>
      isEntity &&
      group.subgraph === subgraph &&
      its === type &&
      ![...after].some((each) => each.waitsFor(group)) &&
      !conflict(group.requires, told),
  );
}

function enterRoot(context: Context, { typed, subgraph }: Entry): Position {
  const [home] = typed.positions;
  const { operation, type } = context.root;
  const root = typed.path.length > 0 || typed.type !== type ? "query" : operation;
  const group = new FetchGroup({ subgraph, root, path: typed.path, type: typed.type });
  if (typed.path.length > 0 && home) group.addAfter([home.group]);
  return opened(context, typed, group);
}

function enterByKey(context: Context, { typed, subgraph, after }: Entry, { key }: Route): Position | null {
  const given = typed.place.names.given(key.fields);
  const needed: RequestedGroups = new Set(after);
  if (!supplyKey(context, { typed, name: nameOf(key), given }, needed)) return null;
  const [home] = typed.positions as [Position];
  home.node.add(typename, null);
  const group = new FetchGroup({ subgraph, root: null, path: typed.path, type: key.type });
  group.addAfter([...needed, home.group]);
  tell(context, group, typed.type, given);
  if (context.graph.types.isAbstract(key.type)) group.inputRewrites.push(asInterface(key.type));
  return opened(context, typed, group);
}

interface Key {
  readonly typed: TypedPlace;
  readonly name: string;
  readonly given: SelectionSet;
}

function supplyKey(context: Context, { typed, name, given }: Key, needed: RequestedGroups): boolean {
  context.entering.add(name);
  const isSupplied = context.supply(typed, given, needed);
  context.entering.delete(name);
  return isSupplied;
}

/** Adds to what the subgraph is told of each entity. */
export function tell(
  { graph: { types } }: Context,
  group: FetchGroup,
  typeCondition: string,
  given: SelectionSet,
): void {
  const type: RequiresSelection = { kind: "Field", name: "__typename" };
  const selections = joinedSelections([type], selectionsOf(given, types));
  const told = joinedSelections(group.requires, [{ kind: "InlineFragment", typeCondition, selections }]);
  group.requires.splice(0, group.requires.length, ...told);
}

/** Who knows an interface as an object is told of the interface, whatever stands behind it. */
const asInterface = (type: string): FetchRewrite => ({
  ValueSetter: { path: [{ TypenameEquals: [type] }, { Key: "__typename" }], setValueTo: type },
});

function opened(context: Context, typed: TypedPlace, group: FetchGroup): Position {
  context.groups.push(group);
  const sharers = new Set(context.graph.schema.subgraphs.keys());
  return typed.add({ group, node: group.node, type: group.node.type, provided: [], sharers, isEntity: true });
}
