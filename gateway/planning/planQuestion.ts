import type { Fragments } from "@pacte-hub/executor/collectFields";
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  print,
  separateOperations,
  visit,
} from "graphql";
import type { JsonRecord } from "../json/record.ts";
import type { Identity } from "../supergraph/accessRequirements.ts";
import type { Supergraph } from "../supergraph/supergraph.ts";
import { toPlan } from "./introspection.ts";
import { detachNestedQueries } from "./nestedQueries.ts";
import { plannedVariable, type ResponseKeys } from "./responseKeys.ts";
import { settled } from "./settleConditions.ts";
import { withoutForbidden } from "./withoutForbidden.ts";

/** An operation, and the fragments it spreads. */
export interface Operation {
  readonly operation: OperationDefinitionNode;
  readonly fragments: Fragments;
}

/** What is to be planned for an operation. */
export interface PlanQuestion {
  /** The query to plan; null when no subgraph is to be asked. */
  readonly text: string | null;
  /** Queries on nested query roots, and the response names that lead there. */
  readonly nested: readonly (PlanQuestion & { readonly path: readonly string[] })[];
}

export interface PlanningOf {
  readonly graph: Pick<Supergraph, "publicSchema" | "leadsToQuery" | "access">;
  readonly variables: JsonRecord;
  readonly identity: Identity;
  /** Filled with the fields that the reader may not read. */
  readonly removed: Set<FieldNode>;
  readonly keys: ResponseKeys;
}

/**
 * The query to plan for an operation: `@skip` and `@include` applied; without fields that the reader may not read or that the
 * gateway answers itself; with neutral names in place of the reader's aliases and variables.
 */
export function planQuestion(
  readerOperation: Operation,
  { graph, variables, identity, removed, keys }: PlanningOf,
): PlanQuestion {
  const allowed = withoutForbidden(documentOf(readerOperation), graph.publicSchema, graph.access, {
    identity,
    removed,
  });
  const document = renamed(settled(allowed, variables), keys);
  const [operation, ...fragments] = document.definitions as [OperationDefinitionNode, ...FragmentDefinitionNode[]];
  const fragmentsByName = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  return questionOf(operation, fragmentsByName, graph);
}

function questionOf(
  operation: OperationDefinitionNode,
  fragments: Fragments,
  graph: PlanningOf["graph"],
): PlanQuestion {
  const detached = graph.leadsToQuery
    ? detachNestedQueries(graph.publicSchema, operation, fragments)
    : { operation, nested: [] };
  const planned = toPlan(detached.operation, fragments);
  return {
    text: planned && print(withUsedFragments([planned, ...fragments.values()])),
    nested: detached.nested.map(({ path, operation: below }) => ({ path, ...questionOf(below, fragments, graph) })),
  };
}

const renamed = (document: DocumentNode, keys: ResponseKeys): DocumentNode =>
  visit(document, {
    Field: (node) => aliased(node, keys.of(node)),
    Variable: (node) => ({ ...node, name: { ...node.name, value: plannedVariable(node.name.value) } }),
  });

function aliased({ alias, ...field }: FieldNode, key: string): FieldNode | undefined {
  if (key !== field.name.value) return { ...field, alias: { kind: Kind.NAME, value: key } };
  return alias ? field : undefined;
}

export function documentOf({ operation, fragments }: Operation): DocumentNode {
  const { name: _, ...unnamed } = operation;
  return { kind: Kind.DOCUMENT, definitions: [unnamed, ...fragments.values()] };
}

/** The operation with only those fragments that it uses. */
const withUsedFragments = (definitions: DocumentNode["definitions"]): DocumentNode =>
  separateOperations({ kind: Kind.DOCUMENT, definitions })[""] as DocumentNode;
