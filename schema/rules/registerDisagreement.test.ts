import { expect, test } from "vitest";
import { disagreementsOf } from "./registerDisagreement.ts";

const grants = [
  { id: "open", isEffective: true },
  { id: "revoked", isEffective: false },
];
const codes = (start: string | null, end: string | null) =>
  disagreementsOf({ start, end }, grants, "2026-11-24").map(({ grant, code }) => [grant, code]);

test("an access that opens under a convention that has ended, or has not begun, is said to disagree; its last day is still in it", () => {
  expect(codes("2019-01-01", "2026-11-23")).toEqual([["open", "CONVENTION_ENDED"]]);
  expect(codes("2026-11-25", null)).toEqual([["open", "CONVENTION_NOT_BEGUN"]]);
  for (const [start, end] of [
    ["2026-11-24", "2026-11-24"],
    ["2019-01-01", null],
    [null, null],
  ] as const)
    expect(codes(start, end)).toEqual([]);
});
