import { describe, expect, it } from "vitest";
import { composed } from "../testbed/composed.ts";
import { small, smallOver } from "../testbed/small.ts";

describe("What is not enforced is not served", () => {
  it("a graph that asks for a policy or a context is refused by the name of what it asks", () => {
    const secret = (mark: string) => composed({ a: `type Query { secret: Int ${mark} }` });
    const federation = { a: { sdl: "type Query { secret: Int }", resolvers: { Query: { secret: () => 42 } } } };
    expect(() => smallOver(secret('@policy(policies: [["p"]])'), federation)).toThrow("« policy v0.1 »");
    for (const purpose of ["SECURITY", "EXECUTION"])
      for (const url of [
        "https://specs.apollo.dev/context/v0.1",
        "https://example.org/own/v1.0",
        "https://specs.apollo.dev/join/v9.0",
        "https://specs.apollo.dev/join/v0.10",
      ]) {
        const sdl = secret("").replace("schema @link", `schema @link(url: "${url}", for: ${purpose}) @link`);
        expect(() => smallOver(sdl, federation), url).toThrow(/n'applique pas/);
      }
  });

  it("a field that only some may read is asked of nobody for the others, and its null is explained", async () => {
    const hub = small({
      a: {
        sdl: `type Query { open: Int secret: Int @authenticated scoped: Int @requiresScopes(scopes: [["a", "b"], ["c"]]) box: Box node: Node }
          type Box { inside: Secret! } type Secret @requiresScopes(scopes: [["c"]]) { n: Int }
          interface Node { id: ID } type Public implements Node { id: ID } type Hidden implements Node @authenticated { id: ID }`,
        resolvers: {
          Query: {
            open: () => 1,
            secret: () => 42,
            scoped: () => 43,
            box: () => ({ inside: { n: 44 } }),
            node: () => ({ __typename: "Hidden", id: "45" }),
          },
        },
      },
    });
    const question = "{ open secret x: scoped box { inside { n } } node { id ... on Hidden { y: id } } }";
    const askAs = async (scopes?: readonly string[]) =>
      hub.ask(question, {}, scopes ? { scopes: new Set(scopes) } : {});
    const anonymous = await askAs();
    expect(anonymous.text).not.toMatch(/4[2345]/);
    expect(hub.asked.join()).not.toMatch(/secret|scoped|inside/);
    expect(anonymous.data).toMatchObject({ open: 1, secret: null, x: null, box: null });
    expect(anonymous.errors.map(({ extensions, path }) => [extensions.code, path])).toEqual(
      expect.arrayContaining([
        ["UNAUTHORIZED_FIELD_OR_TYPE", ["secret"]],
        ["UNAUTHORIZED_FIELD_OR_TYPE", ["x"]],
      ]),
    );
    expect((await askAs([])).data).toMatchObject({
      open: 1,
      secret: 42,
      x: null,
      box: null,
      node: { id: "45", y: "45" },
    });
    expect((await askAs(["b", "a"])).data).toMatchObject({ x: 43, box: null });
    expect((await askAs(["c"])).data).toMatchObject({ x: 43, box: { inside: { n: 44 } } });
    expect((await askAs()).data).toMatchObject({ secret: null });
  });

  it("what stands on an interface holds for the types behind it, by whichever way they are come to", async () => {
    const open = `type Query { i: I p: P u: U j: J } interface I { id: ID sec: Int z: Int } interface J { z: Int }
      type P implements I & J { id: ID sec: Int z: Int } union U = P`;
    const nodeP = () => ({ __typename: "P", id: "1", sec: 43, z: 44 });
    const federation = { a: { sdl: open, resolvers: { Query: { i: nodeP, p: nodeP, u: nodeP, j: nodeP } } } };
    const link = '@link(url: "https://specs.apollo.dev/authenticated/v0.1", for: SECURITY) {';
    const marked = (mark: (sdl: string) => string) =>
      smallOver(mark(composed({ a: open }).replace(/ \{\n {2}query: Query/, ` ${link}\n  query: Query`)), federation);
    const questions = [
      "{ j { z } }",
      "{ i { ... on P { z } } }",
      "{ p { z } }",
      "{ u { ... on P { z } } }",
      "{ i { ... on J { z } } }",
    ];
    for (const hub of [
      marked((sdl) => sdl.replace(/interface J [^{]*/, (head) => `${head}@authenticated `)),
      marked((sdl) => sdl.replace(/(interface J [^}]*z: Int)/, "$1 @authenticated")),
    ])
      for (const question of questions) {
        const { text, errors } = await hub.ask(question);
        expect(text, question).not.toContain("44");
        expect(errors, question).toMatchObject([{ extensions: { code: "UNAUTHORIZED_FIELD_OR_TYPE" } }]);
        expect((await hub.ask(question, {}, { scopes: new Set() })).text, question).toContain("44");
      }
    expect(() => marked((sdl) => sdl.replace(/union U /, "union U @authenticated "))).toThrow(/n'applique pas/);
  });

  it("what is left out as it was asked through an interface is the reader's own null, and blames nobody", async () => {
    const hub = small({
      a: {
        sdl: "type Query { list: [N] } interface N { id: ID } type Q1 implements N @authenticated { id: ID } type Q2 implements N { id: ID }",
        resolvers: {
          Query: {
            list: () => [
              { __typename: "Q1", id: "1" },
              { __typename: "Q2", id: "2" },
            ],
          },
        },
      },
    });
    const { data, errors, text } = await hub.ask("{ list { id } }");
    expect(data).toEqual({ list: null });
    expect(text).not.toContain('"1"');
    expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(new Set(["UNAUTHORIZED_FIELD_OR_TYPE"]));
    const open = await hub.ask("{ list { ... on Q2 { id } } }", {}, { scopes: new Set() });
    expect(open.data).toEqual({ list: [{}, { id: "2" }] });
  });
});
