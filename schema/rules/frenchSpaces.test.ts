import { expect, test } from "vitest";
import { withFrenchSpaces } from "./frenchSpaces.ts";

test("a colon, a guillemet or a percent sign never begins a line", () => {
  expect(withFrenchSpaces("Meuse : 870 de moins ; pourquoi ? « le Pacte » dit 4 % !")).toBe(
    "Meuse\u00a0: 870 de moins\u202f; pourquoi\u202f? «\u00a0le Pacte\u00a0» dit 4\u202f%\u202f!",
  );
});
