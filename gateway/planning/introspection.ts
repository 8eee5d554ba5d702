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
const own: ReadonlySet<string> = new Set(["__schema", "__type", "__typename"]);

/** The operation without what the gateway answers itself; null when nothing is left to ask. */
export function toPlan(operation: OperationDefinitionNode, fragments: Fragments): OperationDefinitionNode | null {
  return restrictedTo(operation, fragments, (field) => !own.has(field.name.value));
}

/** Whether the field asks the schema to describe itself, which it may wherever the root of queries is reached. */
export const isIntrospection = (name: string): boolean =>
  name === SchemaMetaFieldDef.name || name === TypeMetaFieldDef.name;

/** What the schema says of itself, as JSON text, for a field that asks it: the field's nodes have one name in the answer. */
export type Introspect = (nodes: readonly FieldNode[], variables: JsonRecord) => string;

export function introspecting(schema: GraphQLSchema, asked: OperationDefinitionNode, fragments: Fragments): Introspect {
  return (selections, variableValues) => {
    const selectionSet = { kind: Kind.SELECTION_SET as const, selections };
    const operation = { ...asked, operation: OperationTypeNode.QUERY, selectionSet };
    const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [operation, ...fragments.values()] };
    const [value = null] = Object.values(executeSync({ schema, document, variableValues }).data ?? {});
    return JSON.stringify(value);
  };
}

type Wanted = (field: FieldNode) => boolean;

function restrictedTo(operation: OperationDefinitionNode, fragments: Fragments, wanted: Wanted) {
  const selections = keep(operation.selectionSet.selections, fragments, wanted);
  if (selections.length === 0) return null;
  return { ...operation, selectionSet: { kind: Kind.SELECTION_SET as const, selections } };
}

/** Fragments on the root are opened in place, with their directives, so that they can be kept in part. */
function keep(selections: readonly SelectionNode[], fragments: Fragments, wanted: Wanted): SelectionNode[] {
  return selections.flatMap((selection): SelectionNode[] => {
    if (selection.kind === Kind.FIELD) return wanted(selection) ? [selection] : [];
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    const kept = inner ? keep(inner.selectionSet.selections, fragments, wanted) : [];
    if (!inner || kept.length === 0) return [];
    return [
      {
        kind: Kind.INLINE_FRAGMENT,
        ...(inner.typeCondition && { typeCondition: inner.typeCondition }),
        directives: selection.directives ?? [],
        selectionSet: { kind: Kind.SELECTION_SET, selections: kept },
      },
    ];
  });
}
