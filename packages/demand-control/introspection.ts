import {
  type GraphQLNamedType,
  type GraphQLSchema,
  type GraphQLType,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isWrappingType,
} from "graphql";

/**
 * What one value of the schema's description of itself weighs, in values: the gateway makes it by itself, in the process
 * that everybody asks, where another value is only copied.
 */
export const introspectedWeight = 5;

/** "__Type.fields" -> how many there are on average, which is what an answer comes to when all types are asked. */
export type IntrospectedLengths = ReadonlyMap<string, number>;

const lengthsBySchema = new WeakMap<GraphQLSchema, IntrospectedLengths>();

/** How long the lists of introspection are expected to be, of one schema. */
export function introspectedLengths(schema: GraphQLSchema): IntrospectedLengths {
  const lengths = lengthsBySchema.get(schema) ?? lengthsOf(schema);
  lengthsBySchema.set(schema, lengths);
  return lengths;
}

function lengthsOf(schema: GraphQLSchema): IntrospectedLengths {
  const types = Object.values(schema.getTypeMap());
  const fields = types.flatMap(fieldsOf);
  // Through a field one comes to what fields are of, not to every type alike.
  const fieldTypes = fields.map(({ type }) => getNamedType(type));
  const lengthOf = (count: (type: GraphQLNamedType) => number) =>
    Math.max(1, mean(types.map(count)), mean(fieldTypes.map(count)));
  const wrappers = mean(fields.flatMap(({ type, args }) => [type, ...args.map((arg) => arg.type)]).map(wrappersOf));
  const directives = schema.getDirectives();
  const args = Math.max(
    mean(fields.map((field) => field.args.length)),
    mean(directives.map((directive) => directive.args.length)),
  );
  return new Map([
    ["__Schema.types", types.length],
    // Of a wrapped type (a list, what is not null) there is one more below; most are wrapped once or twice.
    ["__Type.ofType", wrappers / (1 + wrappers)],
    ["__Schema.directives", directives.length],
    ["__Type.fields", lengthOf((type) => fieldsOf(type).length)],
    [
      "__Type.interfaces",
      lengthOf((type) => (isObjectType(type) || isInterfaceType(type) ? type.getInterfaces().length : 0)),
    ],
    ["__Type.possibleTypes", lengthOf((type) => (isAbstractType(type) ? schema.getPossibleTypes(type).length : 0))],
    ["__Type.enumValues", lengthOf((type) => (isEnumType(type) ? type.getValues().length : 0))],
    ["__Type.inputFields", lengthOf((type) => (isInputObjectType(type) ? Object.keys(type.getFields()).length : 0))],
    ["__Field.args", Math.max(1, args)],
    ["__Directive.args", Math.max(1, args)],
    ["__Directive.locations", Math.max(1, mean(directives.map(({ locations }) => locations.length)))],
  ]);
}

const fieldsOf = (type: GraphQLNamedType) =>
  isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];

const wrappersOf = (type: GraphQLType): number => (isWrappingType(type) ? 1 + wrappersOf(type.ofType) : 0);

const mean = (counts: readonly number[]): number =>
  counts.reduce((sum, count) => sum + count, 0) / Math.max(1, counts.length);
