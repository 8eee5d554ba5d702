import { expect, test } from "vitest";
import { mergedCommunes } from "./mergedCommunes.ts";
import { territories } from "./territories.ts";

test("every commune that was merged is a part of one of today, and none is one of today", () => {
  expect(mergedCommunes.size).toBe(85);
  for (const [code, { into }] of mergedCommunes) {
    expect(territories.get(into)?.level).toBe("COMMUNE");
    expect(territories.has(code as never)).toBe(false);
  }
});

test.each([
  ["55542", "Véel", "Fains-Véel"],
  ["55164", "Douaumont", "Douaumont-Vaux"],
  ["55558", "Ville-Issey", "Euville"],
  ["55539", "Vaux-la-Petite", "Saulvaux"],
])("%s, %s, is a part of %s", (code, name, into) => {
  const merged = mergedCommunes.get(code);
  expect([merged?.name, territories.get(merged?.into ?? ("" as never))?.name]).toEqual([name, into]);
});
