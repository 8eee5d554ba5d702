import { expect, test } from "vitest";
import { isEmbargoEnd } from "./embargo.ts";

test("an embargo ends, within a year: nobody else is kept from publishing for ever", () => {
  const now = Date.parse("2026-12-01T09:00:00Z");
  const ends = (instant: string) => isEmbargoEnd(Date.parse(instant), now);
  expect(["2026-12-01T09:00:01Z", "2027-12-02T09:00:00Z"].map(ends)).toEqual([true, true]);
  expect(["2026-12-01T09:00:00Z", "2027-12-02T09:00:01Z", "9999-12-30T00:00:00Z", "?"].map(ends)).toEqual(
    Array(4).fill(false),
  );
});
