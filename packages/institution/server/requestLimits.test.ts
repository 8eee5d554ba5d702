import type { Arrival } from "@pacte-hub/server/http/http";
import { queryLimits } from "@pacte-hub/server/http/limits";
import { GraphQLError } from "graphql";
import { expect, test } from "vitest";
import { institutionLimits, requestLimits } from "./requestLimits.ts";

const asking = (query: string) => ({ graphql: { body: { query } } }) as unknown as Arrival;
const refusalOf = (query: string): unknown => {
  try {
    requestLimits()(asking(query));
    return null;
  } catch (error) {
    return error instanceof GraphQLError ? error.extensions.code : error;
  }
};
const bomb = `{ ...F0 } ${Array.from({ length: 40 }, (_, at) => `fragment F${at} on Query { a ...F${at + 1} ...F${at + 1} }`).join(" ")} fragment F40 on Query { a }`;

test("an institution refuses by itself what no gateway would ask, whoever signed it", () => {
  const { TOKENS, DEPTH, ALIASES, FRAGMENTS, DIRECTIVES, FIELDS, ACTS, CHARACTERS } = institutionLimits;
  const hostile = [
    `{ a } #${"x".repeat(CHARACTERS)}`,
    `{ ${"a ".repeat(TOKENS)} }`,
    `{ ${"a { ".repeat(DEPTH + 1)} b ${"} ".repeat(DEPTH + 1)} }`,
    `{ ${"... { b } ".repeat(FRAGMENTS + 1)} }`,
    `{ b ${"@skip(if: false) ".repeat(DIRECTIVES + 1)} }`,
    `{ ${Array.from({ length: ALIASES + 1 }, (_, at) => `a${at}: b`).join(" ")} }`,
    `{ ${"a ".repeat(FIELDS + 1)} }`,
    `mutation { ${Array.from({ length: ACTS + 1 }, (_, at) => `a${at}: b`).join(" ")} }`,
    bomb,
  ];
  for (const query of hostile) expect(refusalOf(query), query.slice(0, 40)).toBe("QUERY_TOO_COSTLY");
  expect(refusalOf("query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }")).toBeNull();
});

test("an institution's limits leave room for whatever the gateway's let through", () => {
  for (const of of Object.keys(queryLimits) as (keyof typeof queryLimits)[]) {
    expect(institutionLimits[of], of).toBeGreaterThan(queryLimits[of]);
  }
});
