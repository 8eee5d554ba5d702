import { expect, test } from "vitest";
import { expectAnswer, graphOf, ref } from "./testbed.ts";

interface Told {
  readonly weight: number;
  readonly size: number;
  readonly cost: number;
  readonly price: number;
  readonly owner: { readonly town: string };
  readonly pets: readonly { readonly name: string; readonly lives?: number; readonly bark?: string }[];
}

test("fields that require others, in chains over two subgraphs, are told what they require", async () => {
  const lot = {
    id: "L",
    weight: 3,
    size: ({ weight }: Told) => weight * 10,
    cost: ({ size }: Told) => size + 1,
    total: ({ cost, weight }: Told) => cost * weight,
  };
  const graph = graphOf(
    {
      a: `type Query { lot: Lot } type Lot @key(fields: "id") { id: ID! weight: Int!
            size: Int! @external cost: Int! @requires(fields: "size") }`,
      b: `type Lot @key(fields: "id") { id: ID! weight: Int! @external cost: Int! @external
            size: Int! @requires(fields: "weight") total: Int! @requires(fields: "cost weight") }`,
    },
    { Lot: [lot], Query: [{ lot: ref("Lot", lot) }] },
  );
  const subgraphsAsked = await expectAnswer(graph, "{ lot { total size } }", { lot: { total: 93, size: 30 } });
  expect(subgraphsAsked).toEqual(["a", "b", "a", "b"]);
});

test("what is required may have arguments: two fields that give different ones are both told their own", async () => {
  const lot = {
    id: "L",
    price: (_: Told, { in: unit }: { in: string }) => (unit === "EUR" ? 5 : 9),
    euros: ({ price }: Told) => `€${price}`,
    francs: ({ price }: Told) => `F${price}`,
  };
  const graph = graphOf(
    {
      a: `type Query { lot: Lot } type Lot @key(fields: "id") { id: ID! price(in: String): Int! }`,
      b: `type Lot @key(fields: "id") { id: ID! price(in: String): Int! @external
            euros: String! @requires(fields: "price(in: \\"EUR\\")") francs: String! @requires(fields: "price(in: \\"F\\")") }`,
    },
    { Lot: [lot], Query: [{ lot: ref("Lot", lot) }] },
  );
  const data = { lot: { euros: "€5", francs: "F9", price: 9 } };
  await expectAnswer(graph, '{ lot { euros francs price(in: "X") } }', data);
  await expectAnswer(graph, "{ lot { price: euros } }", { lot: { price: "€5" } });
});

test("what is required may lie under another entity, and behind an interface", async () => {
  const cat = { kind: "Cat", name: "Tom", lives: 9 };
  const dog = { kind: "Dog", name: "Rex", bark: "Wouf" };
  const owner = { id: "O", town: "Ligny" };
  const home = {
    id: "H",
    owner: ref("Owner", owner),
    pets: [
      { __typename: "Cat", fact: cat },
      { __typename: "Dog", fact: dog },
    ],
    label: ({ owner: { town }, pets }: Told) =>
      `${town} ${pets.map(({ name, lives, bark }) => `${name} ${lives ?? bark}`).join(", ")}`,
  };
  const graph = graphOf(
    {
      a: `type Query { home: Home } type Home @key(fields: "id") { id: ID! owner: Owner! pets: [Pet!]! }
          type Owner @key(fields: "id") { id: ID! }
          interface Pet { name: String! } type Cat implements Pet @shareable { name: String! lives: Int! } type Dog implements Pet @shareable { name: String! bark: String! }`,
      b: `type Owner @key(fields: "id") { id: ID! town: String! }`,
      c: `type Home @key(fields: "id") { id: ID! owner: Owner! @external pets: [Pet!]! @external
            label: String! @requires(fields: "owner { town } pets { name ... on Cat { lives } ... on Dog { bark } }") }
          type Owner @key(fields: "id") { id: ID! town: String! @external }
          interface Pet { name: String! } type Cat implements Pet @shareable { name: String! lives: Int! } type Dog implements Pet @shareable { name: String! bark: String! }`,
    },
    { Home: [home], Owner: [owner], Query: [{ home: ref("Home", home) }] },
  );
  const subgraphsAsked = await expectAnswer(graph, "{ home { label } }", { home: { label: "Ligny Tom 9, Rex Wouf" } });
  expect(subgraphsAsked).toEqual(["a", "b", "c"]);
});

test("a field of an entity with two keys is told what it requires by a subgraph that knows the other key", async () => {
  const lot = { id: "L", code: "C", weight: 4, cost: ({ weight }: Told) => weight * 2 };
  const graph = graphOf(
    {
      a: `type Query { lot: Lot } type Lot @key(fields: "id") @key(fields: "code") { id: ID! code: String! }`,
      b: `type Lot @key(fields: "code") { code: String! weight: Int! }`,
      c: `type Lot @key(fields: "id") { id: ID! weight: Int! @external cost: Int! @requires(fields: "weight") }`,
    },
    { Lot: [lot], Query: [{ lot: ref("Lot", lot) }] },
  );
  expect(await expectAnswer(graph, "{ lot { cost } }", { lot: { cost: 8 } })).toEqual(["a", "b", "c"]);
});
