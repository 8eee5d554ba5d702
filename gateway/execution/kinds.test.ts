import { describe, expect, it } from "vitest";
import { small } from "../testbed/small.ts";

describe("Graphs of every kind", () => {
  it("the root reached again below an act or a field is asked once the act is done", async () => {
    const done: string[] = [];
    const hub = small({
      a: {
        sdl: 'type Query { done: [String!]! @shareable e: E pub: Pub } type Pub { query: Query } type E @key(fields: "id") { id: ID! } type Mutation { add(n: Int!): Result } type Result { n: Int query: Query }',
        resolvers: {
          Query: { done: () => [...done], e: () => ({ id: "1" }), pub: () => ({ query: {} }) },
          Mutation: { add: (_: never, { n }: { n: number }) => noted(done, `${n}`, { n, query: {} }) },
        },
      },
      b: {
        sdl: 'type E @key(fields: "id") { id: ID! far: String }',
        resolvers: { E: { far: ({ id }: { id: string }) => `far ${id}` } },
      },
    });
    const act = await hub.ask(
      "mutation { one: add(n: 1) { n query { done e { far } } } two: add(n: 2) { query { query: pub { query { done } } } } }",
    );
    expect(act).toMatchObject({
      errors: [],
      data: {
        one: { n: 1, query: { done: ["1"], e: { far: "far 1" } } },
        two: { query: { query: { query: { done: ["1", "2"] } } } },
      },
    });
    expect((await hub.ask("{ pub { query { e { far } done } } }")).data).toEqual({
      pub: { query: { e: { far: "far 1" }, done: ["1", "2"] } },
    });
  });

  it("acts are done one after the other, each with all that is asked of its result", async () => {
    const order: string[] = [];
    const result = { sdl: 'type E @key(fields: "id") { id: ID! slow: String }' };
    const hub = small({
      a: {
        sdl: 'type Query { x: Int } type Mutation { first: E second: E last: Int! afterwards: E } type E @key(fields: "id") { id: ID! }',
        resolvers: {
          Mutation: {
            first: () => noted(order, "first", { id: "1" }),
            second: () => noted(order, "second", { id: "2" }),
            last: () => {
              order.push("last");
              throw new Error("refusé");
            },
            afterwards: () => noted(order, "afterwards", { id: "4" }),
          },
        },
      },
      b: {
        ...result,
        resolvers: {
          E: {
            slow: async ({ id }: { id: string }) => {
              await new Promise((resolve) => setTimeout(resolve, 20));
              order.push(`slow ${id}`);
              return id;
            },
          },
        },
      },
    });
    const { data } = await hub.ask("mutation { first { slow } second { slow } }");
    expect(data).toEqual({ first: { slow: "1" }, second: { slow: "2" } });
    expect(order.splice(0)).toEqual(["first", "slow 1", "second", "slow 2"]);
    const stopped = await hub.ask("mutation { first { id } last afterwards { id } }");
    expect(stopped).toMatchObject({ data: null, errors: [{ message: "refusé", path: ["last"] }] });
    expect(order).toEqual(["first", "last"]);
  });

  it("interface objects with fragments on the types behind them", async () => {
    const media = [
      { __typename: "Book", id: "1", pages: 3 },
      { __typename: "Film", id: "2", minutes: 90 },
    ];
    const hub = small({
      a: {
        sdl: 'type Query { media: [Media!]! } interface Media @key(fields: "id") { id: ID! } type Book implements Media @key(fields: "id") { id: ID! pages: Int } type Film implements Media @key(fields: "id") { id: ID! minutes: Int }',
        resolvers: { Query: { media: () => media } },
      },
      b: {
        sdl: 'type Query { best: Media } type Media @key(fields: "id") @interfaceObject { id: ID! score: Int }',
        resolvers: {
          Query: { best: () => ({ __typename: "Media", id: "2" }) },
          Media: { score: ({ id }: { id: string }) => Number(id) },
        },
      },
    });
    const { data, errors } = await hub.ask(
      "{ media { ... on Book { pages score } ... on Film { id: minutes s: score } } }",
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      media: [
        { pages: 3, score: 1 },
        { id: 90, s: 2 },
      ],
    });
  });

  it("an entity without a key is not asked about, whatever else is required of it", async () => {
    const hub = small({
      a: {
        sdl: 'type Query { e: E } type E @key(fields: "id") { id: ID name: String }',
        resolvers: { Query: { e: () => ({ id: null, name: "n" }) } },
      },
      b: {
        sdl: 'type E @key(fields: "id") { id: ID name: String @external need: String @requires(fields: "name") }',
        resolvers: { E: { need: () => "must not be asked" } },
      },
    });
    const { data } = await hub.ask("{ e { name need } }");
    expect(data).toEqual({ e: { name: "n", need: null } });
    expect(hub.asked).toHaveLength(1);
  });

  it.each([
    ["the first", '{"data":{"e":{"__typename":"E","id":null},"f":{"__typename":"E","id":"1"}}}', ["e", "need"]],
    ["the second", '{"data":{"e":{"__typename":"E","id":"1"},"f":{"__typename":"E","id":null}}}', ["f", "need"]],
  ])(
    "who told no key of an entity is named for it, and not who could not be asked: %s",
    async (_, partnerAnswer, path) => {
      const hub = small({
        a: { sdl: 'type Query { e: E f: E } type E @key(fields: "id") { id: ID! }', says: () => partnerAnswer },
        b: {
          sdl: 'type E @key(fields: "id") { id: ID! need: String! }',
          resolvers: { E: { need: ({ id }: { id: string }) => `need ${id}` } },
        },
      });
      const { errors } = await hub.ask("{ e { need } f { need } }");
      expect(errors).toMatchObject([{ path, extensions: { code: "NOT_KNOWN_TO_PARTNER", institution: "a" } }]);
    },
  );

  it("two identities that a double cannot tell apart stay two", async () => {
    const list =
      '{"data":{"es":[{"__typename":"E","id":9007199254740992},{"__typename":"E","id":9007199254740993},{"__typename":"E","id":"9007199254740993"}]}}';
    const hub = small({
      a: { sdl: 'type Query { es: [E!]! } type E @key(fields: "id") { id: ID! }', says: () => list },
      b: {
        sdl: 'type E @key(fields: "id") { id: ID! n: String }',
        says: ({ variables }) =>
          JSON.stringify({
            data: { _entities: [...variables.matchAll(/"id":"?(\d+)"?/g)].map(([, id]) => ({ n: `of ${id}` })) },
          }),
      },
    });
    const { data } = await hub.ask("{ es { id n } }");
    expect(data).toEqual({
      es: ["9007199254740992", "9007199254740993", "9007199254740993"].map((id) => ({ id, n: `of ${id}` })),
    });
  });

  it("two identities stay two in nested keys and in lists, and a long number is told as it came", async () => {
    const key = (id: string, otherId: string) => `{"__typename":"E","k":{"id":${id},"ids":[1,${otherId}]},"w":${id}}`;
    const two = [key("9007199254740993", "1"), key("9007199254740992", "1"), key("1", "12345678901234567890")];
    const hub = small({
      a: {
        sdl: 'scalar Long type Query { es: [E!] big: Long } type E @key(fields: "k { id ids }") { k: K! w: ID } type K @shareable { id: ID! ids: [ID!] }',
        says: () => `{"data":{"big":9007199254740995,"es":[${two.join(",")}]}}`,
      },
      b: {
        sdl: 'type E @key(fields: "k { id ids }") { k: K! f: String } type K @shareable { id: ID! ids: [ID!] }',
        says: ({ variables }) =>
          JSON.stringify({
            data: { _entities: [...variables.matchAll(/"ids":\[[^\]]*\]/g)].map((_, at) => ({ f: `${at}` })) },
          }),
      },
    });
    const { text, errors } = await hub.ask("{ big es { k { id ids } w f } }");
    expect(errors).toEqual([]);
    expect(JSON.parse(text).es.map(({ k, w, f }: Record<string, unknown>) => [k, w, f])).toEqual([
      [{ id: "9007199254740993", ids: ["1", "1"] }, "9007199254740993", "0"],
      [{ id: "9007199254740992", ids: ["1", "1"] }, "9007199254740992", "1"],
      [{ id: "1", ids: ["1", "12345678901234567890"] }, "1", "2"],
    ]);
    expect(text).toContain('"big":9007199254740995');
  });

  it("an answer with a byte order mark is read, one that is no UTF-8 is not believed", async () => {
    const says = (bytes: Buffer) => small({ a: { sdl: "type Query { s: String }", says: () => bytes } }).ask("{ s }");
    expect((await says(Buffer.from('\ufeff{"data":{"s":"é"}}'))).data).toEqual({ s: "é" });
    expect((await says(Buffer.from('{"data":{"s":"\u00e9"}}', "latin1"))).errors).toMatchObject([
      { extensions: { code: "PARTNER_ANSWER_INVALID", institution: "a" } },
    ]);
  });

  it("a condition that is null is a fault of the question, told with a code", async () => {
    const hub = small({ a: { sdl: "type Query { n: Int }", resolvers: { Query: { n: () => 1 } } } });
    for (const query of [
      "query ($s: Boolean = true) { n @include(if: $s) }",
      "query ($s: Boolean = true) { n @skip(if: $s) }",
    ])
      expect(await hub.ask(query, { s: null })).toMatchObject({
        data: null,
        errors: [{ extensions: { code: "BAD_USER_INPUT" } }],
      });
  });
});

function noted<Value>(acts: string[], act: string, value: Value): Value {
  acts.push(act);
  return value;
}
