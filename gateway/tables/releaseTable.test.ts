import { readFileSync } from "node:fs";
import { canonicalFile } from "@pacte-hub/release-file/canonicalFile";
import type { PublishedCell } from "@pacte-hub/release-file/publishedCell";
import { inClone } from "@pacte-hub/server/repository";
import { choiceFor, writeTable } from "@pacte-hub/tables/writeTable";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { supergraphOf } from "../supergraph/supergraph.ts";
import { releaseTable } from "./releaseTable.ts";

const schema = supergraphOf(readFileSync(inClone("schema/supergraph.graphql"), "utf8")).publicSchema;
const cell = (changes: Partial<PublishedCell>): PublishedCell => ({
  territory: "55",
  breakdown: "",
  status: "PUBLISHED",
  value: 12.5,
  min: 12.5,
  max: 12.5,
  standardError: null,
  present: null,
  expected: null,
  ...changes,
});
const id = "caf:rsa-households:2021-12:1";
const file = canonicalFile({ id, unit: "HOUSEHOLD", measure: "STOCK", demonstration: true }, [
  cell({}),
  cell({ breakdown: "age=LT25;sex=F", status: "WITHHELD", value: null, min: 0, max: 4 }),
  cell({ territory: "200049187", status: "PARTIAL", value: 0.1, present: 1, expected: 2 }),
]);
const names = new Map([["55", "Meuse"]]);

/** The rows of the table as CSV, by the names of its columns. */
function rowsOf(of: string): readonly Readonly<Record<string, string>>[] {
  const { sheet, answer } = releaseTable(schema, { id, file: of, period: "2021-12", title: "Foyers au RSA", names });
  const choice = choiceFor({ sheets: [sheet] }, "CSV", null);
  if ("code" in choice) throw new Error(choice.code);
  const pieces: Uint8Array[] = [];
  const sources = { question: "", variables: {}, asOf: null, answeredAt: "", releases: [] };
  writeTable(choice, { ...answer, errors: [] } as never, {
    format: "CSV",
    sources,
    take: (bytes) => pieces.push(bytes),
  });
  return parse(Buffer.concat(pieces), { columns: true });
}

test("each cell of the signed file is a row, with the columns that the graph's tables have", () => {
  const [epci, meuse, young] = rowsOf(file);
  expect(Object.keys(meuse ?? {})).toEqual(
    "code,name,level,level_label,dataset,series_label,institution,origin,period,sex,sex_label,age,age_label,value,unit,unit_label,status,status_label,bounds_min,bounds_max,coverage_present,coverage_expected,release,release_measure,release_measure_label,standardError".split(
      ",",
    ),
  );
  expect(meuse).toMatchObject({ code: "55", name: "Meuse", level_label: "Département", value: "12.5", age: "" });
  expect(meuse).toMatchObject({ unit_label: "Foyer allocataire", origin: "DEMONSTRATION", period: "2021-12" });
  expect(epci).toMatchObject({ level: "EPCI", name: "", coverage_present: "1", coverage_expected: "2" });
  expect(young).toMatchObject({ status_label: "Secret statistique", value: "", bounds_min: "0", bounds_max: "4" });
  expect(young?.age_label).toMatch(/25 ans/);
});

test("a release without breakdown has no column for one, and one without cells no row", () => {
  const head = { id, unit: "HOUSEHOLD", measure: "STOCK", demonstration: false };
  expect(rowsOf(canonicalFile(head, [cell({})]))[0]).not.toHaveProperty("age");
  expect(
    releaseTable(schema, { id, file: canonicalFile(head, []), period: "", title: null, names }).answer.data.cells,
  ).toEqual([]);
});
