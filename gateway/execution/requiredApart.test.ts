import { buildSubgraphSchema } from "@apollo/subgraph";
import { composeServices } from "@theguild/federation-composition";
import { type GraphQLFieldResolver, type GraphQLObjectType, type GraphQLSchema, parse } from "graphql";
import { expect, test } from "vitest";
import { supergraphOf } from "../supergraph/supergraph.ts";
import { federationOf, hubTells } from "../testbed/random/agreement.ts";

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@external", "@requires"])\n`;

const sdl = {
  register: `type Query { convention: Convention }
    type Convention @key(fields: "id") { id: ID! holder: Holder holders: [Holder]! sure: Holder! }
    type Holder { town: String! phone: String! }`,
  judge: `type Convention @key(fields: "id") { id: ID!
      holder: Holder @external holders: [Holder]! @external sure: Holder! @external
      label: String @requires(fields: "holder { town }")
      labels: String @requires(fields: "holders { town }")
      sureLabel: String @requires(fields: "sure { town }") }
    type Holder { town: String! @external }`,
};

const holder = {
  town: "Ligny",
  phone() {
    throw new Error("no phone");
  },
};
const convention = { id: "c", holder, holders: [holder, holder], sure: holder };

interface Required {
  readonly holder: { readonly town: string } | null;
  readonly holders: readonly ({ readonly town: string } | null)[];
}

const judge = {
  label: ({ holder: told }: Required) => told && `of ${told.town}`,
  labels: ({ holders }: Required) => holders.map((told) => told?.town).join("+"),
};

/** The first subgraph knows holders, whose telephone always fails; the second judges by their town. */
function federation() {
  const services = Object.entries(sdl).map(([name, text]) => ({
    name,
    url: `http://${name}`,
    typeDefs: parse(link + text),
  }));
  const { supergraphSdl = "" } = composeServices(services);
  const [register, judging] = services.map(({ typeDefs }) => buildSubgraphSchema([{ typeDefs }])) as [
    GraphQLSchema,
    GraphQLSchema,
  ];
  resolve(register, "Query", { convention: () => convention });
  resolve(judging, "Convention", judge);
  const oracle = supergraphOf(supergraphSdl).publicSchema;
  return federationOf({ supergraphSdl, schemas: { register, judge: judging }, oracle, sdl });
}

function resolve(schema: GraphQLSchema, type: string, resolvers: Readonly<Record<string, unknown>>): void {
  const fields = (schema.getType(type) as GraphQLObjectType).getFields();
  for (const [name, resolver] of Object.entries(resolvers)) {
    const field = fields[name];
    if (field) field.resolve = resolver as GraphQLFieldResolver<unknown, unknown>;
  }
}

const told = async (text: string) => {
  const { text: answer, errors } = await hubTells(federation(), { text, variables: {} });
  return { ...JSON.parse(answer), paths: errors.map(({ path }) => path?.join(".")) };
};

test("what a partner's field rests on is fetched although what the reader asks of the same object fails", async () => {
  expect(await told("{ convention { label holder { phone } } }")).toEqual({
    convention: { label: "of Ligny", holder: null },
    paths: ["convention.holder.phone"],
  });
});

test("and so is what it rests on of each object of a list", async () => {
  expect(await told("{ convention { labels holders { phone } } }")).toMatchObject({
    convention: { labels: "Ligny+Ligny", holders: [null, null] },
  });
});

test("an object that cannot be null is asked once: its failure makes the whole null for everybody", async () => {
  const { convention: answered, paths } = await told("{ convention { sureLabel sure { phone } } }");
  expect([answered, paths]).toEqual([null, ["convention.sure.phone"]]);
});
