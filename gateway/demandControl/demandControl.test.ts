import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inClone } from "@pacte-hub/server/repository";
import {
  getIntrospectionQuery,
  getOperationAST,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  validate,
} from "graphql";
import { expect, test } from "vitest";
import { defaultLimits } from "../http/limits.ts";
import { supergraphOf } from "../supergraph/supergraph.ts";
import { basicCost, DemandControl } from "./demandControl.ts";

const supergraph = supergraphOf(readFileSync(inClone("schema", "supergraph.graphql"), "utf8"));
const demand = new DemandControl({ largestAnswer: defaultLimits.largestAnswer, budget: null }, () => supergraph);

/** How many values a valid question is expected to bring, by its first operation. */
function valuesOf(query: string, variables = {}): number {
  const document = parse(query);
  expect(validate(supergraph.publicSchema, document, specifiedRules)).toEqual([]);
  const operation = (getOperationAST(document) ?? document.definitions[0]) as OperationDefinitionNode;
  return demand.priceOf({ schema: supergraph.publicSchema, document, operation, variables }) - basicCost;
}
const refusals = (query: string, variables = {}) => demand.charge(valuesOf(query, variables) + basicCost, undefined);

test.each([
  [
    "goes up and down the territories",
    `{ territory(code: "55") { children ${"{ parent { children ".repeat(7)}{ code }${" } }".repeat(7)} } }`,
  ],
  [
    "asks every commune fifteen times the same",
    `{ territories(level: COMMUNE) { caf { ${Array.from({ length: 15 }, (_, at) => `a${at}: rsaHouseholds(origin: DEMONSTRATION) { value period bounds { min max } release { id } }`).join(" ")} } } }`,
  ],
  [
    "goes round conventions and their parties",
    `{ conventions { parties { institution { conventions { parties { institution { conventions { parties { institution { conventions { id } } } } } } } } } } }`,
  ],
  [
    "hides its lists in fragments",
    `{ territories { ...a ...b } } fragment a on Territory { children { ...b } } fragment b on Territory { children { children { code } } }`,
  ],
  [
    "takes its level from a variable",
    "query ($l: Level) { territories(level: $l) { children(level: $l) { children { code } } } }",
  ],
])("a query that %s is refused before anyone is asked", (_, query) => {
  expect(refusals(query)).toMatchObject({
    message: expect.stringMatching(/valeurs attendues.*400000 au plus.*Demandez moins/),
    extensions: { code: "QUERY_TOO_COSTLY" },
  });
});

test("the explorer's examples, and the questions tools ask of a schema, are not", () => {
  const folder = inClone("gateway", "explorer", "examples");
  for (const file of readdirSync(folder)) expect(refusals(readFileSync(join(folder, file), "utf8")), file).toBeNull();
  expect(refusals(getIntrospectionQuery())).toBeNull();
  expect(
    refusals(
      `{ territories(level: COMMUNE) { code name population caf { rsaHouseholds { period value status bounds { min max } } } poleEmploi { jobseekers { period value } } } }`,
    ),
  ).toBeNull();
});

const files = "release { f0: file f1: file f2: file }";

test("a file weighs what it holds: asked of each figure of each commune it is refused, asked of one release it is not", () => {
  expect(refusals(`{ territories(level: COMMUNE) { poleEmploi { jobseekers { ${files} } } } }`)).toMatchObject({
    extensions: { code: "QUERY_TOO_COSTLY" },
  });
  expect(refusals('{ poleEmploi { release(id: "pole-emploi:jobseekers:2021-Q4:1") { file } } }')).toBeNull();
});

const quarterOfCommunes = (args: string) =>
  `query (${args.includes("$from") ? "$from: String, " : ""}$level: Level = COMMUNE) { territories(level: $level) { poleEmploi { jobseekers${args} { period value } } } }`;

test("one quarter is charged as one quarter, by whatever way it is written, and a breakdown as its crossings", () => {
  const costOfAllPeriods = valuesOf(quarterOfCommunes(""));
  const costOfOneQuarter = valuesOf(quarterOfCommunes('(from: "2024-Q4", to: "2024-Q4")'));
  expect([costOfOneQuarter, costOfAllPeriods]).toEqual([499 * (2 + 1 * 3), 499 * (2 + 10 * 3)]);
  expect(valuesOf(quarterOfCommunes("(from: $from)"), { from: "2024-Q4" })).toBe(costOfOneQuarter);
  expect(valuesOf(quarterOfCommunes("(from: $from)"), { from: "2024-Q4", level: "EPCI" })).toBe(16 * 5);
  expect(valuesOf(quarterOfCommunes("(from: $from)"))).toBe(costOfAllPeriods);
  expect(valuesOf(quarterOfCommunes('(from: "2024-Q4", by: [SEX, AGE])'))).toBe(499 * (2 + 2 * 3 * 3));
});

test("what no reader is to be shown, because a condition leaves it out, costs nothing", () => {
  const query = "query ($all: Boolean!) { territories(level: COMMUNE) { code name @include(if: $all) } }";
  expect([valuesOf(query, { all: false }), valuesOf(query, { all: true })]).toEqual([998, 1_497]);
});

test("the gateway knows no institution's field: what it weighs by is in the composed graph, for each list of it", () => {
  const silent = [...supergraph.costs.fields]
    .filter(([, cost]) => cost.assumedSize !== undefined)
    .map(([name]) => name);
  expect(silent.length).toBeGreaterThan(140);
  const code = readFileSync(inClone("gateway", "demandControl", "demandControl.ts"), "utf8");
  for (const coordinate of silent) expect(code).not.toContain(coordinate);
});

test("what tools ask of the schema is let through, and is not free; asked again and again at once it is refused", () => {
  const standard = valuesOf(getIntrospectionQuery());
  expect(standard).toBeGreaterThan(5_000);
  expect(standard).toBeLessThan(defaultLimits.largestAnswer);
  const wide = Array.from(
    { length: 90 },
    (_, at) => `a${at}: __schema { types { name fields { name description args { name type { name kind } } } } }`,
  );
  const refusal = refusals(`{ ${wide.join(" ")} }`);
  expect(refusal?.extensions.code).toBe("QUERY_TOO_COSTLY");
});
