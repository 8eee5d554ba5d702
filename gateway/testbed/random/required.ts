import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from "graphql";
import { type Facts, fieldOf, keyFields, needing, type Told } from "./facts.ts";
import type { Model } from "./model.ts";

export function fieldSet(text: string): SelectionSetNode {
  return (parse(`{ ${text} }`).definitions[0] as OperationDefinitionNode).selectionSet;
}

/** The only field of a set, when it is no more than a name. */
function onlyName({ selections: [only, ...otherSelections] }: SelectionSetNode): string | undefined {
  const isPlain = only?.kind === Kind.FIELD && !only.selectionSet && otherSelections.length === 0;
  return isPlain ? only.name.value : undefined;
}

/** What a subgraph was told of what it requires. */
export function toldIn(parent: Told | undefined, text: string): unknown {
  const set = fieldSet(text);
  const name = onlyName(set);
  return name === undefined ? picked(parent, set) : parent?.[name];
}

function picked(value: unknown, set: SelectionSetNode): unknown {
  if (Array.isArray(value)) return value.map((item) => picked(item, set));
  if (value === null || value === undefined) return value;
  const record = value as Told;
  return Object.assign(
    {},
    ...set.selections.map((selection) => {
      if (selection.kind !== Kind.FIELD)
        return selection.kind === Kind.INLINE_FRAGMENT && selection.typeCondition?.name.value === record.__typename
          ? picked(record, selection.selectionSet)
          : {};
      const field = record[selection.name.value];
      return { [selection.name.value]: selection.selectionSet ? picked(field, selection.selectionSet) : field };
    }),
  );
}

/** What all servers together would tell of what a field requires. */
export class RequiredFacts {
  readonly #model: Model;
  readonly #facts: Facts;
  readonly #schema: GraphQLSchema;

  constructor(model: Model, facts: Facts, schema: GraphQLSchema) {
    this.#model = model;
    this.#facts = facts;
    this.#schema = schema;
  }

  /** @throws when a part of it fails. */
  of(type: GraphQLObjectType, parent: Told, text: string): unknown {
    const set = fieldSet(text);
    const name = onlyName(set);
    const allFields = this.#all(type, parent, set);
    return name === undefined ? allFields : allFields[name];
  }

  #all(type: GraphQLObjectType, parent: Told, set: SelectionSetNode): Record<string, unknown> {
    return Object.assign(
      {},
      ...set.selections.map((selection) => {
        if (selection.kind === Kind.FIELD) return { [selection.name.value]: this.#field(type, parent, selection) };
        return selection.kind === Kind.INLINE_FRAGMENT && selection.typeCondition?.name.value === type.name
          ? this.#all(type, parent, selection.selectionSet)
          : {};
      }),
    );
  }

  #field(type: GraphQLObjectType, parent: Told, node: FieldNode): unknown {
    const name = node.name.value;
    const definition = type.getFields()[name];
    if (!definition) throw new Error(`${type.name} has no field ${name}`);
    const value = this.#raw(type, parent, { name, node });
    return completed(value, definition.type, (object, returned) => {
      if (!node.selectionSet || !isCompositeType(returned)) return object;
      const concrete = this.#schema.getType((object as Told).__typename ?? returned.name) as GraphQLObjectType;
      return this.#all(concrete, object as Told, node.selectionSet);
    });
  }

  #raw(type: GraphQLObjectType, parent: Told, { name, node }: { readonly name: string; readonly node: FieldNode }) {
    if (Object.hasOwn(keyFields, name)) return keyFields[name]?.(parent);
    const located = fieldOf(this.#model, type.name, name);
    if (!located) return parent[name];
    const { field } = located;
    if (field.requires) return needing(this.of(type, parent, field.requires));
    const definition = type.getFields()[name] as ReturnType<GraphQLObjectType["getFields"]>[string];
    const args = getArgumentValues(definition, node);
    return this.#facts.tell({ type: located.type, field, returned: definition.type }, parent, args);
  }
}

/** What a subgraph answers for a value of this type: nulls climb as far as they must. @throws when they climb out of it. */
function completed(
  value: unknown,
  type: GraphQLOutputType,
  of: (value: unknown, type: GraphQLOutputType) => unknown,
): unknown {
  if (value instanceof Error) throw value;
  if (value === null && isNonNullType(type)) throw new Error("null where none may be");
  const present = getNullableType(type);
  if (value === null || value === undefined) return value;
  if (!Array.isArray(value) || !isListType(present)) return of(value, present);
  return value.map((item) => {
    try {
      return completed(item, present.ofType, of);
    } catch (error) {
      // The executor takes a list of objects for failed when one of them is.
      if (isNonNullType(present.ofType) || isCompositeType(getNamedType(present))) throw error;
      return null;
    }
  });
}
