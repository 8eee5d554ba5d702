import type { Fragments } from "@pacte-hub/executor/collectFields";
import {
  type DocumentNode,
  executeSync,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  SchemaMetaFieldDef,
  type SelectionNode,
  TypeMetaFieldDef,
} from "graphql";
import type { JsonRecord } from "../json/record.ts";

/** What the gateway answers itself; the planner refuses the first two and would ask a partner for the third. */
const introspectionFields: ReadonlySet<string> = new Set(["__schema", "__type", "__typename"]);

/** The operation without what the gateway answers itself; null when nothing is left to ask. */
export function toPlan(operation: OperationDefinitionNode, fragments: Fragments): OperationDefinitionNode | null {
  return restrictedTo(operation, fragments, (field) => !introspectionFields.has(field.name.value));
}

/** Whether the field asks the schema to describe itself, which it may wherever the root of queries is reached. */
export const isIntrospection = (name: string): boolean =>
  name === SchemaMetaFieldDef.name || name === TypeMetaFieldDef.name;

/** What the schema says of itself, as JSON text, for a field that asks it: the field's nodes have one name in the answer. */
export type Introspect = (nodes: readonly FieldNode[], variables: JsonRecord) => string;

export function introspecting(
  schema: GraphQLSchema,
  operationAsked: OperationDefinitionNode,
  fragments: Fragments,
): Introspect {
  return (selections, variableValues) => {
    const selectionSet = { kind: Kind.SELECTION_SET as const, selections };
    const operation = { ...operationAsked, operation: OperationTypeNode.QUERY, selectionSet };
    const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [operation, ...fragments.values()] };
    const [value = null] = Object.values(executeSync({ schema, document, variableValues }).data ?? {});
    return JSON.stringify(value);
  };
}

type FieldFilter = (field: FieldNode) => boolean;

function restrictedTo(operation: OperationDefinitionNode, fragments: Fragments, isWanted: FieldFilter) {
  const selections = keptSelections(operation.selectionSet.selections, fragments, isWanted);
  if (selections.length === 0) return null;
  return { ...operation, selectionSet: { kind: Kind.SELECTION_SET as const, selections } };
}

/** Fragments on the root are opened in place, with their directives, so that they can be kept in part. */
function keptSelections(
  selections: readonly SelectionNode[],
  fragments: Fragments,
  isWanted: FieldFilter,
): SelectionNode[] {
  return selections.flatMap((selection): SelectionNode[] => {
    if (selection.kind === Kind.FIELD) return isWanted(selection) ? [selection] : [];
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    const inside = inner ? keptSelections(inner.selectionSet.selections, fragments, isWanted) : [];
    if (!inner || inside.length === 0) return [];
    return [
      {
        kind: Kind.INLINE_FRAGMENT,
        ...(inner.typeCondition && { typeCondition: inner.typeCondition }),
        directives: selection.directives ?? [],
        selectionSet: { kind: Kind.SELECTION_SET, selections: inside },
      },
    ];
  });
}
