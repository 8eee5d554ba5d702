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
export type Plan = (asked: Asked, variables: JsonRecord, share: number) => Promise<PlanNode | null>;

export interface Planning {
  readonly plan: Plan;
  /**
   * Fields that an institution takes over from another for a part of the requests (`@override(label: "percent(20)")`): the
   * parts, in hundredths. A request's share is drawn from 0 to 100, and is of each part that is greater.
   */
  readonly parts: readonly number[];
}

/** @param labels of fields that are taken over (`@override(label:)`). @throws when the supergraph cannot be planned over. */
export function planning(supergraphSdl: string, labels: readonly string[] = []): Planning {
  const planner = new QueryPlanner(supergraphSdl);
  const active = new Set(labels);
  return {
    parts: planner.overridePercentages,
    async plan(asked, variables, share) {
      const document = typesByName(settled(documentOf(asked), variables));
      const [operation, ...fragments] = document.definitions as [OperationDefinitionNode, ...FragmentDefinitionNode[]];
      const planned = toPlan(operation, new Map(fragments.map((each) => [each.name.value, each])));
      if (!planned) return null;
      const { node } = await planner.planAsync(print(alone([planned, ...fragments])), null, active, share);
      return node ?? null;
    },
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
