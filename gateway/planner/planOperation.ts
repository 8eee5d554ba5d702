import { GraphQLError, type OperationDefinitionNode } from "graphql";
import { selectAbstract } from "./abstractTypes.ts";
import { Applicable } from "./applicable.ts";
import type { Context, RequestedGroups } from "./context.ts";
import { Effort } from "./effort.ts";
import { askElsewhere, supply } from "./entityJumps.ts";
import { Estimator } from "./estimate.ts";
import type { FetchGroup } from "./fetchGroup.ts";
import { selectInterfaceObject } from "./interfaceObjects.ts";
import { selectObject, untried } from "./objectTypes.ts";
import { PathFinder } from "./pathFinder.ts";
import { Place, type Position } from "./place.ts";
import type { QueryGraph } from "./queryGraph.ts";
import { ResponseNames } from "./responseNames.ts";
import type { FieldSelection, SelectionSet } from "./selectionSet.ts";

/** The fetches an operation takes: for a query one set of them, for a mutation one for each root field, in order. */
export function fetchesFor(
  graph: QueryGraph,
  operation: OperationDefinitionNode["operation"],
  set: SelectionSet,
): readonly (readonly FetchGroup[])[] {
  if (operation === "subscription") throw new GraphQLError("subscriptions are not planned");
  const names = new ResponseNames();
  names.reserve(set);
  const planned = (fields: readonly FieldSelection[]) => groupsFor({ graph, operation, type: set.on, names }, fields);
  const fields = set.fields;
  return operation === "query" ? [planned(fields)] : fields.map((field) => planned([field]));
}

interface Planned {
  readonly graph: QueryGraph;
  readonly operation: "query" | "mutation";
  readonly type: string;
  readonly names: ResponseNames;
}

function groupsFor(
  { graph, operation, type, names }: Planned,
  fields: readonly FieldSelection[],
): readonly FetchGroup[] {
  const context = contextFor(graph, operation, type);
  const root = new Place([], type, names).as(type, true);
  const unresolved = askElsewhere(context, root, fields.map(untried), new Set());
  const [missing] = unresolved;
  if (missing) throw new GraphQLError(`no subgraph resolves ${coordinateIn(graph, type, missing)} where it is asked`);
  return context.groups;
}

function contextFor(graph: QueryGraph, operation: "query" | "mutation", type: string): Context {
  const effort = new Effort();
  const guides = guidesOver(graph);
  guides.estimator.effort = effort;
  const context: Context = {
    ...guides,
    graph,
    groups: [],
    entering: new Set(),
    root: { operation, type },
    select(position, place, set, requested) {
      effort.spend();
      return select(context, { position, place, set }, requested);
    },
    supply: (typed, set, requested) => supply(context, typed, set, requested),
  };
  return context;
}

type Guides = Pick<Context, "finder" | "applicable" | "estimator">;

const guidesByGraph = new WeakMap<QueryGraph, Guides>();

/** What they find out serves every operation over the graph. */
function guidesOver(graph: QueryGraph): Guides {
  const guides = guidesByGraph.get(graph) ?? newGuides(graph);
  guidesByGraph.set(graph, guides);
  return guides;
}

function newGuides(graph: QueryGraph): Guides {
  const applicable = new Applicable(graph.types);
  const finder = new PathFinder(graph);
  return { finder, applicable, estimator: new Estimator(graph, finder, applicable) };
}

interface Selecting {
  readonly position: Position;
  readonly place: Place;
  readonly set: SelectionSet;
}

function select(
  context: Context,
  { position, place, set }: Selecting,
  requested: RequestedGroups,
): SelectionSet | null {
  const { subgraph } = position.group;
  if (context.graph.isAbstractIn(subgraph, position.type))
    return selectAbstract(context, position, place, set, requested);
  const isInterface = context.graph.isInterfaceObject(subgraph, position.type);
  return (isInterface ? selectInterfaceObject : selectObject)(context, position, place, set, requested);
}

/** The first leaf that could not be asked. */
function coordinateIn(graph: QueryGraph, type: string, { name, set }: FieldSelection): string {
  const deeper = set && firstOf(set);
  if (!deeper) return `${type}.${name}`;
  return coordinateIn(graph, deeper.on, deeper.field);
}

function firstOf({
  on,
  fields,
  branches,
}: SelectionSet): { readonly on: string; readonly field: FieldSelection } | null {
  const [field] = fields;
  if (field) return { on, field };
  for (const branch of branches) {
    const first = firstOf(branch);
    if (first) return first;
  }
  return null;
}
