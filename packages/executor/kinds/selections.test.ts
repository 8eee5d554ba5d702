import { describe, expect, test } from "vitest";
import { bothAnswer, schemaWith } from "../testbed/bothExecutors.ts";

const node: unknown = { a: "A", b: "B", c: 3 };
Object.assign(node as object, { deep: () => node, list: () => [node, Promise.resolve(node)], slow: async () => node });

const schema = schemaWith(
  `type Node { a: String  b: String  c: Int  deep: Node  list: [Node]  slow: Node }
   type Query { node: Node  a: String  b: String }`,
  { Query: { node: () => node, a: () => "A", b: async () => "B" } },
);

describe("@skip and @include", () => {
  const directives = [
    "@include(if: true)",
    "@include(if: false)",
    "@skip(if: true)",
    "@skip(if: false)",
    "@include(if: true) @skip(if: false)",
    "@include(if: true) @skip(if: true)",
    "@skip(if: false) @include(if: false)",
    "@include(if: $yes)",
    "@skip(if: $yes)",
    "@include(if: $no) @skip(if: $yes)",
    "@include(if: $absent)",
  ];
  const places: Readonly<Record<string, (directive: string) => string>> = {
    "a field": (directive) => `a b ${directive}`,
    "the same field twice": (directive) => `a b ${directive} b`,
    "a fragment spread": (directive) => `a ...More ${directive}`,
    "the same fragment twice": (directive) => `a ...More ${directive} ...More`,
    "an inline fragment": (directive) => `a ... on Query ${directive} { b }`,
    "a fragment without condition": (directive) => `a ... ${directive} { b node { a } }`,
    "a field with selections": (directive) => `a node ${directive} { a } node { b }`,
    everything: (directive) => `a ${directive}`,
  };
  for (const [place, selections] of Object.entries(places))
    test(`on ${place}, whichever way they fall`, async () => {
      for (const directive of directives) {
        const text = `query ($yes: Boolean = true, $no: Boolean!, $absent: Boolean! = false) { ${selections(directive)} }
          fragment More on Query { b node { c } }`;
        for (const variables of [{ no: false }, { no: true, yes: false }, { no: true, absent: true }])
          expect((await bothAnswer(schema, text, { variables })).errors).toEqual([]);
      }
    });
});

describe("fields of one response name are one field", () => {
  test("what is asked of them together is answered together, in the order first asked", async () => {
    const text = `{ node { b ...One } node { a deep { a } ...Two } ...Three }
      fragment One on Node { deep { b slow { a } } }
      fragment Two on Node { deep { slow { b } list { c } } c }
      fragment Three on Query { node { b deep { deep { a } } } }`;
    expect((await bothAnswer(schema, text)).data).toBe(
      '{"node":{"b":"B","deep":{"b":"B","slow":{"a":"A","b":"B"},"a":"A","list":[{"c":3},{"c":3}],"deep":{"a":"A"}},"a":"A","c":3}}',
    );
  });

  test("a fragment that spreads itself ends", async () => {
    await bothAnswer(
      schema,
      "{ node { ...Round } } fragment Round on Node { a ...Round ...Back } fragment Back on Node { b ...Round }",
    );
  });

  test("an order asked is an order answered, however late the values come", async () => {
    const text = "{ b node { slow { a } b deep { slow { c } a } } a last: b }";
    expect((await bothAnswer(schema, text)).data).toBe(
      '{"b":"B","node":{"slow":{"a":"A"},"b":"B","deep":{"slow":{"c":3},"a":"A"}},"a":"A","last":"B"}',
    );
  });

  test("any name may be an alias, and one that JavaScript knows is a name like another", async () => {
    const text = "{ constructor: a toString: b __proto__: node { __proto__: a hasOwnProperty: b } valueOf: a }";
    expect((await bothAnswer(schema, text)).data).toBe(
      '{"constructor":"A","toString":"B","__proto__":{"__proto__":"A","hasOwnProperty":"B"},"valueOf":"A"}',
    );
  });
});

describe("of a document, the operation that is named is carried out", () => {
  const document = "query One { a } query Two { b } mutation Act { a } fragment F on Query { a }";
  for (const operationName of ["One", "Two", "Act", "Three", "", null])
    test(`named ${JSON.stringify(operationName)}`, async () => {
      await bothAnswer(schema, document, { operationName });
    });

  test("the only one without being named, and definitions of types beside it are passed over", async () => {
    expect((await bothAnswer(schema, "query Only { a } type Unused { a: Int }")).data).toBe('{"a":"A"}');
    expect((await bothAnswer(schema, "fragment F on Query { a }")).data).toBeUndefined();
  });

  test("an act or a subscription that the schema has not is refused, and so is one of no type", async () => {
    for (const text of ["mutation { a }", "subscription { a }"])
      expect((await bothAnswer(schema, text)).errors).toHaveLength(1);
  });

  test("what the schema says of itself is answered beside the rest", async () => {
    await bothAnswer(
      schema,
      '{ a __schema { queryType { fields { name } } } __type(name: "Node") { kind } __typename }',
    );
  });
});
