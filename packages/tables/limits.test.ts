import { expect, test } from "vitest";
import { tablesOf } from "./plan.ts";
import { mostRows } from "./table.ts";
import { fileOf } from "./testbed/files.ts";
import { completedArgs } from "./testbed/graph.ts";
import { tooLong } from "./writeTable.ts";

const { sheets } = tablesOf(completedArgs("{ conventions { id } }"));
const data = (rows: number) => ({ conventions: Array.from({ length: rows }, () => ({ id: "a" })) });

test("200,000 rows are a table, 200,001 are refused before one is written", () => {
  expect(tooLong(sheets, { data: data(mostRows), errors: [] })).toBeNull();
  expect(tooLong(sheets, { data: data(mostRows + 1), errors: [] })).toEqual({ code: "TABLE_TOO_LONG", limit: 200_000 });
});

test("rows of all sheets count together, crossed lists as often as they are repeated", () => {
  const bothSheets = tablesOf(completedArgs("{ conventions { id } territories { code } }")).sheets;
  const answer = { data: { ...data(3), territories: [{}, {}] }, errors: [] };
  expect([tooLong(bothSheets, answer, 5), tooLong(bothSheets, answer, 4)?.code]).toEqual([null, "TABLE_TOO_LONG"]);
});

test("a text that no cell of a workbook holds is refused there, by its column, and held whole elsewhere", () => {
  const long = { conventions: [{ id: "x".repeat(32_768) }] };
  const query = "{ conventions { id } }";
  expect(() => fileOf(query, long, "XLSX")).toThrow("TABLE_CELL_TOO_LONG");
  expect(Buffer.from(fileOf(query, long, "CSV")).toString()).toContain(long.conventions[0]?.id);
});
