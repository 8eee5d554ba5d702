import type { GraphQLResolveInfo } from "graphql";
import { describe, expect, test } from "vitest";
import { bothAnswer, schemaWith } from "../testbed/bothExecutors.ts";

const sdl = `
  interface Place { name: String  at: String }
  type City implements Place { name: String  at: String  mayor: Person }
  type Person { at: String  homes: [[Place!]!] }
  type Query { at(n: Int, of: [String!]): String  places: [Place]  person: Person  echo(a: Int, b: String = "none"): String }
`;

/** What each resolver was given, in the order of the calls. */
function listening() {
  const infos: GraphQLResolveInfo[] = [];
  const note = (_: unknown, __: unknown, ___: unknown, info: GraphQLResolveInfo) => {
    infos.push(info);
    return "noted";
  };
  const city = { __typename: "City", mayor: {} };
  const schema = schemaWith(sdl, {
    Query: { at: note, places: async () => [city, Promise.resolve(city)], person: () => ({}) },
    City: { at: note },
    Person: { at: note, homes: async () => [[city], Promise.resolve([city, Promise.resolve(city)])] },
    Place: {
      __resolveType: (_: unknown, __: unknown, info: GraphQLResolveInfo) => {
        infos.push(info);
        return "City";
      },
    },
  });
  return { schema, infos };
}

const question = `query Where($n: Int = 1, $of: [String!]) {
  a: at(n: $n) at(n: $n) places { ...Placed } p: person { at homes { ...Placed } } }
  fragment Placed on Place { b: at ... on City { mayor { c: at } } }`;

describe("what a resolver is told of its place", () => {
  test("is what graphql-js tells it: path and its types, field, nodes, types, operation, variables", async () => {
    const { schema, infos } = listening();
    await bothAnswer(schema, question, { variables: { of: ["x"] } });
    const [ourInfos, theirInfos] = [infos.slice(0, infos.length / 2), infos.slice(infos.length / 2)];
    expect(ourInfos.map(comparable).toSorted()).toEqual(theirInfos.map(comparable).toSorted());
    for (const info of infos) {
      expect(Object.keys(info)).toEqual(Object.keys(theirInfos[0] as GraphQLResolveInfo));
      expect(info.schema).toBe(schema);
      expect({ ...info }).toEqual(Object.fromEntries(Object.entries(info)));
    }
    expect(infos.every(({ path }) => path.typename !== undefined)).toBe(true);
  });

  test("stays as it was told, once the answer has gone on", async () => {
    const { schema, infos } = listening();
    await bothAnswer(schema, "{ places { at } person { homes { at } } }");
    const paths = infos.filter(({ fieldName }) => fieldName === "at").map(({ path }) => stepsOf(path).join("."));
    expect(new Set(paths)).toEqual(
      new Set([
        ...["Query:places.0.City:at", "Query:places.1.City:at"],
        ...["0.0", "1.0", "1.1"].map((at) => `Query:person.Person:homes.${at}.City:at`),
      ]),
    );
  });
});

function stepsOf(path: GraphQLResolveInfo["path"] | undefined): readonly string[] {
  if (!path) return [];
  return [...stepsOf(path.prev), path.typename === undefined ? `${path.key}` : `${path.typename}:${path.key}`];
}

const comparable = (info: GraphQLResolveInfo): string =>
  JSON.stringify({
    ...info,
    path: stepsOf(info.path),
    schema: undefined,
    parentType: String(info.parentType),
    returnType: String(info.returnType),
    fieldNodes: info.fieldNodes.map(({ loc }) => loc?.start),
    operation: info.operation.name?.value,
    fragments: Object.keys(info.fragments),
  });

describe("a field without a resolver is what the object has of its name", () => {
  const schema = schemaWith(`type Inner { a: String  b: String }
    type Outer { plain: String  method(n: Int): String  later: String  inherited: String  getter: String  inner: Inner  absent: String }
    type Query { outer: Outer  callable: Outer  none: Outer }`);
  class Base {
    readonly plain = "plain";
    get getter() {
      return "got";
    }
    inherited() {
      return this.plain;
    }
  }
  class Outer extends Base {
    readonly later = Promise.resolve("late");
    readonly inner = { a: "a", b: () => "b" };
    method({ n }: { n?: number }, { factor }: { factor: number }, { fieldName }: GraphQLResolveInfo) {
      return `${fieldName} ${this.plain} ${(n ?? 1) * factor}`;
    }
  }
  const outers: Readonly<Record<string, () => unknown>> = {
    "an object of a class": () => new Outer(),
    "one that comes later": async () => new Outer(),
    "one without a prototype": () => Object.assign(Object.create(null), { plain: "plain", inner: {} }),
    "a function": () => Object.assign(() => "called", { plain: "plain" }),
    "a text": () => "text",
    "a number": () => 7,
    true: () => true,
  };
  for (const [name, resolve] of Object.entries(outers))
    test(`of ${name}`, async () => {
      const query = schema.getQueryType()?.getFields().outer;
      if (query) query.resolve = resolve;
      const text = "{ outer { plain method(n: 3) one: method later inherited getter inner { a b } absent } }";
      expect((await bothAnswer(schema, text, { context: { factor: 2 } })).errors).toEqual([]);
    });
});

test("arguments are those the reader sent, those by default, and no others", async () => {
  const argumentsSeen = (_: unknown, args: object) => JSON.stringify(args);
  const schema = schemaWith(sdl, { Query: { echo: argumentsSeen } });
  const text = `query ($a: Int, $b: String, $z: Int = 9) { none: echo one: echo(a: 1) null: echo(a: null, b: null)
    vars: echo(a: $a, b: $b) preset: echo(a: $z) echo(b: "own") }`;
  for (const variables of [{}, { a: 5 }, { a: null, b: null }, { a: 1, b: "x", unknown: 3 }])
    expect((await bothAnswer(schema, text, { variables })).errors).toEqual([]);
});

test("acts are carried out one after the other, with the selections below them, whatever fails", async () => {
  const done: string[] = [];
  const act = (_: unknown, { name }: { name: string }) => {
    done.push(`begin ${name}`);
    if (name === "refused") throw new Error("refusé");
    const after = async () => {
      await null;
      done.push(`end ${name}`);
      return name;
    };
    return { name, after };
  };
  const schema = schemaWith(
    "type Act { name: String  after: String } type Query { a: Int } type Mutation { act(name: String!): Act }",
    {
      Mutation: { act: (source: never, args: never) => Promise.resolve().then(() => act(source, args)) },
    },
  );
  const text =
    'mutation { a: act(name: "a") { after } b: act(name: "refused") { after } c: act(name: "c") { name after } }';
  await bothAnswer(schema, text);
  const once = ["begin a", "end a", "begin refused", "begin c", "end c"];
  expect(done).toEqual([...once, ...once]);
});
