import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { getIntrospectionQuery, parse, specifiedRules, validate } from "graphql";
import { expect, test } from "vitest";
import { packageRoot } from "../data/shipped.ts";
import { noBoundlessAnswer } from "./answerSize.ts";
import { bounds } from "./bounds.ts";
import { supergraphOf } from "./supergraph.ts";

const { publicSchema } = supergraphOf(readFileSync(join(packageRoot, "schema", "supergraph.graphql"), "utf8"));
const refusals = (query: string) =>
  validate(publicSchema, parse(query), [...specifiedRules, noBoundlessAnswer(bounds.largestAnswer)]);

test.each([
  [
    "goes up and down the territories",
    `{ territory(code: "55") { children ${"{ parent { children ".repeat(7)}{ code }${" } }".repeat(7)} } }`,
  ],
  [
    "asks every commune fifteen times the same",
    `{ territories(level: COMMUNE) { caf { ${Array.from({ length: 15 }, (_, at) => `a${at}: rsaHouseholds { value period bounds { min max } release { id } }`).join(" ")} } } }`,
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
  expect(refusals(query)).toEqual([
    expect.objectContaining({
      message: expect.stringContaining("valeurs attendues"),
      extensions: { refusal: "QUERY_TOO_COSTLY" },
    }),
  ]);
});

test("the explorer's examples, and the questions tools ask of a schema, are not", () => {
  const folder = join(packageRoot, "gateway", "explorer", "examples");
  for (const file of readdirSync(folder)) expect(refusals(readFileSync(join(folder, file), "utf8")), file).toEqual([]);
  expect(refusals(getIntrospectionQuery())).toEqual([]);
  expect(
    refusals(
      `{ territories(level: COMMUNE) { code name population caf { rsaHouseholds { period value status bounds { min max } } } poleEmploi { jobseekers { period value } } } }`,
    ),
  ).toEqual([]);
});
