import { GraphQLError } from "graphql";
import { expect, test } from "vitest";
import { assertInGroup } from "./benchmark.ts";

function refusalOf(group: Parameters<typeof assertInGroup>[0], code: string): readonly unknown[] {
  try {
    assertInGroup(group, [code]);
    return [];
  } catch (refused) {
    return refused instanceof GraphQLError ? [refused.extensions.code, refused.message] : [refused];
  }
}

test("a department is not compared with itself, and is told no other's code for its own", () => {
  expect(refusalOf("FRANCE", "55")).toEqual([
    "UNKNOWN_TERRITORY",
    "« 55 » n'est le code d'aucun autre département du groupe que l'on compare.",
  ]);
});

test("a department of another region is refused with those of the region; a slip, with the nearest", () => {
  expect(refusalOf("REGION", "75")).toEqual(["UNKNOWN_TERRITORY", expect.stringMatching(/Il y a .*« 88 »/)]);
  expect(refusalOf("REGION", "Vosges")).toEqual(["UNKNOWN_TERRITORY", expect.stringMatching(/« 88 » \?$/)]);
  expect(refusalOf("REGION", "88")).toEqual([]);
});
