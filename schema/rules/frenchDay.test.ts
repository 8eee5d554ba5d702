import { expect, test } from "vitest";
import { frenchInstant } from "./frenchDay.ts";

test.each([
  ["2026-11-30T10:08:00.000Z", "30 novembre 2026 à 11 h 08 (heure de Paris)"],
  ["2026-06-30T22:30:00Z", "1er juillet 2026 à 00 h 30 (heure de Paris)"],
  ["demain", "demain"],
])("an instant is said as readers in France live it: %s", (instant, expected) =>
  expect(frenchInstant(instant)).toBe(expected),
);
