import { buildSubgraphSchema } from "@apollo/subgraph";
import {
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  parse,
} from "graphql";
import { type Facts, fieldOf, keyFields, needing, noOf, type Told, typeBehind } from "./facts.ts";
import { hiddenValue, type Model } from "./model.ts";
import { RequiredFacts, toldIn } from "./required.ts";

type Resolver = GraphQLFieldResolver<Told | undefined, unknown>;
type ResolverOf = (type: GraphQLObjectType, name: string) => Resolver | undefined;

/** One institution's server: it tells what it owns, and of the rest only what it was told. */
export function subgraph(model: Model, facts: Facts, sdl: string): GraphQLSchema {
  return resolving(model, buildSubgraphSchema([{ typeDefs: parse(sdl) }]), (object, name) => {
    const located = fieldOf(model, object.name, name);
    if (!located) return undefined;
    const { type, field } = located;
    const { requires } = field;
    if (requires) return (parent) => needing(toldIn(parent, requires));
    return (parent, args, _, { returnType }) =>
      facts.tell({ type, field, returned: returnType }, parent, args as object);
  });
}

/** The oracle: one server that has all the facts, by the schema that readers see. */
export function monolith(model: Model, facts: Facts, schema: GraphQLSchema): GraphQLSchema {
  const required = new RequiredFacts(model, facts, schema);
  return resolving(model, schema, (object, name) => {
    const located = fieldOf(model, object.name, name);
    if (!located) return undefined;
    const { type, field } = located;
    const { requires } = field;
    if (requires) return (parent) => needing(required.of(object, parent as Told, requires));
    return (parent, args, _, { returnType }) =>
      withHiddenAsNull(facts.tell({ type, field, returned: returnType }, parent, args as object));
  });
}

function resolving(model: Model, schema: GraphQLSchema, resolverOf: ResolverOf): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    const abstract = model.abstracts.find(({ name }) => name === type.name);
    // Told of an interface by its key, a subgraph finds which type it is.
    const typeOf = (value: Told) =>
      abstract?.asObject && value.__typename === abstract.name ? typeBehind(abstract, noOf(value)) : value.__typename;
    if (isAbstractType(type)) type.resolveType = (value) => typeOf(value as Told);
    if (!isObjectType(type)) continue;
    for (const [name, definition] of Object.entries(type.getFields())) {
      const resolver = Object.hasOwn(keyFields, name) ? keyFields[name] : resolverOf(type, name);
      if (resolver && !/^_|^no$/.test(name)) definition.resolve = resolver as GraphQLFieldResolver<unknown, unknown>;
    }
  }
  return schema;
}

/** The gateway shows as null an enum value that the public schema does not have; the oracle must too. */
const withHiddenAsNull = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(withHiddenAsNull) : value === hiddenValue ? null : value;
