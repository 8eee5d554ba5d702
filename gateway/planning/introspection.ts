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

/** Fields that the gateway answers itself: the planner refuses the first two, and would ask a partner for the third. */
const introspectionFields: ReadonlySet<string> = new Set(["__schema", "__type", "__typename"]);

/** The operation without the fields that the gateway answers itself; null when no field is left. */
export function toPlan(operation: OperationDefinitionNode, fragments: Fragments): OperationDefinitionNode | null {
  return restrictedTo(operation, fragments, (field) => !introspectionFields.has(field.name.value));
}

/** True for `__schema` and `__type`, which may stand wherever the query root is reached. */
export const isIntrospection = (name: string): boolean =>
  name === SchemaMetaFieldDef.name || name === TypeMetaFieldDef.name;

/** Answers an introspection field, as JSON text. `nodes`: the field's nodes, which share one response name. */
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

/** Inlines fragments on the root, with their directives, so that a part of them can be kept. */
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
