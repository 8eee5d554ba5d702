import { entriesIn } from "@pacte-hub/schema/rules/structuralZeros";
import { expect, inject, test } from "vitest";
import { registersThroughHub } from "../../packages/publisher/openRegisters.ts";

test("the list of structures of a month says where nobody is employed in the Pact's years, and nothing of any other", async () => {
  const structures = await registersThroughHub({ url: inject("hub").url })({
    register: "STRUCTURE",
    demonstration: true,
  });
  expect(structures.length).toBeGreaterThan(20);
  for (const year of ["2017", "2021"]) expect(entriesIn(structures, year)).toEqual(structures);
  for (const year of ["2016", "2022"]) expect(entriesIn(structures, year)).toEqual([]);
});
