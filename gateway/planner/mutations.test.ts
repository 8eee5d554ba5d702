import { expect, test } from "vitest";
import { expectAnswer, graphOf, ref } from "./testbed.ts";

const acts: string[] = [];
const act = (name: string, value: unknown) => () => {
  acts.push(name);
  return value;
};
const lot = { id: "L", name: "Lot", price: act("price", 7) };
const facts = {
  Lot: [lot],
  Query: [{ lot: ref("Lot", lot), count: act("count", 2) }],
  Mutation: [
    { one: act("one", ref("Lot", lot)), two: act("two", 2), three: act("three", 3), done: act("done", { query: {} }) },
  ],
};
/** Composition finds no way to the other subgraph's root fields below an act; they need none. */
const supergraph = `
  enum join__Graph { A @join__graph(name: "a", url: "") B @join__graph(name: "b", url: "") }
  type Query @join__type(graph: A) @join__type(graph: B) { lot: Lot @join__field(graph: A) count: Int @join__field(graph: B) }
  type Mutation @join__type(graph: A) @join__type(graph: B) { one: Lot @join__field(graph: A) two: Int @join__field(graph: A)
    three: Int @join__field(graph: B) done: Done @join__field(graph: A) }
  type Lot @join__type(graph: A, key: "id") @join__type(graph: B, key: "id") { id: ID! name: String! @join__field(graph: A)
    price: Int @join__field(graph: B) }
  type Done @join__type(graph: A) { query: Query }`;

const sdl = {
  a: `type Query { lot: Lot } type Mutation { one: Lot two: Int done: Done } type Lot @key(fields: "id") { id: ID! name: String! }
      type Done { query: Query }`,
  b: `type Query { count: Int } type Mutation { three: Int } type Lot @key(fields: "id") { id: ID! price: Int }`,
};

test("acts are done in order, each with all that is asked under it before the next begins", async () => {
  acts.length = 0;
  const subgraphsAsked = await expectAnswer(
    graphOf(sdl, facts, supergraph),
    "mutation { two one { name price } again: two three last: two }",
    {
      two: 2,
      one: { name: "Lot", price: 7 },
      again: 2,
      three: 3,
      last: 2,
    },
  );
  expect(acts).toEqual(["two", "one", "price", "two", "three", "two"]);
  // What nothing comes between is sent as one request.
  expect(subgraphsAsked).toEqual(["a", "b", "a", "b", "a"]);
});

test("the root of queries, reached again below an act, is asked of whoever tells its fields, after the act", async () => {
  acts.length = 0;
  await expectAnswer(graphOf(sdl, facts, supergraph), "mutation { done { query { count lot { name price } } } }", {
    done: { query: { count: 2, lot: { name: "Lot", price: 7 } } },
  });
  expect(acts[0]).toBe("done");
  expect(acts.toSorted()).toEqual(["count", "done", "price"]);
});
