import { GraphQLError, type GraphQLScalarType } from "graphql";
import { describe, expect, test } from "vitest";
import { bothAnswer, schemaWith } from "../testbed/bothExecutors.ts";

const sdl = `
  scalar Day
  enum Colour { RED GREEN }
  input Inner { must: String!  list: [Int!] }
  input Period { from: Day  to: Day = "2021-12"  colour: Colour  inner: Inner  list: [String]  code: ID  share: Float }
  type Query {
    period(p: Period): String  required(p: Period!): String  text(t: String): String  must(t: String!): String
    preset(t: String! = "preset"): String  int(n: Int): String  float(n: Float): String  bool(b: Boolean): String  id(id: ID): String
    list(l: [String]): String  strict(l: [String!]!): String  loose(l: [String!]): String  matrix(l: [[Int]]): String  colour(c: Colour): String
  }`;

const argumentsSeen = (_: unknown, args: object) => JSON.stringify(args);
const names = [
  "period",
  "required",
  "text",
  "must",
  "preset",
  "int",
  "float",
  "bool",
  "id",
  "list",
  "strict",
  "loose",
  "matrix",
  "colour",
];
const schema = schemaWith(sdl, { Query: Object.fromEntries(names.map((name) => [name, argumentsSeen])) });

const day = schema.getType("Day") as GraphQLScalarType;
day.parseValue = (value) => {
  if (typeof value === "string" && /^\d{4}-\d\d$/.test(value)) return { day: value };
  throw new GraphQLError("un mois s'écrit AAAA-MM", { extensions: { code: "NOT_A_MONTH" } });
};
day.parseLiteral = (node) => day.parseValue("value" in node ? node.value : null);

const absent: unique symbol = Symbol("absent");
const values: Readonly<Record<string, readonly unknown[]>> = {
  "text(t: $v) : String": [absent, null, "x", "", 1, ["x"], {}],
  'text(t: $v) : String = "by default"': [absent, null, "x", 7],
  "must(t: $v) : String!": [absent, null, "x", 1],
  'must(t: $v) : String! = "by default"': [absent, null, "x"],
  "preset(t: $v) : String!": [absent, null, "x"],
  "preset(t: $v) : String": [absent, null, "x"],
  "int(n: $v) : Int": [absent, 0, -1, 2 ** 31 - 1, 2 ** 31, 1.5, "1", true],
  "float(n: $v) : Float": [absent, 0, 1.5, 1e300, "1.5"],
  "bool(b: $v) : Boolean": [absent, true, false, 0, "true"],
  "id(id: $v) : ID": [absent, "55", 55, 1.5, true, {}],
  "list(l: $v) : [String]": [absent, null, [], ["a", null], "a", [["a"]], { 0: "a" }],
  "strict(l: $v) : [String!]!": [absent, null, [], ["a"], ["a", null], "a"],
  "loose(l: $v) : [String!]": [absent, null, ["a"], [null], [1, 2]],
  "matrix(l: $v) : [[Int]]": [absent, [[1], [2, null]], [1, 2], 3, [[1.5]], [null]],
  "colour(c: $v) : Colour": [absent, null, "RED", "red", 0, ["RED"]],
  "period(p: $v) : Period": [
    ...[absent, null, {}, { from: "2020-12" }, { from: null, to: null }, { from: "hier" }, { inner: { must: "m" } }],
    ...[
      { inner: {} },
      { inner: null },
      { inner: { must: null } },
      { inner: { must: "m", list: 1 } },
      { inner: { must: "m", list: [1, null] } },
    ],
    ...[
      { unknown: 1 },
      { colour: "GREEN", code: 7, share: 1 },
      { colour: "BLUE", code: {}, share: "x", from: 3 },
      "text",
      [],
      3,
    ],
    ...[JSON.parse('{"__proto__":{"from":"2020-12"}}'), JSON.parse('{"constructor":1,"toString":2}')],
  ],
  "required(p: $v) : Period!": [absent, null, {}, { list: "one" }],
};

for (const [declared, valuesOfType] of Object.entries(values))
  describe(`a variable of ${declared}`, () => {
    const [field, type] = declared.split(" : ");
    for (const value of valuesOfType)
      test(value === absent ? "not sent" : `sent as ${JSON.stringify(value)}`, async () => {
        const variables = value === absent ? {} : { v: value, unknown: { __proto__: 1 } };
        const text = `query ($v: ${type}) { ${field} other: text(t: "beside") }`;
        expect(({} as Readonly<Record<string, unknown>>).from).toBeUndefined();
        await bothAnswer(schema, text, { variables });
      });
  });

describe("what stands in the text of a question", () => {
  const texts = [
    'period(p: { from: "2020-12", inner: { must: "m", list: 3 }, list: "one" })',
    'period(p: { from: "hier" })',
    "period(p: { list: [null], to: null })",
    "period",
    "required",
    "required(p: null)",
    "must",
    "must(t: null)",
    "preset",
    "preset(t: null)",
    'list(l: ["a", null])',
    'strict(l: "a")',
    "matrix(l: [[1], 2])",
    "colour(c: RED)",
    "colour(c: BLUE)",
    'int(n: "1")',
    "int(n: 9999999999)",
    "id(id: 7)",
    "period(p: { inner: { must: $v } })",
    "list(l: [$v, $w])",
    "period(p: { code: $w, list: [$v] })",
  ];
  for (const text of texts)
    test(text, async () => {
      for (const variables of [{}, { v: "x" }, { v: null, w: "y" }])
        await bothAnswer(schema, `query ($v: String, $w: ID) { text(t: "beside") ${text} }`, { variables });
    });
});

test("fifty faults of variables are told, and that there are more", async () => {
  const variables = { v: { list: Array.from({ length: 80 }, () => ({})) } };
  const { data, errors } = await bothAnswer(schema, "query ($v: Period) { period(p: $v) }", { variables });
  expect([data, errors.length]).toEqual([undefined, 51]);
});
