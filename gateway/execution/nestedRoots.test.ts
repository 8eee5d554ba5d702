import { describe, expect, it } from "vitest";
import { small } from "../testbed/small.ts";

describe("Where the root of queries is reached again, it is the root", () => {
  const hub = small({
    a: {
      sdl: "type Query { n: Int pub: Pub pubs: [Pub] } type Pub { k: Int query: Query } type Mutation { add(n: Int!): Result } type Result { n: Int query: Query }",
      resolvers: {
        Query: {
          n: () => 1,
          pub: () => ({ query: {} }),
          pubs: () => [
            { k: 1, query: {} },
            { k: 2, query: null },
          ],
        },
        Mutation: { add: (_: never, { n }: { n: number }) => ({ n, query: {} }) },
      },
    },
  });
  const described = { queryType: { name: "Query" } };

  it.each([
    ["{ pub { query { __schema { queryType { name } } } } }", { pub: { query: { __schema: described } } }],
    [
      '{ pub { query { n __typename s: __schema { queryType { name } } t: __type(name: "Pub") { kind } } } }',
      { pub: { query: { n: 1, __typename: "Query", s: described, t: { kind: "OBJECT" } } } },
    ],
    [
      '{ x: __type(name: "Pub") { name } pub { query { x: __type(name: "Query") { name } pub { query { x: __type(name: "Int") { kind } n } } } } }',
      { x: { name: "Pub" }, pub: { query: { x: { name: "Query" }, pub: { query: { x: { kind: "SCALAR" }, n: 1 } } } } },
    ],
    [
      "{ pubs { k query { ...S } } } fragment S on Query { __schema { queryType { name } } ... on Query { n } }",
      {
        pubs: [
          { k: 1, query: { __schema: described, n: 1 } },
          { k: 2, query: null },
        ],
      },
    ],
    [
      'mutation { add(n: 2) { n query { __type(name: "Nothing") { name } __schema { queryType { name } } } } }',
      { add: { n: 2, query: { __type: null, __schema: described } } },
    ],
    [
      'query ($name: String = "Pub", $no: Boolean = false) { pub { query { __type(name: $name) { name } n @include(if: $no) __schema @include(if: $no) { queryType { name } } } } }',
      { pub: { query: { __type: { name: "Pub" } } } },
    ],
  ])("and describes the schema there as well: %s", async (query, data) => {
    expect(await hub.ask(query)).toMatchObject({ data, errors: [] });
  });
});
