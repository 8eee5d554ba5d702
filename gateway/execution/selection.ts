import {
  type FieldNode,
  type GraphQLOutputType,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from "graphql";
import { type Concrete, nodesByKey, type Reading } from "../../runtime/execution/selection.ts";
import type { ResponseKeys } from "../planning/responseKeys.ts";

/** A field as the reader asked for it on one type: under one key, perhaps in several places of the query. */
export interface ReaderField {
  readonly key: string;
  /** Under which name it was planned, and stands in what partners told. */
  readonly planned: string;
  readonly name: string;
  readonly type: GraphQLOutputType;
  readonly nodes: readonly FieldNode[];
  /** What is asked under it, by the type met there; worked out once per type. */
  readonly under: Map<Concrete, readonly ReaderField[]>;
}

export interface ReadingOfAll extends Reading {
  readonly keys: ResponseKeys;
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

function readerField({ keys }: ReadingOfAll, type: Concrete, { key, nodes }: Told): ReaderField {
  const node = nodes[0] as FieldNode;
  const name = node.name.value;
  const definition = metaFields.get(name) ?? type.getFields()[name];
  if (!definition) throw new Error(`${type.name}.${name} passed validation and is not in the public schema`);
  return { key, planned: keys.of(node), nodes, name, type: definition.type, under: new Map() };
}

const metaFields = new Map(
  [TypeNameMetaFieldDef, SchemaMetaFieldDef, TypeMetaFieldDef].map((definition) => [definition.name, definition]),
);
