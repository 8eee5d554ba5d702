import { expect, test } from "vitest";
import { PlanCache } from "./planCache.ts";

test("what was used last is remembered, null included, and never more than was allowed", () => {
  const cache = new PlanCache<null>(2);
  const keysMade: string[] = [];
  for (const key of ["a", "b", "a", "c", "a", "b"]) {
    cache.getOrMake(key, () => {
      keysMade.push(key);
      return null;
    });
  }
  expect(keysMade).toEqual(["a", "b", "c", "b"]);
});
