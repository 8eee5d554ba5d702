import { expect, test } from "vitest";
import { writtenTerritory } from "./writtenTerritory.ts";

test.each([
  ["55542", "55186"],
  ["55 542", "55186"],
  ["Véel", "55186"],
  ["55164", "55537"],
  ["55003", "55229"],
  ["ville-issey", "55184"],
])("%j is a commune that was merged into %s", (text, into) => {
  expect(writtenTerritory(text, "COMMUNE")).toMatchObject({ kind: "MERGED", into });
});

test.each([
  ["55186", "TERRITORY"],
  ["Fains-Véel", "TERRITORY"],
  ["55537", "TERRITORY"],
  ["55273", "UNKNOWN"],
  ["54395", "ELSEWHERE"],
  ["Verdun", "TERRITORY"],
  ["055", "TERRITORY"],
  ["054", "UNKNOWN"],
] as const)("%j is %s, and was not merged", (text, kind) => {
  expect(writtenTerritory(text, "COMMUNE").kind).toBe(kind);
});
