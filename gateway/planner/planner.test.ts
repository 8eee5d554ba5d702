import { readFileSync } from "node:fs";
import { inClone } from "@pacte-hub/server/repository";
import { expect, test } from "vitest";
import { createPlanner } from "./planner.ts";
import { graphOf, unlabelled } from "./testbed.ts";

test("a subscription is refused", () => {
  const { planner } = graphOf({ a: "type Query { n: Int } type Subscription { n: Int }" }, {});
  expect(() => planner.plan("subscription { n }", unlabelled)).toThrow("subscriptions are not planned");
});

test("a question that no subgraph can be asked is refused by the name of its field", () => {
  const supergraph = `
    enum join__Graph { A @join__graph(name: "a", url: "") B @join__graph(name: "b", url: "") }
    type Query @join__type(graph: A) @join__type(graph: B) { lot: Lot @join__field(graph: A) }
    type Lot @join__type(graph: A, key: "id") @join__type(graph: B, key: "id", resolvable: false) {
      id: ID! price: Int @join__field(graph: B) }`;
  const { plan } = createPlanner(supergraph);
  expect(() => plan("{ lot { price } }", unlabelled)).toThrow("no subgraph resolves Lot.price where it is asked");
});

test("variables go to the subgraphs that need them, with their types and defaults, and no others", () => {
  const { planner } = graphOf({ a: "type Query { n(by: Int!): Int }", b: "type Query { m(of: [String!]): Int }" }, {});
  const plan = planner.plan("query ($by: Int = 2, $of: [String!]) { n(by: $by) m(of: $of) }", unlabelled);
  expect(plan).toEqual({
    kind: "Parallel",
    nodes: [
      expect.objectContaining({
        serviceName: "a",
        operation: "query($by: Int = 2){n(by: $by)}",
        variableUsages: ["by"],
      }),
      expect.objectContaining({
        serviceName: "b",
        operation: "query($of: [String!]){m(of: $of)}",
        variableUsages: ["of"],
      }),
    ],
  });
});

test("a hundred aliases of the hub's own graph are sent to each institution as one request", () => {
  const { plan } = createPlanner(readFileSync(inClone("schema", "supergraph.graphql"), "utf8"));
  const selectionAt = (index: number) =>
    `a${index}: territory(code: "55") { name caf { rsaHouseholds(from: "20${10 + (index % 10)}") { value } } siae { __typename } }`;
  const node = plan(`{ ${Array.from({ length: 100 }, (_, index) => selectionAt(index)).join(" ")} }`, unlabelled);
  expect(node).toMatchObject({
    kind: "Sequence",
    nodes: [
      { serviceName: "reference" },
      { kind: "Parallel", nodes: [{ kind: "BatchFetch" }, { kind: "BatchFetch" }] },
    ],
  });
});

test("a question whose interfaces multiply beyond measure is refused, and soon", () => {
  const types = Array.from({ length: 12 }, (_, index) => `T${index}`);
  const { planner } = graphOf(
    {
      a: `type Query { root: I } interface I { id: ID! }
          ${types.map((name) => `type ${name} implements I @key(fields: "id") { id: ID! next: I }`).join(" ")}`,
      b: `type Query { n: Int } ${types.map((name) => `type ${name} @key(fields: "id") { id: ID! other: Int }`).join(" ")}`,
    },
    {},
  );
  const level = (depth: number): string =>
    depth === 0 ? "id" : types.map((name) => `... on ${name} { other next { ...L${depth - 1} } }`).join(" ");
  const fragments = Array.from({ length: 8 }, (_, depth) => `fragment L${depth} on I { ${level(depth)} }`).join(" ");
  const began = performance.now();
  expect(() => planner.plan(`{ root { ...L7 } } ${fragments}`, unlabelled)).toThrow("more selections than are planned");
  expect(performance.now() - began).toBeLessThan(10_000);
});
