import { type DocumentNode, type GraphQLSchema, Kind, TypeInfo, visit, visitWithTypeInfo } from "graphql";
import type { AccessRequirements, Identity } from "./accessRequirements.ts";

/** The document without the fields that the reader may not read: nobody is asked for them. */
export function withoutForbidden(
  document: DocumentNode,
  schema: GraphQLSchema,
  access: AccessRequirements,
  identity: Identity,
): DocumentNode {
  if (access.isOpen) return document;
  const types = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(types, {
      Field(field) {
        const parent = types.getParentType();
        return parent && !access.allows(parent.name, field.name.value, identity) ? null : undefined;
      },
      SelectionSet: { leave: (set) => (set.selections.length === 0 ? onlyTypename : undefined) },
    }),
  );
}

const onlyTypename = {
  kind: Kind.SELECTION_SET,
  selections: [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } }],
} as const;
