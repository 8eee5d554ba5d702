import type { Fragments } from "@pacte-hub/executor/collectFields";
import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionNode,
} from "graphql";

/** The query root reached again below a field, as a mutation's payload may offer it. */
export interface NestedQuery {
  /** The response names that lead to it. */
  readonly path: readonly string[];
  readonly operation: OperationDefinitionNode;
}

export interface Detached {
  readonly operation: OperationDefinitionNode;
  readonly nested: readonly NestedQuery[];
}

/**
 * Cuts selections on a nested query root out of the operation. The root has no key and does not depend on the object it was
 * reached from, so its selections become a query of their own, executed once the object is known. In the operation only
 * `__typename` remains of it, to say whether the object is there.
 */
export function detachNestedQueries(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Fragments,
): Detached {
  const root = schema.getRootType(operation.operation);
  if (!root) return { operation, nested: [] };
  const detaching = new Detaching(schema, fragments);
  const selections = detaching.selectionsFrom(operation.selectionSet.selections, root, []);
  const nested = [...detaching.nestedByPath.values()].map(({ path, selections: nestedSelections }) => ({
    path,
    operation: { ...operation, operation: OperationTypeNode.QUERY, selectionSet: setOf(nestedSelections) },
  }));
  return nested.length === 0
    ? { operation, nested }
    : { operation: { ...operation, selectionSet: setOf(selections) }, nested };
}

interface NestedSelection {
  readonly path: readonly string[];
  readonly selections: SelectionNode[];
}

class Detaching {
  readonly #schema: GraphQLSchema;
  readonly #fragments: Fragments;
  readonly nestedByPath = new Map<string, NestedSelection>();

  constructor(schema: GraphQLSchema, fragments: Fragments) {
    this.#schema = schema;
    this.#fragments = fragments;
  }

  /** Inlines fragments: one may stand at several paths. */
  selectionsFrom(
    selections: readonly SelectionNode[],
    parent: GraphQLCompositeType,
    path: readonly string[],
  ): SelectionNode[] {
    return selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.FIELD) return [this.#field(selection, parent, path)];
      const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.#fragments.get(selection.name.value);
      if (!inner) return [];
      const type = inner.typeCondition && this.#schema.getType(inner.typeCondition.name.value);
      const inside = this.selectionsFrom(inner.selectionSet.selections, isCompositeType(type) ? type : parent, path);
      const { typeCondition } = inner;
      return [{ kind: Kind.INLINE_FRAGMENT, ...(typeCondition && { typeCondition }), selectionSet: setOf(inside) }];
    });
  }

  #field(field: FieldNode, parent: GraphQLCompositeType, path: readonly string[]): FieldNode {
    const definition = "getFields" in parent ? parent.getFields()[field.name.value] : undefined;
    const type = definition && getNamedType(definition.type);
    if (!field.selectionSet || !isCompositeType(type)) return field;
    const fieldPath = [...path, field.alias?.value ?? field.name.value];
    if (type !== this.#schema.getQueryType())
      return { ...field, selectionSet: setOf(this.selectionsFrom(field.selectionSet.selections, type, fieldPath)) };
    const name = JSON.stringify(fieldPath);
    const earlier = this.nestedByPath.get(name);
    if (earlier) earlier.selections.push(...field.selectionSet.selections);
    else this.nestedByPath.set(name, { path: fieldPath, selections: [...field.selectionSet.selections] });
    return { ...field, selectionSet: setOf([typeName]) };
  }
}

const typeName: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } };
const setOf = (selections: readonly SelectionNode[]) => ({ kind: Kind.SELECTION_SET, selections }) as const;
