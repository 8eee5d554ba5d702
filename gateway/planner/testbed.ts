import { isDeepStrictEqual } from "node:util";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { composeServices, transformSupergraphToPublicSchema } from "@theguild/federation-composition";
import { buildASTSchema, execute, type GraphQLSchema, isAbstractType, isObjectType, parse, validate } from "graphql";
import { expect } from "vitest";
import { type Answered, carryOut } from "../testbed/planRunner.ts";
import { createPlanner, type Planner, type PlanOptions } from "./planner.ts";

/** What is true of an object: values, or functions of what its server was told of it and of the field's arguments. */
export type Fact = Readonly<Record<string, unknown>>;

/** By type, the objects there are: `Query` and `Mutation` have one each. */
export type Facts = Readonly<Record<string, readonly Fact[]>>;

/** A graph that is split over servers, with the planner that is under test. */
export interface Graph {
  readonly planner: Planner;
  readonly publicSchema: GraphQLSchema;
  readonly subgraphs: ReadonlyMap<string, GraphQLSchema>;
}

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@shareable",
  "@external", "@requires", "@provides", "@override", "@interfaceObject", "@inaccessible"])\n`;

/** @param composed the supergraph, where composition has none. */
export function graphOf(sdl: Readonly<Record<string, string>>, facts: Facts, composed?: string): Graph {
  const services = Object.entries(sdl).map(([name, text]) => ({
    name,
    url: `http://${name}`,
    typeDefs: parse(link + text),
  }));
  const supergraphSdl = composed ?? compose(services);
  return {
    planner: createPlanner(supergraphSdl),
    publicSchema: buildASTSchema(transformSupergraphToPublicSchema(parse(supergraphSdl))),
    subgraphs: new Map(
      services.map(({ name, typeDefs }) => [name, resolving(buildSubgraphSchema([{ typeDefs }]), facts)]),
    ),
  };
}

function compose(services: Parameters<typeof composeServices>[0]): string {
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join("\n"));
  return supergraphSdl;
}

/** An object as the server knows it that leads to it. */
export const ref = (__typename: string, fact: Fact) => ({ __typename, fact });

interface Parent extends Fact {
  readonly fact?: Fact;
}

/** The object that a representation means: one of its facts is told in it. */
function factOf(facts: Facts, type: string, parent: Parent | undefined): Fact {
  if (parent?.fact) return parent.fact;
  const factsOfType = facts[type] ?? [];
  const isTold =
    (fact: Fact) =>
    ([name, value]: [string, unknown]) =>
      name !== "__typename" && isSame(fact[name], value);
  return (
    factsOfType.find((fact) => Object.entries(parent ?? {}).some(isTold(fact))) ??
    (factsOfType.length === 1 ? factsOfType[0] : parent) ??
    {}
  );
}

const isSame = (first: unknown, second: unknown): boolean =>
  first !== undefined && typeof first !== "function" && isDeepStrictEqual(plain(first), plain(second));

/** A representation has the values of a key only, and of objects only those. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

function resolving(schema: GraphQLSchema, facts: Facts): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type) && type.name !== "_Entity")
      type.resolveType = (value) =>
        String(factOf(facts, type.name, value as Parent).kind ?? (value as Parent).__typename);
    if (!isObjectType(type) || type.name.startsWith("_")) continue;
    for (const [name, field] of Object.entries(type.getFields())) {
      if (name.startsWith("_")) continue;
      field.resolve = (parent, args) => {
        const value = factOf(facts, type.name, parent as Parent | undefined)[name];
        return typeof value === "function" ? value(parent ?? {}, args) : value;
      };
    }
  }
  return schema;
}

export const unlabelled: PlanOptions = { activeLabels: new Set(), share: 50 };

/** Plans, carries the plan out, and expects this answer without errors. @returns which subgraphs were asked, in order. */
export async function expectAnswer(
  { planner, subgraphs, publicSchema }: Graph,
  query: string,
  data: object,
  options = unlabelled,
): Promise<Answered["asked"]> {
  const document = parse(query);
  expect(validate(publicSchema, document), query).toEqual([]);
  const plan = JSON.parse(JSON.stringify(planner.plan(query, options)));
  const answered = await carryOut(plan, { subgraphs, publicSchema });
  const answer = await execute({
    schema: publicSchema,
    document,
    rootValue: answered.data,
    fieldResolver: (parent, _, __, { path }) => parent[path.key],
    // Of whom no type is asked, only fields of the interface are read.
    typeResolver: ({ __typename }, _, { schema }, type) => __typename ?? schema.getPossibleTypes(type)[0]?.name,
  });
  expect(plain(answer), JSON.stringify(plan, null, 1)).toEqual({ data });
  return answered.asked;
}
