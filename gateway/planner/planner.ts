import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  parse,
} from "graphql";
import { Effort } from "./effort.ts";
import { batched } from "./fetchGraph.ts";
import type { FetchGroup } from "./fetchGroup.ts";
import { OperationWriter } from "./operationWriter.ts";
import type { PlanNode } from "./planNode.ts";
import { fetchesFor } from "./planOperation.ts";
import { planTree } from "./planTree.ts";
import { QueryGraph } from "./queryGraph.ts";
import { SelectionReader } from "./selectionSet.ts";
import { readSupergraph, type SupergraphSchema } from "./supergraphSchema.ts";
import { TypeSystem } from "./typeSystem.ts";

/** How `@override(label:)` falls for one request. */
export interface PlanOptions {
  /** Labels that are switched on. */
  readonly activeLabels: ReadonlySet<string>;
  /** From 0 to 100, drawn for the request: `percent(20)` is on when it is below 20. */
  readonly share: number;
}

export interface Planner {
  /**
   * @param operation one operation and its fragments, valid by the public schema, without `@skip` and `@include` and without
   * introspection.
   * @returns which subgraphs are to be asked what and in which order, as data that survives JSON; null: none is.
   * @throws a GraphQLError that names the field no subgraph can be asked for, and for subscriptions.
   */
  plan(operation: DocumentNode | string, options: PlanOptions): PlanNode | null;
  /** The parts of `percent(...)` labels, in hundredths. */
  readonly overridePercentages: number[];
}

/** @throws when the text is no supergraph. */
export function createPlanner(supergraphSdl: string): Planner {
  const schema = readSupergraph(supergraphSdl);
  const types = new TypeSystem(schema);
  const graphs = new Map<string, QueryGraph>();
  const graphFor = (options: PlanOptions): QueryGraph => {
    const active = [...schema.overrideLabels].filter((label) => isActive(label, options));
    const id = active.join();
    const graph = graphs.get(id) ?? new QueryGraph(schema, types, (label) => active.includes(label));
    graphs.set(id, graph);
    return graph;
  };
  return {
    plan: (operation, options) => planOver(graphFor(options), operation),
    overridePercentages: percentagesOf(schema),
  };
}

function planOver(graph: QueryGraph, source: DocumentNode | string): PlanNode | null {
  const { definitions } = typeof source === "string" ? parse(source, { noLocation: true }) : source;
  const operation = definitions.find(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  ) as OperationDefinitionNode;
  const root = operation.operation === "mutation" ? graph.schema.mutationType : graph.schema.queryType;
  if (root === undefined) throw new GraphQLError(`the graph has no ${operation.operation} type`);
  const reader = new SelectionReader(graph.types, fragmentsIn(definitions), new Effort());
  const fetches = fetchesFor(graph, operation.operation, reader.read(root, [operation.selectionSet]));
  const writer = new OperationWriter(graph, operation.variableDefinitions ?? []);
  return inOrder(
    mergedRuns(fetches).flatMap((groups) => planTree(batched(groups), (batch) => writer.write(batch)) ?? []),
  );
}

const fragmentsIn = (definitions: DocumentNode["definitions"]): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(
    definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );

/** Mutations in a row that one subgraph resolves, nothing to be done between them, are sent to it as one operation. */
function mergedRuns(fetches: readonly (readonly FetchGroup[])[]): readonly (readonly FetchGroup[])[] {
  const runs: FetchGroup[][] = [];
  for (const groups of fetches) {
    const last = runs.at(-1);
    const [alone] = last ?? [];
    const [root] = groups;
    const mayMerge = last?.length === 1 && alone && root && alone.subgraph === root.subgraph;
    if (!mayMerge) runs.push([...groups]);
    else {
      for (const [key, field] of root.node.fields) alone.node.fields.set(key, field);
      for (const group of groups.slice(1)) if (group.after.delete(root)) group.after.add(alone);
      last.push(...groups.slice(1));
    }
  }
  return runs;
}

function inOrder(nodes: readonly PlanNode[]): PlanNode | null {
  const [first] = nodes;
  if (!first || nodes.length === 1) return first ?? null;
  return { kind: "Sequence", nodes: nodes.flatMap((node) => (node.kind === "Sequence" ? node.nodes : [node])) };
}

function isActive(label: string, { activeLabels, share }: PlanOptions): boolean {
  const part = partOf(label);
  return part === null ? activeLabels.has(label) : share < part;
}

function partOf(label: string): number | null {
  const [, part] = /^percent\(\s*(\d+(?:\.\d+)?)\s*\)$/.exec(label) ?? [];
  return part === undefined ? null : Number(part);
}

const percentagesOf = ({ overrideLabels }: SupergraphSchema): number[] =>
  [...new Set([...overrideLabels].flatMap((label) => partOf(label) ?? []))].sort((first, second) => first - second);
