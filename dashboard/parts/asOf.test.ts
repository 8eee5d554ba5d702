import { expect, test } from "vitest";
import { nothingPublished } from "./asOf.ts";

test("before anything was published, it is the day that is told, and not the origin of figures", () => {
  expect(nothingPublished("2015-01-01")).toBe("Le 1er janvier 2015, aucun de ces chiffres n'était encore publié.");
  expect(nothingPublished(null)).toBe("Aucun chiffre publié de cette origine.");
});
