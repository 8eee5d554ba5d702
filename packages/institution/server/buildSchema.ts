import { buildSubgraphSchema } from "@apollo/subgraph";
import { printSchemaWithDirectives } from "@graphql-tools/utils";
import { type Costs, costHeader, costImports, withCosts } from "@pacte-hub/demand-control/declare";
import { declaredCosts } from "@pacte-hub/demand-control/declared";
import type { Queryable } from "@pacte-hub/postgres/queryable";
import type { Instant } from "@pacte-hub/schema/model/period";
import { type DocumentNode, type GraphQLFieldResolver, type GraphQLSchema, getNamedType, parse, print } from "graphql";
import { type BuildSchemaOptions, buildSchemaSync, createResolversMap, getMetadataStorage } from "type-graphql";
import { type WeightOf, type Weights, weighingOf } from "./requestLimits.ts";

type Class = BuildSchemaOptions["resolvers"][number];
/** Resolver classes, as type-graphql makes a schema of them. */
export type Resolvers = readonly Class[];

/** An institution's part of the graph: its resolvers, and how the nouns it shares are found again by their key. */
export interface Graph<Store = unknown> {
  readonly resolvers: Resolvers;
  /** Entity types reached by reference only. */
  readonly entities: readonly Class[];
  /** By type name, how a representation becomes a parent for its resolvers; itself when absent. */
  readonly references?: Readonly<Record<string, ReferenceResolver>>;
  /** Loaders of one request over the entities the institution owns, as they were at an instant (null: now). */
  store(db: Queryable, asOf: Instant | null): Store;
  /** What its fields weigh, and how long its lists are. */
  readonly costs: Costs;
}

/** undefined or null: there is no such thing. */
export type ReferenceResolver = (representation: Readonly<Record<string, string>>, context: never) => unknown;

const federation = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ${JSON.stringify(["@key", "@shareable", "@external", "@requires", "@inaccessible", ...costImports])})`;

/** The SDL an institution promises in public, with its federation header. @throws Error for a list of undeclared length. */
export const sdlOf = (graph: Graph): string => `${print(documentOf(graph, builtBy(graph)))}\n`;

/** The executable subgraph: type-graphql's shapes and resolvers, served by Apollo's federation machinery. */
export function schemaOf(graph: Graph): GraphQLSchema {
  const built = builtBy(graph);
  const resolvers = createResolversMap(built) as Record<string, Record<string, unknown>>;
  for (const [type, resolve] of Object.entries(graph.references ?? {})) {
    resolvers[type] = { ...resolvers[type], __resolveReference: resolve };
  }
  const typeDefs = documentOf(graph, built);
  return buildSubgraphSchema([
    { typeDefs, resolvers: resolvers as Record<string, Record<string, GraphQLFieldResolver<unknown, unknown>>> },
  ]);
}

/** A graph that can be asked, and what a question to it weighs by what the institution declares of its fields. */
export interface Executable {
  readonly schema: GraphQLSchema;
  readonly weightOf: WeightOf;
  readonly weights: Weights;
}

export function executableOf(graph: Graph): Executable {
  const schema = schemaOf(graph);
  const weightOf = weighingOf(schema, declaredCosts(documentOf(graph, builtBy(graph))));
  return { schema, weightOf, weights: new WeakMap() };
}

const documentOf = ({ costs }: Graph, built: GraphQLSchema): DocumentNode =>
  withCosts(parse(`${federation}\n${costHeader}\n${printSchemaWithDirectives(built)}`, { noLocation: true }), costs);

/**
 * Classes carry shape only, so that a field without a resolver of its own is read as it is, by no function of type-graphql's:
 * but one that the graph names otherwise than its row, which would be read under a name that no row has.
 */
function builtBy({ resolvers, entities }: Pick<Graph, "resolvers" | "entities">): GraphQLSchema {
  const { objectTypes, fields } = getMetadataStorage();
  for (const type of objectTypes) type.simpleResolvers = true;
  for (const field of fields) if (field.schemaName !== field.name) field.simple = false;
  const built = buildSchemaSync({
    resolvers: resolvers as BuildSchemaOptions["resolvers"],
    orphanedTypes: [...entities],
    validate: false,
    skipCheck: true,
  });
  describeRoots(built);
  return built;
}

/** No class declares the roots: they are described here, alike in every institution; what an act is given, by its type. */
function describeRoots(built: GraphQLSchema): void {
  for (const root of [built.getQueryType(), built.getMutationType()]) if (root) root.description = rootTexts[root.name];
  for (const { args } of Object.values(built.getMutationType()?.getFields() ?? {}))
    for (const arg of args) arg.description ??= getNamedType(arg.type).description;
}

const rootTexts: Readonly<Record<string, string>> = {
  Query: "Ce que le hub répond, chaque institution pour sa part.",
  Mutation:
    "Les actes des administrateurs de données, et les apports : chacun au nom de son institution, jamais d'une autre.",
};
