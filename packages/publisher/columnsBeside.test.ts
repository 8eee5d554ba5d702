import type { Indicator } from "@pacte-hub/institution/config";
import { Faults } from "@pacte-hub/release-file/extractErrors";
import { expect, test } from "vitest";
import { ColumnsBeside } from "./columnsBeside.ts";

const rsa = {
  id: "rsa-households",
  title: "Foyers allocataires du RSA",
  unit: "HOUSEHOLD",
  regime: "Allocataires de la CAF seulement : les foyers relevant de la MSA ne sont pas comptés.",
  columns: ["foyers_rsa"],
  dimensions: [],
  periods: "MONTH",
  measure: "STOCK",
  definition: "",
} as unknown as Indicator;

function codesOf(header: string, text: string): string[] {
  const [columns, faults] = [new ColumnsBeside([header]), new Faults()];
  columns.line(2, new Map([[header, text]]));
  columns.judge(faults, rsa);
  try {
    faults.refuseIfAny();
    return [];
  } catch (error) {
    return (error as { faults: { code: string }[] }).faults.map(({ code }) => code);
  }
}

test.each([
  ["departement", "54", "UNKNOWN_TERRITORY"],
  ["dep", "Moselle", "UNKNOWN_TERRITORY"],
  ["code_departement", "D08", "UNKNOWN_TERRITORY"],
  ["freq", "A", "PERIOD_DIFFERS"],
  ["freq", "Q", "PERIOD_DIFFERS"],
  ["source", "MSA Marne Ardennes Meuse", "OTHER_DATASET"],
  ["source", "Projection 2030", "OTHER_DATASET"],
  ["unite", "Personnes", "OTHER_DATASET"],
  ["unit_measure", "Euros", "OTHER_DATASET"],
])("a column %s that says %j is of something else", (header, text, code) => {
  expect(codesOf(header, text)).toEqual([code]);
});

test.each([
  ["departement", "55"],
  ["departement", "Meuse"],
  ["dep", "D55"],
  ["freq", "M"],
  ["source", "CNAF"],
  ["source", "Caisse d'allocations familiales"],
  ["unite", "Foyers"],
  ["unit_measure", "NBR"],
  ["denomination", "Association d'aide au logement"],
])("a column %s that says %j is of the same", (header, text) => {
  expect(codesOf(header, text)).toEqual([]);
});
