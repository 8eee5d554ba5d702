import { expect, test } from "vitest";
import { expectAnswer, graphOf, ref } from "./testbed.ts";

const ada = { id: "1", code: "A", name: "Ada", salary: 10, bonus: ({ salary }: { salary: number }) => salary * 2 };
const bob = { id: "2", code: "B", name: "Bob", salary: 20, bonus: ({ salary }: { salary: number }) => salary * 2 };
const people = { Person: [ada, bob] };

test("fields of an entity that three subgraphs tell stand beside one another, after two stages", async () => {
  const graph = graphOf(
    {
      a: `type Query { people: [Person!]! } type Person @key(fields: "id") { id: ID! name: String! }`,
      b: `type Person @key(fields: "id") { id: ID! code: String! }`,
      c: `type Person @key(fields: "id") { id: ID! salary: Int! }`,
    },
    { ...people, Query: [{ people: [ref("Person", ada), ref("Person", bob)] }] },
  );
  const subgraphsAsked = await expectAnswer(graph, "{ people { name code salary } }", {
    people: [
      { name: "Ada", code: "A", salary: 10 },
      { name: "Bob", code: "B", salary: 20 },
    ],
  });
  expect(subgraphsAsked).toEqual(["a", "b", "c"]);
});

test("an entity that no key leads to directly is reached by way of a subgraph that knows two keys", async () => {
  const graph = graphOf(
    {
      a: `type Query { person: Person } type Person @key(fields: "id") { id: ID! }`,
      b: `type Person @key(fields: "id") @key(fields: "code") { id: ID! code: String! }`,
      c: `type Person @key(fields: "code") { code: String! salary: Int! }`,
    },
    { ...people, Query: [{ person: ref("Person", bob) }] },
  );
  const subgraphsAsked = await expectAnswer(graph, "{ person { salary } }", { person: { salary: 20 } });
  expect(subgraphsAsked).toEqual(["a", "b", "c"]);
});

test("a subgraph that cannot be asked about an entity is not asked", async () => {
  const graph = graphOf(
    {
      a: `type Query { boss: Person } type Person @key(fields: "id", resolvable: false) { id: ID! }`,
      b: `type Query { people: [Person] } type Person @key(fields: "id") { id: ID! name: String! }`,
    },
    { ...people, Query: [{ boss: ref("Person", ada), people: [ref("Person", bob)] }] },
  );
  expect(await expectAnswer(graph, "{ boss { id name } }", { boss: { id: "1", name: "Ada" } })).toEqual(["a", "b"]);
  expect(await expectAnswer(graph, "{ people { id name } }", { people: [{ id: "2", name: "Bob" }] })).toEqual(["b"]);
});

test("a key of objects and lists is told whole, wherever its parts come from", async () => {
  const parts = [{ no: "1" }, { no: "2" }];
  const lot = { id: "L", parts, owner: { id: "1", code: "A" }, price: 7 };
  const graph = graphOf(
    {
      a: `type Query { lot: Lot } type Lot @key(fields: "id") { id: ID! parts: [Part!]! @shareable owner: Owner! @shareable }
          type Part @shareable { no: ID! } type Owner @key(fields: "id") { id: ID! }`,
      b: `type Owner @key(fields: "id") { id: ID! code: String! @shareable }`,
      c: `type Lot @key(fields: "parts { no } owner { id code }") { parts: [Part!]! owner: Owner! price: Int }
          type Part @shareable { no: ID! } type Owner @key(fields: "id code") { id: ID! code: String! }`,
    },
    { Lot: [lot], Owner: [lot.owner], Query: [{ lot: ref("Lot", lot) }] },
  );
  await expectAnswer(graph, "{ lot { price } }", { lot: { price: 7 } });
});

test("entities that stand at several places are asked of a subgraph in one request", async () => {
  const graph = graphOf(
    {
      a: `type Query { first: Person last: Person everyone: [Person!]! } type Person @key(fields: "id") { id: ID! }`,
      b: `type Person @key(fields: "id") { id: ID! name: String! salary: Int! }`,
    },
    { ...people, Query: [{ first: ref("Person", ada), last: ref("Person", bob), everyone: [ref("Person", ada)] }] },
  );
  const subgraphsAsked = await expectAnswer(graph, "{ first { name } last { name } everyone { salary } }", {
    first: { name: "Ada" },
    last: { name: "Bob" },
    everyone: [{ salary: 10 }],
  });
  expect(subgraphsAsked).toEqual(["a", "b"]);
});

test("a root field that two subgraphs share is asked of the one that tells more", async () => {
  const sdl = (extraFields: string) =>
    `type Query { person: Person @shareable } type Person @key(fields: "id") { id: ID! ${extraFields} }`;
  const graph = graphOf(
    { a: sdl("name: String!"), b: sdl("salary: Int!") },
    { ...people, Query: [{ person: ref("Person", bob) }] },
  );
  expect(await expectAnswer(graph, "{ person { salary } }", { person: { salary: 20 } })).toEqual(["b"]);
  expect(await expectAnswer(graph, "{ person { name } }", { person: { name: "Bob" } })).toEqual(["a"]);
});

test("an object without a key that no subgraph tells whole is asked again from the entity above it", async () => {
  const home = { street: "Rue Haute", town: "Bar-le-Duc" };
  const eve = { id: "3", home };
  const graph = graphOf(
    {
      a: `type Query { person: Person } type Person @key(fields: "id") { id: ID! home: Home @shareable }
          type Home { street: String! }`,
      b: `type Person @key(fields: "id") { id: ID! home: Home @shareable } type Home { town: String! }`,
    },
    { Person: [eve], Query: [{ person: ref("Person", eve) }] },
  );
  expect(await expectAnswer(graph, "{ person { home { street town } } }", { person: { home } })).toEqual(["a", "b"]);
});

test("what a path provides is not asked again elsewhere", async () => {
  const graph = graphOf(
    {
      a: `type Query { boss: Person @provides(fields: "name") person: Person } type Person @key(fields: "id") { id: ID! name: String! @external }`,
      b: `type Person @key(fields: "id") { id: ID! name: String! @shareable }`,
    },
    { ...people, Query: [{ boss: ref("Person", ada), person: ref("Person", bob) }] },
  );
  expect(await expectAnswer(graph, "{ boss { name } }", { boss: { name: "Ada" } })).toEqual(["a"]);
  expect(await expectAnswer(graph, "{ person { name } }", { person: { name: "Bob" } })).toEqual(["a", "b"]);
});

test("a field that was taken over is asked of its new subgraph; under a label, when the label is on", async () => {
  const graph = graphOf(
    {
      a: `type Query { person: Person } type Person @key(fields: "id") { id: ID! name: String! code: String! salary: Int! }`,
      b: `type Person @key(fields: "id") { id: ID! name: String! @override(from: "a")
            code: String! @override(from: "a", label: "codes") salary: Int! @override(from: "a", label: "percent(30)") }`,
    },
    { ...people, Query: [{ person: ref("Person", ada) }] },
  );
  const subgraphsFor = (field: string, labels: readonly string[], share: number) =>
    expectAnswer(
      graph,
      `{ person { ${field} } }`,
      { person: { [field]: ada[field as "name"] } },
      { activeLabels: new Set(labels), share },
    );
  expect(await subgraphsFor("name", [], 0)).toEqual(["a", "b"]);
  expect(await subgraphsFor("code", [], 0)).toEqual(["a"]);
  expect(await subgraphsFor("code", ["codes"], 0)).toEqual(["a", "b"]);
  expect(await subgraphsFor("salary", [], 29.9)).toEqual(["a", "b"]);
  expect(await subgraphsFor("salary", [], 30)).toEqual(["a"]);
  expect(graph.planner.overridePercentages).toEqual([30]);
});

test("no alias of the reader's takes the place of a key", async () => {
  const graph = graphOf(
    {
      a: `type Query { person: Person } type Person @key(fields: "id") { id: ID! code: String! boss: Person }`,
      b: `type Person @key(fields: "id") { id: ID! name: String! }`,
    },
    { Person: [ada, bob], Query: [{ person: ref("Person", { ...ada, boss: ref("Person", bob) }) }] },
  );
  await expectAnswer(graph, "{ person { id: code name } }", { person: { id: "A", name: "Ada" } });
  await expectAnswer(graph, "{ person { name: id id: name } }", { person: { name: "1", id: "Ada" } });
  await expectAnswer(graph, "{ person { id: boss { id: code name } name } }", {
    person: { id: { id: "B", name: "Bob" }, name: "Ada" },
  });
});
