import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import type { AccessRequirements, Identity } from "../supergraph/accessRequirements.ts";

export interface Forbidding {
  readonly identity: Identity;
  /** Takes the fields that are left out: their nulls are the reader's own, not a partner's. */
  readonly removed: Set<FieldNode>;
}

/** The document without the fields that the reader may not read: nobody is asked for them. */
export function withoutForbidden(
  document: DocumentNode,
  schema: GraphQLSchema,
  access: AccessRequirements,
  { identity, removed }: Forbidding,
): DocumentNode {
  if (access.isOpen) return document;
  const types = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(types, {
      Field(field) {
        const parent = types.getParentType();
        if (!parent || access.allows(parent.name, field.name.value, identity)) return undefined;
        removed.add(field);
        return null;
      },
      SelectionSet: { leave: (set) => (set.selections.length === 0 ? onlyTypename : undefined) },
    }),
  );
}

const onlyTypename = {
  kind: Kind.SELECTION_SET,
  selections: [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } }],
} as const;
