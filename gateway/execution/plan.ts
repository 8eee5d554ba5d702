import { type PlanNode, QueryPlanner } from "@graphql-hive/router-query-planner";
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  print,
  separateOperations,
  visit,
} from "graphql";
import type { Fragments } from "../../runtime/execution/selection.ts";
import { toPlan } from "./introspection.ts";
import type { JsonRecord } from "./record.ts";
import { settled } from "./settled.ts";

/** An operation, and what it spreads. */
export interface Asked {
  readonly operation: OperationDefinitionNode;
  readonly fragments: Fragments;
}

/** Which subgraph is to be asked what, and in which order; null: nothing is to be asked of anyone. */
export type Plan = (asked: Asked, variables: JsonRecord) => Promise<PlanNode | null>;

/** @throws when the supergraph cannot be planned over. */
export function planning(supergraphSdl: string): Plan {
  const planner = new QueryPlanner(supergraphSdl);
  return async (asked, variables) => {
    const document = typesByName(settled(documentOf(asked), variables));
    const [operation, ...fragments] = document.definitions as [OperationDefinitionNode, ...FragmentDefinitionNode[]];
    const planned = toPlan(operation, new Map(fragments.map((each) => [each.name.value, each])));
    if (!planned) return null;
    const { node } = await planner.planAsync(print(alone([planned, ...fragments])), null, new Set(), 0);
    return node ?? null;
  };
}

/**
 * The projection must find each object's type under its own name: where the reader asks for it under another name only,
 * the planner would not.
 */
const typesByName = (document: DocumentNode): DocumentNode =>
  visit(document, {
    Field({ alias, ...field }) {
      return alias && field.name.value === "__typename" ? field : undefined;
    },
  });

export function documentOf({ operation, fragments }: Asked): DocumentNode {
  const { name: _, ...unnamed } = operation;
  return { kind: Kind.DOCUMENT, definitions: [unnamed, ...fragments.values()] };
}

/** The operation with the fragments it uses and no other. */
const alone = (definitions: DocumentNode["definitions"]): DocumentNode =>
  separateOperations({ kind: Kind.DOCUMENT, definitions })[""] as DocumentNode;
