import { buildASTSchema, getOperationAST, type OperationDefinitionNode, parse } from "graphql";
import { expect, test } from "vitest";
import { withCosts } from "./declare.ts";
import { declaredCosts } from "./declared.ts";
import { weighing } from "./weigh.ts";

const sdl = `
extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [{ name: "@cost", as: "@weight" }, "@listSize"])
  @link(url: "https://specs.pacte-insertion-meuse.example/listLength/v1.0", import: ["@sizedBy", "@perPeriod", "@perItem"])
type Query {
  one: Thing
  many(first: Int = 10, last: Int): [Thing!]! @listSize(slicingArguments: ["first", "last"], assumedSize: 8, requireOneSlicingArgument: false)
  page(first: Int): Page @listSize(slicingArguments: ["first"], assumedSize: 5, sizedFields: ["nodes"], requireOneSlicingArgument: false)
  grid: [[Int!]!]! @listSize(assumedSize: 3)
  silent: [Int!]
  named: Named
  dear(of: String @weight(weight: 7)): Int
  keys(ids: [ID!]!): [Thing]! @listSize(slicingArguments: ["ids"], requireOneSlicingArgument: false)
  some(ids: [ID!]): [Thing]! @listSize(assumedSize: 40) @perItem(argument: "ids")
  series(from: String, to: String, by: [By!], kind: Kind! = A): [Int!] @listSize(assumedSize: 40) @perPeriod(from: "from", to: "to", perYear: 4, since: "2015", until: "2021") @sizedBy(argument: "kind", values: ["A", "B"], sizes: [7, 28]) @sizedBy(argument: "by", values: ["X", "Y"], sizes: [2, 3])
}
enum By { X Y Z }
enum Kind { A B }
interface Named { name: String parts: [Int!] }
type Thing implements Named @weight(weight: 2) { name: String file: String @weight(weight: 100) parts: [Int!] @listSize(assumedSize: 4) many: [Thing!] @listSize(assumedSize: 2) }
type Other implements Named { name: String @weight(weight: 9) parts: [Int!] @listSize(assumedSize: 6) }
type Page { nodes: [Thing!] total: Int }`;
const document = parse(sdl);
const weigh = weighing(buildASTSchema(document, { assumeValidSDL: true }), declaredCosts(document));
const weightOf = (query: string, variables = {}): number => {
  const parsed = parse(query);
  const operation = (getOperationAST(parsed) ?? parsed.definitions[0]) as OperationDefinitionNode;
  return weigh({ document: parsed, operation, variables });
};

test.each([
  ["a leaf is one value, an object one and what is asked of it", "{ one { name } }", 2 + 1],
  ["a field of declared weight weighs it", "{ one { file } }", 2 + 100],
  ["a list holds what slices it", "{ many(first: 3) { name } }", 3 * 3],
  ["the larger slice holds", "{ many(first: 3, last: 5) { name } }", 5 * 3],
  ["a default of the schema is never more than what is assumed", "{ many { name } }", 8 * 3],
  ["a slice below nothing is one", "{ many(first: -4) { name } }", 3],
  ["a page's lists are as long as the page", "{ page(first: 4) { nodes { name } total } }", 1 + 4 * 3 + 1],
  ["a list of lists is as many of them", "{ grid }", 3 * 12],
  ["a list of undeclared length is of twelve", "{ silent }", 12],
  ["an interface's field is as dear as the dearest", "{ named { name parts } }", 1 + 9 + 6],
  ["an argument may weigh", '{ dear(of: "x") dear2: dear }', 7 + 1 + 1],
  ["a list given slices as many", '{ keys(ids: ["a", "b", "c"]) { name } }', 3 * 3],
  [
    "a list of what is named is as long as the names",
    '{ some(ids: ["a", "b", "a"]) { name } some2: some { name } }',
    2 * 3 + 40 * 3,
  ],
  ["a series is of its periods", '{ series(from: "2021-Q4", to: "2021-Q4", kind: B) }', 1],
  ["the least of what bounds it holds", '{ series(from: "2015") }', 7],
  ["an end that is none is the series' own", '{ series(from: "2020", kind: B) }', 8],
  ["a breakdown multiplies", '{ series(from: "2021-Q4", by: [X, Y]) }', 6],
  ["a value alone stands for a list of it", '{ series(from: "2021-Q4", by: Y) }', 3],
  ["a value that is not named may be any", '{ series(from: "2021-Q4", by: Z) }', 3],
  ["lists within lists multiply", "{ many(first: 3) { many { many { name } } } }", 3 * (2 + 2 * (2 + 2 * 3))],
])("%s", (_, query, weight) => {
  expect(weightOf(query)).toBe(weight);
});

test("what a variable says counts as if it were written, its default where it says nothing", () => {
  const query = 'query ($n: Int = 2, $by: [By!]) { many(first: $n) { name } series(from: "2021-Q4", by: $by) }';
  expect(weightOf(query)).toBe(2 * 3 + 1);
  expect(weightOf(query, { n: 6, by: ["X", "Y"] })).toBe(6 * 3 + 6);
  // A dimension named twice crosses nothing more.
  expect(weightOf(query, { n: 6, by: ["X", "X"] })).toBe(6 * 3 + 2);
});

test("fragments are weighed wherever they are spread, and a circle of them ends", () => {
  expect(weightOf("{ ...a ...a } fragment a on Query { many(first: 3) { ...b } } fragment b on Thing { name }")).toBe(
    18,
  );
  expect(weightOf("{ ...a } fragment a on Query { silent ...a }")).toBe(12);
});

test("a bomb of lists ends at a number that can be told", () => {
  expect(weightOf(`{ many(first: 2000000000) { ${"many { ".repeat(40)} name ${"} ".repeat(40)} } }`)).toBe(
    1_000_000_000,
  );
});

test("a subgraph that does not say how long its lists are is not composed", () => {
  expect(() => withCosts(parse("type Query { a: Int b: [Int!]! c: [Int] }"), { "Query.c": 3 })).toThrow("Query.b");
});
