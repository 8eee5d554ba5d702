import { Faults } from "@pacte-hub/release-file/extractErrors";
import { expect, test } from "vitest";
import { UnknownColumns } from "./unknownColumns.ts";

/** By what a file is refused of which one column holds these values, line after line. */
function codesOf(values: readonly string[]): readonly string[] {
  const columns = new UnknownColumns({ number: 1, names: ["rang"], labels: ["Rang"] }, ["rang"]);
  for (const value of values) columns.note("rang", value);
  const faults = new Faults();
  columns.judge(faults);
  expect(columns.areIdle).toBe(faults.found.length === 0);
  return faults.found.map(({ code }) => code);
}

const lines = Array.from({ length: 20 }, (_, at) => at);

test("numbers that grow at every line, or nothing at all, tell no part from another", () => {
  expect(codesOf(lines.map(String))).toEqual([]);
  expect(codesOf(lines.map((at) => String(3 * at + 100)))).toEqual([]);
  expect(codesOf(lines.map(() => ""))).toEqual([]);
});

test("a value that comes again, words, or few lines may tell a part from another", () => {
  expect(codesOf(lines.map((at) => String(at % 5)))).toEqual(["UNKNOWN_COLUMN"]);
  expect(codesOf(lines.map((at) => String(at === 12 ? 3 : at)))).toEqual(["UNKNOWN_COLUMN"]);
  expect(codesOf(lines.map(() => "RSA majoré"))).toEqual(["UNKNOWN_COLUMN"]);
  expect(codesOf(["1", "2", "3"])).toEqual(["UNKNOWN_COLUMN"]);
});
