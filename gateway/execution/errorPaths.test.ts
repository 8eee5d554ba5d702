import { describe, expect, it } from "vitest";
import { small } from "../testbed/small.ts";

describe("Errors stand where the reader asked, and nowhere else", () => {
  const listOf = (errors: object) => ({
    a: {
      sdl: 'type Query { es: [E!] } type E @key(fields: "id") { id: ID! }',
      says: () => '{"data":{"es":[{"__typename":"E","id":"1"},{"__typename":"E","id":"2"}]}}',
    },
    b: { sdl: 'type E @key(fields: "id") { id: ID! far: String l: String }', says: () => JSON.stringify(errors) },
  });

  it("the error of one entity is told with its words, at that entity", async () => {
    const errors = [{ message: "NOT YOURS", path: ["_entities", 1], extensions: { code: "FORBIDDEN" } }];
    const { data, errors: errorsSeen } = await small(listOf({ data: { _entities: [{ far: "1" }, null] }, errors })).ask(
      "{ es { far } }",
    );
    expect(data).toEqual({ es: [{ far: "1" }, { far: null }] });
    expect(errorsSeen).toMatchObject([
      { message: "NOT YOURS", path: ["es", 1, "far"], extensions: { code: "FORBIDDEN", institution: "b" } },
    ]);
  });

  it("of a shared object, each field has its own error, once", async () => {
    const failing = (sentence: string) => () => {
      throw new Error(sentence);
    };
    const hub = small({
      a: {
        sdl: "type Query { r: R @shareable } type R @shareable { k: Int a: Int }",
        resolvers: { Query: { r: () => ({}) }, R: { a: failing("a.a") } },
      },
      b: {
        sdl: "type Query { r: R @shareable } type R @shareable { k: Int b: Int b2: Int! }",
        resolvers: { Query: { r: () => ({}) }, R: { b: failing("b.b"), b2: failing("b.b2") } },
      },
    });
    const { data, errors } = await hub.ask("{ r { a: b b: a b2 } }");
    expect(data).toEqual({ r: null });
    expect(errors.map(({ message, path }) => [message, path])).toEqual([
      ["b.b", ["r", "a"]],
      ["a.a", ["r", "b"]],
      ["b.b2", ["r", "b2"]],
    ]);
  });

  const needing = (nulls: { readonly n?: unknown; readonly m?: unknown }, errors: object) => ({
    a: {
      sdl: 'type Query { e: E } type E @key(fields: "id") { id: ID! w: Int n: N m: N } type N @shareable { x: Int y: Int }',
      says: () =>
        JSON.stringify({
          data: { e: { __typename: "E", id: "1", w: 1, r0: 1, r1: 1, n: { x: 1 }, m: { x: 1 }, ...nulls } },
          errors,
        }),
    },
    b: {
      sdl: 'type E @key(fields: "id") { id: ID! n: N @external m: N @external s: String @requires(fields: "m { x }") t: String @requires(fields: "n { x }") free: Int } type N @shareable { x: Int y: Int }',
      says: () => JSON.stringify({ data: { _entities: [{ s: "s", t: "t", r1: 2, r2: 3, free: 4 }] } }),
    },
  });

  it.each([
    ["{ e { t n: w } }", { n: null }, ["e", "n"], ["e", "t"]],
    ["{ e { t n: w } }", { n: { x: null } }, ["e", "n", "x"], ["e", "t"]],
    ["{ e { s m: w x: w } }", { m: { x: null } }, ["e", "m", "x"], ["e", "s"]],
  ])(
    "the error of a required field that the reader did not ask stands at the field that needs it: %s",
    async (query, nulls, path, place) => {
      const { errors } = await small(needing(nulls, [{ message: "manque", path }])).ask(query);
      expect(errors.map(({ message, path: pathSeen }) => [message, pathSeen])).toEqual([["manque", place]]);
    },
  );

  it("what an interface object is could not be told: its null says so, it is not an empty object", async () => {
    const hub = small({
      a: {
        sdl: 'type Query { media: [Media] } interface Media @key(fields: "id") { id: ID! } type Book implements Media @key(fields: "id") { id: ID! pages: Int } type Film implements Media @key(fields: "id") { id: ID! minutes: Int }',
        says: () => '{"data":{"_entities":[null]},"errors":[{"message":"panne","path":["_entities",0]}]}',
      },
      b: {
        sdl: 'type Query { best: [Media] } type Media @key(fields: "id") @interfaceObject { id: ID! score: Int }',
        resolvers: { Query: { best: () => [{ __typename: "Media", id: "1" }] }, Media: { score: () => 1 } },
      },
    });
    const { data, errors } = await hub.ask("{ best { ... on Book { pages } ... on Film { score } } }");
    expect(data).toEqual({ best: [null] });
    expect(errors).toMatchObject([{ message: "panne", path: ["best", 0], extensions: { institution: "a" } }]);
  });

  it("an object whose type could not be told for the failure of one of its fields has the error of that field", async () => {
    const hub = small({
      a: {
        sdl: 'type Query { media: [Media] } interface Media @key(fields: "id") { id: ID! } type Book implements Media @key(fields: "id") { id: ID! pages: [Int!]! } type Film implements Media @key(fields: "id") { id: ID! minutes: Int }',
        says: () => '{"data":{"_entities":[null]},"errors":[{"message":"panne","path":["_entities",0,"pages",1]}]}',
      },
      b: {
        sdl: 'type Query { best: [Media] } type Media @key(fields: "id") @interfaceObject { id: ID! score: Int }',
        resolvers: { Query: { best: () => [{ __typename: "Media", id: "1" }] }, Media: { score: () => 1 } },
      },
    });
    const { data, errors } = await hub.ask("{ best { ... on Book { pages } ... on Film { minutes } } }");
    expect(data).toEqual({ best: [null] });
    expect(errors).toMatchObject([
      { message: "panne", path: ["best", 0, "pages", 1], extensions: { institution: "a" } },
    ]);
  });

  it("a null that may be told blames nobody", async () => {
    const hub = small({
      a: {
        sdl: "type Query { r: R @shareable } type R @shareable { k: Int a: Int }",
        says: () => '{"data":{"r":null}}',
      },
      b: {
        sdl: "type Query { r: R @shareable } type R @shareable { k: Int b: Int }",
        says: () => '{"data":{"r":{"b":3}}}',
      },
    });
    expect(await hub.ask("{ r { a b } }")).toMatchObject({ data: { r: { a: null, b: 3 } }, errors: [] });
    const unknown = small({
      a: {
        sdl: 'type Query { e: E } type E @key(fields: "id") { id: ID! }',
        resolvers: { Query: { e: () => ({ id: "1" }) } },
      },
      b: { sdl: 'type E @key(fields: "id") { id: ID! n: Int! }', says: () => '{"data":{"_entities":[null]}}' },
    });
    const { data, errors } = await unknown.ask("{ e { n } }");
    expect(data).toEqual({ e: null });
    expect(errors).toMatchObject([
      { path: ["e", "n"], extensions: { code: "NOT_KNOWN_TO_PARTNER", institution: "b" } },
    ]);
  });

  it("errors of several batches stand each at its own, and those that name none are told", async () => {
    const answering = (answer: object) =>
      small({
        a: {
          sdl: 'type Query { e: E f: [E] } type E @key(fields: "id") { id: ID! }',
          says: () =>
            '{"data":{"e":{"__typename":"E","id":"1"},"f":[{"__typename":"E","id":"2"},{"__typename":"E","id":"3"}]}}',
        },
        b: { sdl: 'type E @key(fields: "id") { id: ID! x: Int y: Int }', says: () => JSON.stringify(answer) },
      }).ask("{ e { x } f { y } }");
    const partnerData = { _e0: [{ x: 1 }], _e1: [{ y: 2 }, { y: null }] };
    for (const path of [
      ["_entities", 1, "y"],
      ["_e9", 0, "y"],
    ]) {
      const { errors } = await answering({ data: partnerData, errors: [{ message: "M", path }] });
      expect(
        errors.map(({ message }) => message),
        `${path}`,
      ).toEqual(["M"]);
    }
    const withListErrors = await answering({
      data: { _e0: [{ x: null }], _e1: null },
      errors: [{ message: "M", path: ["_e0", 0, "x"] }],
    });
    expect(withListErrors.errors.map(({ extensions, path }) => [extensions.code, path])).toEqual([
      ["INTERNAL", ["e", "x"]],
      ["PARTNER_ANSWER_INVALID", ["f", 0, "y"]],
    ]);
  });

  it("an interface where an object's type stands, and a value that an enum has not, are not believed", async () => {
    const a = (sdl: string, answer: string) => small({ a: { sdl, says: () => answer } });
    const node = "type Query { n: Node } interface Node { id: ID! } type A implements Node { id: ID! }";
    const withInterfaceName = await a(node, '{"data":{"n":{"__typename":"Node","id":"1"}}}').ask(
      "{ n { __typename id } }",
    );
    expect(withInterfaceName).toMatchObject({
      data: { n: null },
      errors: [{ extensions: { code: "PARTNER_ANSWER_INVALID" } }],
    });
    const values = "type Query { e: En } enum En { A B @inaccessible }";
    const unknown = await a(values, '{"data":{"e":"C"}}').ask("{ e }");
    expect(unknown).toMatchObject({ data: { e: null }, errors: [{ extensions: { code: "PARTNER_ANSWER_INVALID" } }] });
    expect(await a(values, '{"data":{"e":"B"}}').ask("{ e }")).toMatchObject({ data: { e: null }, errors: [] });
  });

  it.each([
    [["e", "s", "deep", 0], { s: null }, ["e", "s"]],
    [["e", "s", 3, 4], { s: null }, ["e", "s"]],
    [["e", "s", "deep"], { s: "told" }, ["e", "s"]],
    [["e", "any", "inside", 0, "it"], { any: { inside: [{ it: 1 }] } }, ["e", "any"]],
    [["e", "any", "inside"], { any: null }, ["e", "any"]],
    [["e", "m", 0, 1, 2, 3], { m: [[1, null]] }, ["e", "m", 0, 1]],
    [["e", "m", 0, 1, "deep"], { m: [[1, 2]] }, ["e", "m", 0, 1]],
    [["e", "m", 1, 0], { m: [[1], null] }, ["e", "m", 1, 0]],
    [["e", "l", 0, 7, "s"], { l: [{ s: null }] }, ["e", "l", 0]],
    [["e", "l", "s"], { l: [{ s: null }] }, ["e", "l"]],
    [["e", 0, "s"], { s: null }, ["e"]],
    [["e", 0], { s: "told" }, ["e"]],
  ])(
    "an error that a partner places below a leaf, or beside the lists there are, stands where the answer ends: %j",
    async (path, values, place) => {
      const e = { s: "s", any: 1, m: [[1]], l: [{ s: "s" }], ...values };
      const hub = small({
        a: {
          sdl: "scalar Any type Query { e: E } type E { s: String any: Any m: [[Int]] l: [E] }",
          says: () => JSON.stringify({ data: { e }, errors: [{ message: "M", path }] }),
        },
      });
      const { errors } = await hub.ask("{ e { s any m l { s } } }");
      expect(errors.filter(({ message }) => message === "M")).toMatchObject([{ path: place }]);
    },
  );
});
