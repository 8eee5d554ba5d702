import { getOperationAST, parse } from "graphql";
import { describe, expect, test } from "vitest";
import { executing } from "../execute.ts";
import { bothAnswer, schemaWith } from "../testbed/bothExecutors.ts";

const lost = (name: string) => new Error(`${name} est perdu`);

/** Ways in which a value fails to come, at once or later. */
const failures: Readonly<Record<string, (name: string) => unknown>> = {
  "is null": () => null,
  "is undefined": () => undefined,
  "is null, later": async () => null,
  "is an error": (name) => lost(name),
  "is an error, later": async (name) => lost(name),
  "is thrown": (name) => {
    throw lost(name);
  },
  "is thrown, later": async (name) => {
    throw lost(name);
  },
};

const depths = `type Node { may: Int  must: Int!  node: Node  strict: Node!  slow: Node  slowStrict: Node! }
  type Query { node: Node  strict: Node!  must: Int!  may: Int }`;

const node = () => ({});
const slow = async () => ({});
const nodes = { node, strict: node, slow, slowStrict: slow };

for (const [description, fails] of Object.entries(failures)) {
  const schema = schemaWith(depths, {
    Node: { may: () => fails("may"), must: () => fails("must"), ...nodes },
    Query: { node, strict: node, may: () => fails("may"), must: () => fails("must") },
  });

  describe(`a value that ${description}`, () => {
    test("is null where it may be, and the rest stands", async () => {
      const { data } = await bothAnswer(schema, "{ may node { may node { may } slow { may slow { may } } } }");
      expect(data).toBe('{"may":null,"node":{"may":null,"node":{"may":null},"slow":{"may":null,"slow":{"may":null}}}}');
    });

    for (const chain of ["must", "strict { must }", "slowStrict { must }", "strict { slowStrict { strict { must } } }"])
      test(`takes the nearest object that may be null with it: ${chain}`, async () => {
        expect(await bothAnswer(schema, `{ node { ${chain} } }`)).toMatchObject({ data: '{"node":null}' });
        const below = await bothAnswer(schema, `{ node { __typename node { ${chain} } slow { ${chain} } } }`);
        expect(below).toMatchObject({ data: '{"node":{"__typename":"Node","node":null,"slow":null}}' });
        expect(await bothAnswer(schema, `{ strict { ${chain} } }`)).toMatchObject({ data: "null" });
      });

    test("takes the whole answer where nothing above may be null", async () => {
      expect((await bothAnswer(schema, "{ __typename must }")).data).toBe("null");
      expect((await bothAnswer(schema, "{ strict { slowStrict { must } } }")).data).toBe("null");
    });
  });
}

const types = ["[Int]", "[Int]!", "[Int!]", "[Int!]!", "[[Int!]]", "[[Int]!]!"];
const lists: Readonly<Record<string, () => unknown>> = {
  "an array": () => [1, 2],
  "an empty array": () => [],
  "an array with a null": () => [1, null, 2],
  "an array with an error": () => [1, lost("le deuxième"), 2],
  "an array later": async () => [1, 2],
  "values later": () => [Promise.resolve(1), 2],
  "a null later": () => [1, Promise.resolve(null)],
  "an error later": () => [1, Promise.reject(lost("le deuxième"))],
  "a set": () => new Set([1, 2]),
  "a map's values": () => new Map([["a", 1]]).values(),
  "a generator": function* () {
    yield 1;
    yield 2;
  },
  "what arguments are": (...args: unknown[]) => fill(args),
  "its absence": () => null,
  "its failure": () => lost("la liste"),
  "its failure later": async () => {
    throw lost("la liste");
  },
};
const wrong: Readonly<Record<string, () => unknown>> = {
  "a text": () => "12",
  "a number": () => 12,
  "an object": () => ({ 0: 1, length: 1 }),
  "a list of what is no number": () => [1, "un", 2],
  "lists that are none": () => [["un"], 2],
};

function fill(_: unknown) {
  // biome-ignore lint/complexity/noArguments: an iterable that is no array.
  return arguments;
}

/** Every item one list deeper, for a list of lists. */
const nested = (value: unknown): unknown =>
  value instanceof Promise ? value.then(nested) : Array.isArray(value) ? [value, value] : value;

for (const type of types)
  describe(`a field of ${type}`, () => {
    const schemaOf = (resolve: () => unknown) =>
      schemaWith(`type Holder { list: ${type} } type Query { holder: Holder }`, {
        Query: { holder: () => ({}) },
        Holder: { list: () => (type.startsWith("[[") ? nested(resolve()) : resolve()) },
      });
    for (const [name, resolve] of Object.entries(lists))
      test(`of which ${name} is told`, async () => {
        await bothAnswer(schemaOf(resolve), "{ holder { list } }", { isInOwnWords: type.startsWith("[[") });
      });
    for (const [name, resolve] of Object.entries(wrong))
      test(`of which ${name} is told is an error at its place`, async () => {
        const { errors } = await bothAnswer(schemaOf(resolve), "{ holder { list } }", { isInOwnWords: true });
        expect(errors.length).toBeGreaterThan(0);
      });
  });

test("failures at once beside failures later leave none unheard", async () => {
  const unheard: unknown[] = [];
  const listen = (reason: unknown) => unheard.push(reason);
  process.on("unhandledRejection", listen);
  const schema = schemaWith("type Query { list: [Int!]  late: Int!  now: Int! }", {
    Query: {
      list: () => [null, Promise.reject(lost("tard")), Promise.reject(lost("plus tard"))],
      late: async () => Promise.reject(lost("late")),
      now: () => {
        throw lost("now");
      },
    },
  });
  const document = parse("{ list late now }");
  const operation = getOperationAST(document) ?? undefined;
  const { data } = await executing(schema)({ document, operation, variables: {}, context: {} });
  await new Promise((resolve) => setImmediate(resolve));
  process.off("unhandledRejection", listen);
  expect([data, unheard]).toEqual([null, []]);
});
