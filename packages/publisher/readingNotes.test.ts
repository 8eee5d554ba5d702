import type { Indicator } from "@pacte-hub/institution/config";
import { Faults } from "@pacte-hub/release-file/extractErrors";
import { expect, test } from "vitest";
import type { Columns } from "./columns.ts";
import { ReadingNotes } from "./readingNotes.ts";

const header = { number: 1, names: ["code", "valeur"], labels: ["Code", "Valeur"] };
const columns: Columns = {
  territory: "code",
  period: null,
  value: "valeur",
  dimensions: new Map(),
  contributor: null,
  action: null,
  holding: null,
  statuses: [],
  multiplier: null,
  ignored: [],
  beside: [],
  figures: [],
  name: null,
  epci: null,
  unit: null,
  unknown: [],
};
const indicator = {
  id: "rsa-households",
  title: "Foyers allocataires du RSA",
  definition: "",
  columns: [],
  dimensions: [],
  unit: "HOUSEHOLD",
  measure: "STOCK",
  periods: "MONTH",
  regime: null,
} as unknown as Indicator;

/** By what a file is refused that writes this where a figure is missing, and what the steward's word has lifted of it. */
function codesOf(marker: string, isUnusual = false) {
  const [notes, faults] = [new ReadingNotes(header, columns, "COMMUNE"), new Faults()];
  notes.notGiven(marker, "2024-12", 7);
  const lifted = notes.judge(faults, {
    indicator,
    isUnusual,
    fileName: "rsa.csv",
    source: "CNAF",
    isProvisional: false,
    leftOut: [],
    isFigureDeclared: false,
  });
  return [faults.found.map(({ code }) => code), lifted.map(({ code }) => code)];
}

test("a spreadsheet that did not find a figure is no source that keeps it to itself", () => {
  expect(codesOf("#N/A")).toEqual([["NOT_GIVEN"], []]);
  expect(codesOf("#N/A", true)).toEqual([[], ["NOT_GIVEN"]]);
  for (const marker of ["s", "nd", ""]) expect(codesOf(marker)).toEqual([[], []]);
});
