import { buildSchema, GraphQLError, parse, validate } from "graphql";
import { getVariableValues } from "graphql/execution/values.js";
import { expect, test } from "vitest";
import { inFrench } from "./frenchGraphql.ts";

const schema = buildSchema(`
  directive @stream(size: Int!) on FIELD
  enum Level { EPCI DEPARTMENT }
  input Filter { level: Level! most: Int }
  type Series { value: Float period: String }
  type Territory { code: ID! name: String series(from: String, level: Level, by: [Level!]): [Series!] }
  type Query { territory(code: ID!): Territory territories(filter: Filter): [Territory!] year(of: Int): Int isOpen(if: Boolean): Boolean }`);

/** English, outside the names between « ». */
const english =
  /\b(the|is|are|must|not|cannot|expected|unknown|did you|mean|field|of|be|found|got|provided|value|represent|syntax)\b/i;
const isFrench = (text: string): boolean => !english.test(text.replace(/« [^»]* »|"[^"]*"|\{[^}]*\}/g, ""));

const questions = [
  "{ territory(code: 55) { nme } }",
  "{ territory { name } }",
  "{ territory(code: 1, cde: 2) { name } }",
  "{ territory(code: 1) { name { x } } }",
  "{ territory(code: 1) }",
  "{ territory(code: 1) { series(level: EPCY) { value } } }",
  '{ territory(code: 1) { series(level: "EPCI") { value } } }',
  "{ territory(code: 1) { series(from: 3) { value } } }",
  "{ year(of: 3.5) }",
  '{ year(of: "a") }',
  "{ year(of: 99999999999) }",
  "{ isOpen(if: 1) }",
  "{ territory(code: 1.5) { name } }",
  "{ territories(filter: { most: 3 }) { name } }",
  "{ territories(filter: { level: EPCI, mst: 3 }) { name } }",
  "{ territories(filter: null) { name } } { year }",
  "query a { year } query a { year }",
  "{ ...f }",
  "{ year } fragment f on Territory { name }",
  "{ territory(code: 1) { ...f } } fragment f on Territory { ...f }",
  "{ territory(code: 1) { ... on Series { value } } }",
  "{ territory(code: 1) { ... on Level { value } } }",
  "{ ... on Territry { name } }",
  "{ year @skp(if: true) }",
  "{ year @skip }",
  "{ year @skip(if: true) @skip(if: true) }",
  "query @skip(if: true) { year }",
  "query ($a: Int) { year }",
  "{ year(of: $a) }",
  "query ($a: String) { year(of: $a) }",
  "query ($a: Territory) { year }",
  "query ($a: Int, $a: Int) { year(of: $a) }",
  "{ x: year x: isOpen }",
  "{ year(of: 1, of: 2) }",
  "type A { b: Int } query { year }",
  "{ year",
  "{ year(of: }",
  "{ year(of: ' ') }",
  '{ year(of: "a) }',
  "query ($a Int) { year }",
  "{ }",
  "year",
  "{ year(of: 01) }",
  "{ year ? }",
  `{ ${"yer ".repeat(101)} }`,
  `{ ${"year ".repeat(10_000)} }`,
];

const messagesOf = (text: string): readonly string[] => {
  try {
    return validate(schema, parse(text)).map(({ message }) => message);
  } catch (error) {
    return error instanceof GraphQLError ? [error.message] : [];
  }
};

test.each(questions)("%s: what graphql-js refuses is said in French, names as they are written", (text) => {
  const messages = messagesOf(text);
  expect(messages.length).toBeGreaterThan(0);
  expect(messages.map(inFrench).filter((french) => !isFrench(french))).toEqual([]);
});

test.each([
  ["$a: ID!", {}],
  ["$a: ID!", { a: null }],
  ["$a: Int", { a: "x" }],
  ["$a: Int", { a: 3.2 }],
  ["$a: Boolean", { a: "true" }],
  ["$a: Level", { a: "EPCY" }],
  ["$a: [Level!]", { a: ["EPCI", null] }],
  ["$a: Filter", { a: 3 }],
  ["$a: Filter", { a: { most: 1 } }],
  ["$a: Filter", { a: { level: "EPCI", mst: 1 } }],
])("variables %s of %o are refused in French", (declared, values) => {
  const [operation] = parse(`query (${declared}) { year }`).definitions;
  const definitions = operation?.kind === "OperationDefinition" ? (operation.variableDefinitions ?? []) : [];
  const { errors = [] } = getVariableValues(schema, definitions, values);
  expect(errors.length).toBeGreaterThan(0);
  expect(errors.map(({ message }) => inFrench(message)).filter((french) => !isFrench(french))).toEqual([]);
});

test("the nearest right word is kept, and what is not known here is left as it is", () => {
  expect(inFrench('Cannot query field "nme" on type "Territory". Did you mean "name" or "code"?')).toBe(
    "Le type « Territory » n'a pas de champ « nme ». Vouliez-vous dire « name » ?",
  );
  expect(inFrench("Something else.")).toBe("Something else.");
});

test("of the words that are near, those that a slip leads to are offered, and no other", () => {
  const fields = buildSchema("type Query { territories: Int territory: Int creditLines: Int }");
  const [fault] = validate(fields, parse("{ territoires }"));
  expect(fault?.message).toContain("creditLines");
  expect(inFrench(fault?.message ?? "")).toBe(
    "Le type « Query » n'a pas de champ « territoires ». Vouliez-vous dire « territories » ou « territory » ?",
  );
});
