import { buildSubgraphSchema } from "@apollo/subgraph";
import {
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNullableType,
  isAbstractType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
} from "graphql";
import { type Facts, fieldOf, keyFields, needing, type Told } from "./facts.ts";
import { type Field, hiddenValue, type Model } from "./model.ts";

type Resolver = GraphQLFieldResolver<Told | undefined, unknown>;
type ResolverOf = (type: GraphQLObjectType, name: string) => Resolver | undefined;

/** One institution's server: it tells what it owns, and of the rest only what it was told. */
export function subgraph(model: Model, facts: Facts, sdl: string): GraphQLSchema {
  return resolving(buildSubgraphSchema([{ typeDefs: parse(sdl) }]), ({ name: type }, name) => {
    const field = fieldOf(model, type, name);
    if (!field) return undefined;
    const { requires } = field;
    if (requires) return (parent) => needing(parent?.[requires]);
    return (parent, args, _, { returnType }) =>
      facts.tell({ type, field, returned: returnType }, parent, args as object);
  });
}

/** The oracle: one server that has all the facts, by the schema that readers see. */
export function monolith(model: Model, facts: Facts, schema: GraphQLSchema): GraphQLSchema {
  return resolving(schema, (type, name) => {
    const field = fieldOf(model, type.name, name);
    if (!field) return undefined;
    const tell = (each: Field, returned: GraphQLOutputType, parent: Told | undefined, args: object) =>
      facts.tell({ type: type.name, field: each, returned }, parent, args);
    const required = field.requires && fieldOf(model, type.name, field.requires);
    if (!required) return (parent, args, _, { returnType }) => shown(tell(field, returnType, parent, args as object));
    const returned = type.getFields()[required.name]?.type as GraphQLOutputType;
    return (parent) => needing(completed(tell(required, returned, parent, {}), returned));
  });
}

function resolving(schema: GraphQLSchema, resolverOf: ResolverOf): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type)) type.resolveType = (value) => (value as Told).__typename;
    if (!isObjectType(type)) continue;
    for (const [name, definition] of Object.entries(type.getFields())) {
      const resolver = Object.hasOwn(keyFields, name) ? keyFields[name] : resolverOf(type, name);
      if (resolver && !/^_|^no$/.test(name)) definition.resolve = resolver as GraphQLFieldResolver<unknown, unknown>;
    }
  }
  return schema;
}

/** The gateway shows as null an enum value that the public schema does not have; the oracle must too. */
const shown = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(shown) : value === hiddenValue ? null : value;

/** What a subgraph answers for a value of this type: nulls climb as far as they must. @throws when they climb out of it. */
function completed(value: unknown, type: GraphQLOutputType): unknown {
  if (value instanceof Error) throw value;
  if (value === null && isNonNullType(type)) throw new Error("null where none may be");
  const present = getNullableType(type);
  if (!Array.isArray(value) || !isListType(present)) return value;
  return value.map((item) => {
    try {
      return completed(item, present.ofType);
    } catch (error) {
      if (isNonNullType(present.ofType)) throw error;
      return null;
    }
  });
}
