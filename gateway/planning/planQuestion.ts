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
import type { Fragments } from "../../runtime/execution/selection.ts";
import { toPlan } from "../execution/introspection.ts";
import type { JsonRecord } from "../execution/record.ts";
import type { ResponseKeys } from "./responseKeys.ts";
import { settled } from "./settleConditions.ts";

/** An operation, and what it spreads. */
export interface Operation {
  readonly operation: OperationDefinitionNode;
  readonly fragments: Fragments;
}

/**
 * The text of which a plan is made: conditions settled, what the gateway answers itself left out, neutral names in place of
 * the reader's. null: nothing is to be asked of anyone.
 */
export function planQuestion(asked: Operation, variables: JsonRecord, keys: ResponseKeys): string | null {
  const document = renamed(settled(documentOf(asked), variables), keys);
  const [operation, ...fragments] = document.definitions as [OperationDefinitionNode, ...FragmentDefinitionNode[]];
  const planned = toPlan(operation, new Map(fragments.map((each) => [each.name.value, each])));
  return planned && print(alone([planned, ...fragments]));
}

const renamed = (document: DocumentNode, keys: ResponseKeys): DocumentNode =>
  visit(document, { Field: (node) => aliased(node, keys.of(node)) });

function aliased({ alias, ...field }: FieldNode, key: string): FieldNode | undefined {
  if (key !== field.name.value) return { ...field, alias: { kind: Kind.NAME, value: key } };
  return alias ? field : undefined;
}

export function documentOf({ operation, fragments }: Operation): DocumentNode {
  const { name: _, ...unnamed } = operation;
  return { kind: Kind.DOCUMENT, definitions: [unnamed, ...fragments.values()] };
}

/** The operation with the fragments it uses and no other. */
const alone = (definitions: DocumentNode["definitions"]): DocumentNode =>
  separateOperations({ kind: Kind.DOCUMENT, definitions })[""] as DocumentNode;
