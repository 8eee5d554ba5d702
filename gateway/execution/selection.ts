import {
  type FieldNode,
  type GraphQLOutputType,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from "graphql";
import { type Concrete, nodesByKey, type Reading } from "../../runtime/execution/selection.ts";

/** A field as the reader asked for it on one type: under one key, perhaps in several places of the query. */
export interface ReaderField {
  readonly key: string;
  readonly name: string;
  readonly type: GraphQLOutputType;
  readonly nodes: readonly FieldNode[];
  /** The only subgraph that tells this field; undefined when several may. */
  readonly owner: string | undefined;
  /** What is asked under it, by the type met there; worked out once per type. */
  readonly under: Map<Concrete, readonly ReaderField[]>;
}

export interface ReadingOfAll extends Reading {
  ownerOf(type: string, field: string): string | undefined;
}

export function fieldsUnder(reading: ReadingOfAll, field: ReaderField, type: Concrete): readonly ReaderField[] {
  const known = field.under.get(type);
  if (known) return known;
  const fields = fieldsOn(
    reading,
    type,
    field.nodes.flatMap(({ selectionSet }) => selectionSet ?? []),
  );
  field.under.set(type, fields);
  return fields;
}

export const fieldsOn = (
  reading: ReadingOfAll,
  type: Concrete,
  sets: readonly SelectionSetNode[],
): readonly ReaderField[] =>
  [...nodesByKey(reading, type, sets)].map(([key, nodes]) => readerField(reading, type, { key, nodes }));

type Told = Pick<ReaderField, "key" | "nodes">;

function readerField({ ownerOf }: ReadingOfAll, type: Concrete, { key, nodes }: Told): ReaderField {
  const name = (nodes[0] as FieldNode).name.value;
  const definition = metaFields.get(name) ?? type.getFields()[name];
  if (!definition) throw new Error(`${type.name}.${name} passed validation and is not in the public schema`);
  return { key, nodes, name, type: definition.type, owner: ownerOf(type.name, name), under: new Map() };
}

const metaFields = new Map(
  [TypeNameMetaFieldDef, SchemaMetaFieldDef, TypeMetaFieldDef].map((definition) => [definition.name, definition]),
);
