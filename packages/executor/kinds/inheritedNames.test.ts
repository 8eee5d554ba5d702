import { getOperationAST, parse } from "graphql";
import { describe, expect, test } from "vitest";
import { executing } from "../execute.ts";
import { WrittenData } from "../response.ts";
import { bothAnswer, schemaWith } from "../testbed/bothExecutors.ts";

const argumentsSeen = (_: unknown, args: object) => JSON.stringify(args);
const schema = schemaWith(
  `scalar Any  input In { id: ID  ids: [ID!]  any: Any  share: Float  n: Int }
   type Query { any(a: Any): String  in(i: In): String  id(id: ID!): String  ids(ids: [ID]): String  float(f: Float): String  anys(a: [Any!]): String  int(n: Int): String }
   type Mutation { act(a: Any): String }`,
  {
    Query: Object.fromEntries(["any", "in", "id", "ids", "float", "anys", "int"].map((name) => [name, argumentsSeen])),
    Mutation: { act: argumentsSeen },
  },
);

async function answered(text: string, variables: string) {
  const document = parse(text);
  const operation = getOperationAST(document) ?? undefined;
  const { data, errors } = await executing(schema)({
    document,
    operation,
    variables: JSON.parse(variables),
    context: {},
  });
  return { data: data instanceof WrittenData ? data.text : JSON.stringify(data), errors };
}

const inherited = [
  "__proto__",
  "constructor",
  "toString",
  "valueOf",
  "hasOwnProperty",
  "isPrototypeOf",
  "__lookupGetter__",
];

describe("a variable may bear a name that every object inherits", () => {
  for (const name of inherited) {
    test(`$${name} is given as it was sent, and is absent when it was not`, async () => {
      for (const operation of [
        `query ($${name}: Any) { told: any(a: $${name}) }`,
        `mutation ($${name}: Any) { told: act(a: $${name}) }`,
      ]) {
        for (const value of ['{"x":1}', "7", "null", '[{"__proto__":{"admin":true}}]'])
          expect((await answered(operation, `{"${name}":${value}}`)).data).toBe(
            `{"told":${JSON.stringify(`{"a":${value}}`)}}`,
          );
        expect((await answered(operation, "{}")).data).toBe('{"told":"{}"}');
      }
      const within = `query ($${name}: Any, $n: Int) { in(i: { any: $${name}, n: $n }) }`;
      expect((await answered(within, '{"n":1}')).data).toBe(`{"in":${JSON.stringify('{"i":{"n":1}}')}}`);
    });

    test(`$${name} is told by its name when its value does not fit`, async () => {
      const { errors } = await answered(
        `query ($${name}: Int!, $n: Int) { int(n: $${name}) }`,
        `{"${name}":"x","n":[1,2]}`,
      );
      expect(errors?.map(({ message }) => message)).toEqual([
        expect.stringContaining(`"$${name}" got invalid value "x"`),
        expect.stringContaining('"$n" got invalid value'),
      ]);
      expect(errors?.every(({ locations }) => locations?.length === 1)).toBe(true);
    });
  }

  test("beside one that bears the name it goes under meanwhile", async () => {
    const text = "query ($__proto__: Any, $__proto___: Any) { a: any(a: $__proto__) b: any(a: $__proto___) }";
    expect((await answered(text, '{"__proto__":1,"__proto___":2}')).data).toBe(
      `{"a":${JSON.stringify('{"a":1}')},"b":${JSON.stringify('{"a":2}')}}`,
    );
  });
});

describe("a number whose digits JSON has lost is nobody's identity", () => {
  const lost = [
    "9007199254740993",
    "9007199254740992",
    "-9007199254740993",
    "12345678901234567890",
    "9007199254740993.0",
    "9.007199254740993e15",
  ];
  const places: Readonly<Record<string, (digits: string) => string>> = {
    "query ($v: ID!) { id(id: $v) }": (digits) => digits,
    "query ($v: [ID]) { ids(ids: $v) }": (digits) => `["1",${digits}]`,
    "query ($v: ID) { ids(ids: [$v]) }": (digits) => digits,
    "query ($v: In) { in(i: $v) }": (digits) => `{"id":${digits}}`,
    "query ($v: [In!]) { in(i: { id: 1 }) }": (digits) => `[{"ids":[${digits}]}]`,
    "query ($v: Any) { any(a: $v) }": (digits) => `{"key":[{"id":${digits}}]}`,
    "query ($v: [Any!]) { anys(a: $v) }": (digits) => `[{"__typename":"E","id":${digits}}]`,
    "mutation ($v: Any) { act(a: $v) }": (digits) => digits,
  };
  for (const [text, valued] of Object.entries(places))
    test(text, async () => {
      for (const digits of lost) {
        const { data, errors } = await answered(text, `{"v":${valued(digits)}}`);
        expect([data, errors?.map(({ extensions }) => extensions.code)], digits).toEqual([
          undefined,
          ["NUMBER_NOT_EXACT"],
        ]);
      }
      for (const exactNumber of ["9007199254740991", '"9007199254740993"', "1"])
        expect((await answered(text, `{"v":${valued(exactNumber)}}`)).errors, exactNumber).toBeUndefined();
    });

  test("and where a number is measured, it is a number like another", async () => {
    for (const variables of [{ f: 2 ** 53 }, { f: 1e300 }])
      await bothAnswer(schema, "query ($f: Float) { float(f: $f) }", { variables });
    expect(
      (await bothAnswer(schema, "query ($n: Int) { int(n: $n) }", { variables: { n: 2 ** 53 } })).errors,
    ).toHaveLength(1);
  });

  test("written in the question itself it keeps its digits", async () => {
    expect((await answered("{ id(id: 9007199254740993) }", "{}")).data).toContain("9007199254740993");
  });
});
