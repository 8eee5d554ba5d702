import { type CollectContext, type Concrete, nodesByKey } from "@pacte-hub/executor/collectFields";
import {
  type FieldNode,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
  isUnionType,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from "graphql";
import type { Step } from "../json/record.ts";
import type { ResponseKeys } from "../planning/responseKeys.ts";

/** A field of the reader's query on one type: one response key, possibly selected in several places. */
export interface ReaderField {
  readonly key: string;
  /** Its response key in the plan, and so in the partners' answers. */
  readonly planned: string;
  readonly name: string;
  readonly type: GraphQLOutputType;
  readonly nodes: readonly FieldNode[];
  /** Its sub-selection, by concrete type; computed once per type. */
  readonly fieldsByType: Map<Concrete, readonly ReaderField[]>;
}

export interface ReadingOfAll extends CollectContext {
  readonly keys: ResponseKeys;
}

export function fieldsUnder(reading: ReadingOfAll, field: ReaderField, type: Concrete): readonly ReaderField[] {
  const cached = field.fieldsByType.get(type);
  if (cached) return cached;
  const fields = fieldsOn(
    reading,
    type,
    field.nodes.flatMap(({ selectionSet }) => selectionSet ?? []),
  );
  field.fieldsByType.set(type, fields);
  return fields;
}

export const fieldsOn = (
  reading: ReadingOfAll,
  type: Concrete,
  sets: readonly SelectionSetNode[],
): readonly ReaderField[] =>
  [...nodesByKey(reading, type, sets)].map(([key, nodes]) => readerField(reading, type, { key, nodes }));

type KeyedNodes = Pick<ReaderField, "key" | "nodes">;

function readerField({ keys }: ReadingOfAll, type: Concrete, { key, nodes }: KeyedNodes): ReaderField {
  const node = nodes[0] as FieldNode;
  const name = node.name.value;
  const definition = metaFields.get(name) ?? type.getFields()[name];
  if (!definition) throw new Error(`${type.name}.${name} passed validation and is not in the public schema`);
  return { key, planned: keys.of(node), nodes, name, type: definition.type, fieldsByType: new Map() };
}

const metaFields = new Map(
  [TypeNameMetaFieldDef, SchemaMetaFieldDef, TypeMetaFieldDef].map((definition) => [definition.name, definition]),
);

/** Whether the selection on a concrete type differs from that on its interface. */
export function dependsOnType(reading: ReadingOfAll, field: ReaderField, type: Concrete): boolean {
  const { length } = fieldsUnder(reading, field, type);
  return typesUnder(reading, field).some((possibleType) => fieldsUnder(reading, field, possibleType).length !== length);
}

/** Where an error path begins: the operation's fields, and the field below which the error occurred. */
interface Beneath {
  readonly fields: readonly ReaderField[];
  readonly field: ReaderField | undefined;
  /** The number of list levels of the field already passed. */
  readonly within: number;
}

/**
 * Translates a path with the plan's names to the reader's. It ends where the reader selected nothing further: the planner adds
 * keys and required fields, and another field of the answer may have their name. It also ends at a leaf, whatever a partner's
 * error says about its inside, and at a list without an index.
 */
export function readersPath(
  reading: ReadingOfAll,
  { fields, field, within }: Beneath,
  tail: readonly Step[],
): readonly Step[] {
  const path: Step[] = [];
  let at = field;
  let lists = at ? listsOf(at.type) - within : 0;
  for (const step of tail) {
    if (typeof step === "string" ? lists > 0 : lists <= 0) return path;
    if (typeof step === "string") {
      const beneath: readonly ReaderField[] = at ? allUnder(reading, at) : fields;
      at = beneath.find(({ planned }) => planned === step);
      if (!at) return path;
      lists = listsOf(at.type);
      path.push(at.key);
    } else {
      lists--;
      path.push(step);
    }
  }
  return path;
}

/** The number of list levels of a type. */
function listsOf(type: GraphQLOutputType): number {
  const nullable = getNullableType(type);
  return isListType(nullable) ? 1 + listsOf(nullable.ofType) : 0;
}

const allUnder = (reading: ReadingOfAll, field: ReaderField): readonly ReaderField[] =>
  typesUnder(reading, field).flatMap((type) => fieldsUnder(reading, field, type));

/** The possible types of a field's object, including the declared one where it has fields. */
function typesUnder({ schema }: ReadingOfAll, { type }: ReaderField): readonly Concrete[] {
  const namedType = getNamedType(type);
  if (isUnionType(namedType)) return schema.getPossibleTypes(namedType);
  if (isInterfaceType(namedType)) return [namedType, ...schema.getPossibleTypes(namedType)];
  return isObjectType(namedType) ? [namedType] : [];
}
