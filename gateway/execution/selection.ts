import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from "graphql";
import { isIncluded } from "./conditions.ts";
import type { Fragments } from "./introspection.ts";
import type { JsonRecord } from "./record.ts";

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

export type Concrete = GraphQLObjectType | GraphQLInterfaceType;

export interface Reading {
  readonly schema: GraphQLSchema;
  readonly fragments: Fragments;
  readonly variables: JsonRecord;
  ownerOf(type: string, field: string): string | undefined;
}

export function fieldsUnder(reading: Reading, field: ReaderField, type: Concrete): readonly ReaderField[] {
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

export function fieldsOn(reading: Reading, type: Concrete, sets: readonly SelectionSetNode[]): readonly ReaderField[] {
  const nodes = new Map<string, FieldNode[]>();
  const visit = { reading, type, nodes, spread: new Set<string>() };
  for (const set of sets) gather(visit, set.selections);
  return [...nodes].map(([key, group]) => readerField(reading, type, { key, nodes: group }));
}

function readerField({ ownerOf }: Reading, type: Concrete, asked: Pick<ReaderField, "key" | "nodes">): ReaderField {
  const name = (asked.nodes[0] as FieldNode).name.value;
  const definition = metaFields.get(name) ?? type.getFields()[name];
  if (!definition) throw new Error(`${type.name}.${name} passed validation and is not in the public schema`);
  return { ...asked, name, type: definition.type, owner: ownerOf(type.name, name), under: new Map() };
}

const metaFields = new Map(
  [TypeNameMetaFieldDef, SchemaMetaFieldDef, TypeMetaFieldDef].map((definition) => [definition.name, definition]),
);

interface Visit {
  readonly reading: Reading;
  readonly type: Concrete;
  readonly nodes: Map<string, FieldNode[]>;
  readonly spread: Set<string>;
}

function gather(visit: Visit, selections: readonly SelectionNode[]): void {
  for (const selection of selections) {
    if (!isIncluded(selection, visit.reading.variables)) continue;
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      const group = visit.nodes.get(key);
      if (group) group.push(selection);
      else visit.nodes.set(key, [selection]);
    } else {
      const fragment = opened(selection, visit);
      if (fragment && applies(visit, fragment.typeCondition?.name.value))
        gather(visit, fragment.selectionSet.selections);
    }
  }
}

function opened(selection: Exclude<SelectionNode, FieldNode>, { reading, spread }: Visit) {
  if (selection.kind === Kind.INLINE_FRAGMENT) return selection;
  const name = selection.name.value;
  if (spread.has(name)) return undefined;
  spread.add(name);
  return reading.fragments.get(name);
}

function applies({ reading: { schema }, type }: Visit, condition: string | undefined): boolean {
  if (condition === undefined || condition === type.name) return true;
  const wanted = schema.getType(condition) as GraphQLCompositeType | undefined;
  return isAbstractType(wanted) && schema.isSubType(wanted, type);
}
