import { expect, test } from "vitest";
import { canonicalFile } from "./canonicalFile.ts";
import type { PublishedCell } from "./publishedCell.ts";
import { canonicalOfSpreadsheet, spreadsheetFile } from "./spreadsheet.ts";

const head = { id: "caf:x:2021-12:1", unit: "FTE", measure: "STOCK", demonstration: true };
const cell: PublishedCell = {
  territory: "55",
  breakdown: "",
  status: "PUBLISHED",
  value: 12.5,
  min: 12.5,
  max: 12.5,
  standardError: null,
  present: null,
  expected: null,
};
const file = canonicalFile(head, [
  cell,
  { ...cell, breakdown: "age=LT25;sex=F", status: "WITHHELD", value: null, min: 0, max: 4 },
  { ...cell, territory: "200049187", value: 0.1, standardError: 1.5, present: 1, expected: 2 },
  { ...cell, territory: "55545", status: "NOT_COLLECTED", value: null, min: null, max: null },
]);

test("a file written for a spreadsheet gives back the very bytes that were signed", () => {
  expect(canonicalOfSpreadsheet(spreadsheetFile(file))).toBe(file);
});

test("and no others, once a figure of it is changed", () => {
  expect(canonicalOfSpreadsheet(spreadsheetFile(file).replace("12,5", "13,5"))).not.toBe(file);
});

test("the signed file itself, a page's table and anything else are no spreadsheet file of a release", () => {
  for (const text of [file, "libellé;période;valeur\r\nVerdun;2021;12\r\n", ""])
    expect(canonicalOfSpreadsheet(text)).toBeNull();
});
