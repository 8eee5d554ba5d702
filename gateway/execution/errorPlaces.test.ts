import { describe, expect, it } from "vitest";
import { small } from "../testbed/small.ts";

describe("Errors keep their cause and their place", () => {
  const me = (says: { readonly a: object; readonly b: object }) =>
    small({
      a: {
        sdl: "type Query { me: Me @shareable } type Me { name: String @shareable a: Int! }",
        says: () => JSON.stringify(says.a),
      },
      b: {
        sdl: "type Query { me: Me @shareable } type Me { name: String @shareable b: Int }",
        says: () => JSON.stringify(says.b),
      },
    });
  const failed = (message: string, path?: unknown) => ({
    data: path ? { me: null } : null,
    errors: [{ message, path }],
  });

  it.each([
    ["at its field", failed("b manque", ["me"])],
    ["without a place", failed("b manque")],
  ])("of a shareable root field, the subgraph that fails is the one that is named: %s", async (_, b) => {
    for (const slow of ["a", "b"]) {
      const answers = { a: { data: { me: { a: 1 } } }, b };
      const hub = small({
        a: { sdl: "type Query { me: Me @shareable } type Me { a: Int! }", says: () => later(slow === "a", answers.a) },
        b: { sdl: "type Query { me: Me @shareable } type Me { b: Int }", says: () => later(slow === "b", answers.b) },
      });
      const { data, errors } = await hub.ask("{ me { a b } }");
      expect(data, slow).toEqual({ me: { a: 1, b: null } });
      expect(errors, slow).toMatchObject([
        { message: "b manque", path: ["me", "b"], extensions: { institution: "b" } },
      ]);
    }
  });

  it("both, when both fail", async () => {
    const { data, errors } = await me({ a: failed("a manque", ["me"]), b: failed("b manque", ["me"]) }).ask(
      "{ me { a b } }",
    );
    expect(data).toEqual({ me: null });
    expect(errors.map(({ message, extensions }) => [message, extensions.institution]).sort()).toEqual([
      ["a manque", "a"],
      ["b manque", "b"],
    ]);
  });

  it.each([
    ["without its key", { __typename: "E" }],
    ["of a type that cannot stand there", { __typename: "Other", id: "1" }],
    ["without a type nor a key", {}],
  ])("an entity %s blames whoever told it, and nobody who was not asked", async (_, entity) => {
    const hub = small({
      a: {
        sdl: 'type Query { e: E o: Other } type E @key(fields: "id") { id: ID! } type Other { x: Int }',
        says: () => JSON.stringify({ data: { e: entity } }),
      },
      b: {
        sdl: 'type E @key(fields: "id") { id: ID! n: Int! }',
        says: () => JSON.stringify({ data: { _entities: [{ n: 1 }] } }),
      },
    });
    const { data, errors } = await hub.ask("{ e { n } }");
    expect(data).toEqual({ e: null });
    expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: "PARTNER_ANSWER_INVALID", institution: "a" }]);
    expect(hub.asked).toHaveLength(1);
  });

  it("a partner that the language does not name is called by its own name", async () => {
    const { errors } = await small({ msa: { sdl: "type Query { n: Int }", says: () => "<html>" } }).ask("{ n }");
    expect(errors[0]?.message).toContain("« msa »");
    expect(errors[0]?.message).not.toContain("référentiel");
  });

  it("an unknown type where one of several may stand is an answer that is not believed", async () => {
    const hub = small({
      a: {
        sdl: "type Query { u: U } union U = A | B type A { x: Int } type B { y: Int }",
        says: () => '{"data":{"u":{"__typename":"C","x":1}}}',
      },
    });
    const { data, errors } = await hub.ask("{ u { ... on A { x } } }");
    expect(data).toEqual({ u: null });
    expect(errors).toMatchObject([{ path: ["u"], extensions: { code: "PARTNER_ANSWER_INVALID", institution: "a" } }]);
  });

  it("once a null has reached the top, nothing more is said", async () => {
    const hub = small({
      a: { sdl: "type Query { a: Int! }", says: () => '{"data":null,"errors":[{"message":"a manque","path":["a"]}]}' },
      b: {
        sdl: "type Query { b: Int }",
        says: () => '{"data":{"b":null},"errors":[{"message":"b manque","path":["b"]}]}',
      },
    });
    const { data, errors } = await hub.ask("{ a b }");
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ message: "a manque", path: ["a"] }]);
  });

  it("a sentence that uses the words of a language of queries is told as it is", async () => {
    const sentence = "Please select a row from the list, then update the set of filters.";
    const says = () => JSON.stringify({ data: { n: null }, errors: [{ message: sentence, path: ["n"] }] });
    const { errors } = await small({ a: { sdl: "type Query { n: Int }", says } }).ask("{ n }");
    expect(errors[0]?.message).toBe(sentence);
  });
});

const later = async (isSlow: boolean, answer: object): Promise<string> => {
  if (isSlow) await new Promise((resolve) => setTimeout(resolve, 20));
  return JSON.stringify(answer);
};
