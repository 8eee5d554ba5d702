import { costliness, queryLimits } from "@pacte-hub/server/http/limits";
import { getIntrospectionQuery } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Hub, startHub } from "./testbed/hub.ts";

let hub: Hub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

const nested = (depth: number): string => `{ territories ${"{ parent ".repeat(depth)}{ code } ${"} ".repeat(depth)} }`;

/** Each fragment spreads the next twice: 2^40 fields in a kilobyte. */
const bomb = `{ ...F0 } ${Array.from({ length: 40 }, (_, index) => `fragment F${index} on Query { a${index}: __typename ...F${index + 1} x${index}: caf { id } ...F${index + 1} }`).join(" ")} fragment F40 on Query { __typename }`;

const hostile: Readonly<Record<string, readonly [string, string]>> = {
  "too long": ["CHARACTERS", `{ caf { id } } #${"x".repeat(queryLimits.CHARACTERS)}`],
  "of too many words": ["TOKENS", `{ ${"caf { id } ".repeat(queryLimits.TOKENS / 4)} }`],
  "too deep": ["DEPTH", nested(queryLimits.DEPTH)],
  "deeper than a parser can follow": ["DEPTH", `{ ${"a { ".repeat(4_900)}`],
  "of too many fragments": ["FRAGMENTS", `{ ${"... { caf { id } } ".repeat(queryLimits.FRAGMENTS + 1)} }`],
  "of too many directives": [
    "DIRECTIVES",
    `{ caf { id ${"@include(if: true) ".repeat(queryLimits.DIRECTIVES + 1)} } }`,
  ],
  "of too many aliases": [
    "ALIASES",
    `{ ${Array.from({ length: queryLimits.ALIASES + 1 }, (_, index) => `a${index}: caf { id }`).join(" ")} }`,
  ],
  "of too many fields": ["FIELDS", `{ ${"__typename ".repeat(queryLimits.FIELDS + 1)} }`],
  "of too many acts, in a fragment": [
    "ACTS",
    `mutation { ...A } fragment A on Mutation { ${Array.from({ length: queryLimits.ACTS + 1 }, (_, index) => `a${index}: __typename`).join(" ")} }`,
  ],
  "a fragment bomb": ["FIELDS", bomb],
};

test.each(Object.entries(hostile))("a query %s is refused before anyone is asked", async (_, [of, query]) => {
  expect(costliness(query)).toMatchObject({ code: "QUERY_TOO_COSTLY", of });
  const answer = await hub.ask(query);
  expect(answer.status).toBe(400);
  expect(answer.errors).toEqual([
    expect.objectContaining({
      message: expect.stringContaining("La requête est refusée avant exécution"),
      extensions: { code: "QUERY_TOO_COSTLY" },
    }),
  ]);
});

test("fragments that spread one another in a circle are refused, at no cost", async () => {
  const answer = await hub.ask("{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }");
  expect(answer.errors?.[0]?.extensions.code).toBe("GRAPHQL_VALIDATION_FAILED");
});

test("a query at the limits is validated, planned and answered", async () => {
  const fields = "caf { count } poleEmploi { jobseekers { value } } siae { structures { name } } name code level";
  const aliases = Array.from(
    { length: queryLimits.ALIASES },
    (_, index) => `a${index}: territory(code: "E1") { ${fields} }`,
  );
  const answer = await hub.ask(`{ ${aliases.join(" ")} }`);
  expect(answer.errors).toBeUndefined();
  expect(Object.keys(answer.data ?? {})).toHaveLength(queryLimits.ALIASES);
});

test("one field asked a thousand times is refused before its comparisons cost anything", async () => {
  const answer = await hub.ask(`{ caf { ${"id ".repeat(queryLimits.FIELDS - 1)} } }`);
  expect(answer.status).toBe(400);
  expect(answer.errors?.[0]).toMatchObject({
    message: expect.stringContaining("demandez chacun une fois"),
    extensions: { code: "GRAPHQL_VALIDATION_FAILED" },
  });
});

test("what tools and readers reasonably ask passes", () => {
  const reasonable = [
    getIntrospectionQuery({
      inputValueDeprecation: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      oneOf: true,
    }),
    nested(10),
    "not GraphQL at all {",
    "",
  ];
  for (const query of reasonable) expect(costliness(query), query).toBeNull();
});
