import { expect, test } from "vitest";
import { PlanCache } from "./planCache.ts";

test("what was used last is remembered, null included, and never more than was allowed", () => {
  const kept = new PlanCache<null>(2);
  const made: string[] = [];
  for (const key of ["a", "b", "a", "c", "a", "b"]) {
    kept.getOrMake(key, () => {
      made.push(key);
      return null;
    });
  }
  expect(made).toEqual(["a", "b", "c", "b"]);
});
