import { expect, test } from "vitest";
import { expectAnswer, graphOf, ref } from "./testbed.ts";

const book = { kind: "Book", id: "B", title: "Un livre", tag: "x", price: 12, score: 3 };
const film = { kind: "Film", id: "F", title: "Un film", tag: "y", price: 8, score: 5 };
const ThingTypes = [book, film];
const facts = { Book: [book], Film: [film], Thing: ThingTypes, Work: ThingTypes };
const references = [ref("Book", book), ref("Film", film)];

test("a field of an interface that its subgraph does not resolve is asked of each type where it is resolved", async () => {
  const graph = graphOf(
    {
      a: `type Query { things: [Thing!]! } interface Thing { id: ID! }
          type Book implements Thing @key(fields: "id") { id: ID! } type Film implements Thing @key(fields: "id") { id: ID! }`,
      b: `interface Thing { id: ID! price: Int } type Book implements Thing @key(fields: "id") { id: ID! price: Int }
          type Film implements Thing @key(fields: "id") { id: ID! price: Int }`,
    },
    { ...facts, Query: [{ things: references }] },
  );
  const data = {
    things: [
      { id: "B", price: 12 },
      { id: "F", price: 8 },
    ],
  };
  expect(await expectAnswer(graph, "{ things { id price } }", data)).toEqual(["a", "b"]);
});

test("a subgraph that lacks a member of a union is not asked about it", async () => {
  const graph = graphOf(
    {
      a: `type Query { one: Work } union Work = Book type Book @key(fields: "id") { id: ID! title: String! }`,
      b: `type Query { other: Work } union Work = Book | Film type Book @key(fields: "id") { id: ID! price: Int! } type Film @key(fields: "id") { id: ID! price: Int! }`,
    },
    { ...facts, Query: [{ one: ref("Book", book), other: ref("Film", film) }] },
  );
  const fields = "__typename ... on Book { title price } ... on Film { price }";
  await expectAnswer(graph, `{ one { ${fields} } other { ${fields} } }`, {
    one: { __typename: "Book", title: "Un livre", price: 12 },
    other: { __typename: "Film", price: 8 },
  });
});

test("types that give one name to fields of different shapes are asked under different names", async () => {
  const graph = graphOf(
    {
      a: `type Query { things: [Thing!]! } interface Thing { id: ID! }
          type Book implements Thing @key(fields: "id") { id: ID! tag: String! @shareable}
          type Film implements Thing @key(fields: "id") { id: ID! tag: String}`,
      b: `type Book @key(fields: "id") { id: ID! tag: String @shareable }`,
    },
    {
      ...facts,
      Query: [{ things: references }],
    },
  );
  const subgraphsAsked = await expectAnswer(graph, "{ things { ... on Book { tag } ... on Film { tag } } }", {
    things: [{ tag: "x" }, { tag: "y" }],
  });
  expect(subgraphsAsked).toEqual(["a"]);
});

const withObject = {
  a: `type Query { things: [Thing!]! } interface Thing @key(fields: "id") { id: ID! title: String! }
      type Book implements Thing @key(fields: "id") { id: ID! title: String! } type Film implements Thing @key(fields: "id") { id: ID! title: String! }`,
  b: `type Query { best: Thing } type Thing @key(fields: "id") @interfaceObject { id: ID! score: Int! }`,
  c: `type Book @key(fields: "id") { id: ID! price: Int! }`,
};

test("what a subgraph tells of an interface that it knows as an object is told of each type behind it", async () => {
  const graph = graphOf(withObject, { ...facts, Query: [{ things: references, best: ref("Book", book) }] });
  const data = {
    things: [
      { __typename: "Book", score: 3 },
      { __typename: "Film", score: 5 },
    ],
  };
  expect(await expectAnswer(graph, "{ things { __typename score } }", data)).toEqual(["a", "b"]);
  await expectAnswer(graph, "{ things { ... on Film { score } } }", { things: [{}, { score: 5 }] });
});

test("which type stands behind an interface is asked of a subgraph that knows its types", async () => {
  const graph = graphOf(withObject, { ...facts, Query: [{ things: references, best: ref("Book", book) }] });
  expect(await expectAnswer(graph, "{ best { id score } }", { best: { id: "B", score: 3 } })).toEqual(["b"]);
  const best = { __typename: "Book", title: "Un livre", score: 3, price: 12 };
  await expectAnswer(graph, "{ best { __typename title score ... on Book { price } } }", { best });
  await expectAnswer(graph, "{ best { ... on Film { title } ... on Book { score } } }", { best: { score: 3 } });
});
