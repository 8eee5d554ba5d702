import type { Fragments } from "@pacte-hub/executor/collectFields";
import {
  type DocumentNode,
  executeSync,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
} from "graphql";
import type { JsonRecord } from "../json/record.ts";

/** What the gateway answers itself; the planner refuses the first two and would ask a partner for the third. */
const own: ReadonlySet<string> = new Set(["__schema", "__type", "__typename"]);

/** The operation without what the gateway answers itself; null when nothing is left to ask. */
export function toPlan(operation: OperationDefinitionNode, fragments: Fragments): OperationDefinitionNode | null {
  return restrictedTo(operation, fragments, (field) => !own.has(field.name.value));
}

/** The schema's description of itself, under the reader's names. */
export type Introspect = (variables: JsonRecord) => JsonRecord;

export function introspecting(schema: GraphQLSchema, asked: OperationDefinitionNode, fragments: Fragments): Introspect {
  const operation = restrictedTo(asked, fragments, ({ name }) => name.value === "__schema" || name.value === "__type");
  if (!operation) return () => ({});
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [operation, ...fragments.values()] };
  return (variableValues) => (executeSync({ schema, document, variableValues }).data ?? {}) as JsonRecord;
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
