import { parse as parseCsv } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { csvHeader, csvLine, frenchCsv, plainCsv } from "./csv.ts";
import { ndjsonLine } from "./ndjson.ts";

describe("CSV is read back as it was, by any reader of RFC 4180", () => {
  test("separators, quotes and line ends inside a text stay inside it; nothing and an empty text are not the same", () => {
    const cells = ['a,b;c"d\r\ne', "", null, 1.5, -2, true, "é€"];
    const columns = cells.map((_, at) => ({ name: `c${at}` }));
    for (const flavour of [plainCsv, frenchCsv]) {
      const text = csvHeader(columns, flavour) + csvLine(cells, flavour);
      const [, row] = parseCsv(text, { delimiter: flavour.separator, bom: true });
      expect(row).toEqual(['a,b;c"d\r\ne', "", "", flavour === frenchCsv ? "1,5" : "1.5", "-2", "true", "é€"]);
    }
    expect(csvLine([null, ""], plainCsv)).toBe(',""\r\n');
  });

  test.each([
    "=1+1",
    "+1",
    "-1",
    "@x",
    "\t=1",
    "\r=1",
    " =1",
    "\u00a0=1",
    "\u0000=1",
    "\ufeff=1",
    "＝1",
    "＋1",
    "－1",
    "＠1",
    "\n=cmd|' /C calc'!A0",
  ])("a text that a spreadsheet would run is told to be text: %j", (text) => {
    for (const flavour of [plainCsv, frenchCsv])
      expect(parseCsv(csvLine([text, 0], flavour), { delimiter: flavour.separator, trim: false })[0]?.[0]).toBe(
        `'${text}`,
      );
  });

  test("numbers are no formulas, and other texts are untouched", () => {
    expect(csvLine([-1.5, "a=b", "1-2", "'x"], plainCsv)).toBe("-1.5,a=b,1-2,'x\r\n");
  });
});

test("a row of JSON keeps names, types and nothing, whatever the names", () => {
  const columns = [{ name: "__proto__" }, { name: "b" }, { name: "c" }];
  expect(ndjsonLine(columns, ["=1", 1.5, null])).toBe('{"__proto__":"=1","b":1.5,"c":null}\n');
});
