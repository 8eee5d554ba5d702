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

/** A field as the reader asked for it on one type: under one key, perhaps in several places of the query. */
export interface ReaderField {
  readonly key: string;
  /** Its response key in the plan, and so in the partners' answers. */
  readonly planned: string;
  readonly name: string;
  readonly type: GraphQLOutputType;
  readonly nodes: readonly FieldNode[];
  /** What is asked under it, by the type met there; worked out once per type. */
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

/** Whether other fields are asked of a type behind an interface than of the interface itself. */
export function dependsOnType(reading: ReadingOfAll, field: ReaderField, type: Concrete): boolean {
  const { length } = fieldsUnder(reading, field, type);
  return typesUnder(reading, field).some((possibleType) => fieldsUnder(reading, field, possibleType).length !== length);
}

/** Where an error is reported: the fields of the operation, and the one it came beneath. */
interface Beneath {
  readonly fields: readonly ReaderField[];
  readonly field: ReaderField | undefined;
  /** How many of the field's lists the place lies in already. */
  readonly within: number;
}

/**
 * The reader's names for a way down, as it was planned. It ends where the reader asked no further: the planner asks for keys
 * and required fields of its own, and another field may bear their name in the answer. It ends at a leaf too, whatever a
 * partner says of its inside, and at a list of which no item is named.
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

/** How many lists a value of the type lies in. */
function listsOf(type: GraphQLOutputType): number {
  const nullable = getNullableType(type);
  return isListType(nullable) ? 1 + listsOf(nullable.ofType) : 0;
}

const allUnder = (reading: ReadingOfAll, field: ReaderField): readonly ReaderField[] =>
  typesUnder(reading, field).flatMap((type) => fieldsUnder(reading, field, type));

/** The types an object of a field may be of, the declared one included where it has fields. */
function typesUnder({ schema }: ReadingOfAll, { type }: ReaderField): readonly Concrete[] {
  const namedType = getNamedType(type);
  if (isUnionType(namedType)) return schema.getPossibleTypes(namedType);
  if (isInterfaceType(namedType)) return [namedType, ...schema.getPossibleTypes(namedType)];
  return isObjectType(namedType) ? [namedType] : [];
}
