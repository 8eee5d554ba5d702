import { describe, expect, test } from "vitest";
import { csvOf, csvOfCells } from "./csv.ts";
import { figure, release } from "./testbed.ts";

describe("a table as a file", () => {
  test("opens in a French spreadsheet; each line has codes and words, its territory's level, its origin and its release", () => {
    const invented = figure({
      value: 14.8,
      decimals: 1,
      unit: "%",
      unitCode: "%",
      releases: [release("caf:x:2021-12:1", true)],
    });
    const lines = csvOf("Foyers au RSA", [
      { name: "Meuse", figure: figure() },
      { name: 'CC "A;B"', figure: { ...invented, territory: "200049187" } },
    ]).split("\r\n");
    const [head = "", real = "", demonstration] = lines;
    expect(head).toMatch(/^\uFEFFcode;level;level_label;label;series_label;institution;origin;period;value;/);
    const cellsByColumn = Object.fromEntries(
      head
        .slice(1)
        .split(";")
        .map((name, at) => [name, real.split(";")[at]]),
    );
    expect(cellsByColumn).toMatchObject({
      code: "55",
      level: "DEPARTMENT",
      level_label: "Département",
      series_label: "Foyers au RSA",
      institution: "Caisse d'allocations familiales de la Meuse",
      origin: "REAL",
      value: "4635",
      unit: "HOUSEHOLD",
      unit_label: "Foyer allocataire",
      status: "ROUNDED",
      status_label: "Chiffre arrondi par le producteur, ou somme de chiffres arrondis",
      bounds_min: "4249",
      release: "caf:rsa-households:2021-12:1",
      producer_published_on: "non connu",
    });
    expect(demonstration).toMatch(
      /^200049187;EPCI;Établissement public[^;]+;"CC ""A;B""";Foyers au RSA;[^;]+;DEMONSTRATION;2021-12;14,8;%;%;.*;caf:x:2021-12:1;;;non connu;2026-11-24$/,
    );
  });

  test("no text is run as a formula, one that begins like a number neither; a number stays one", () => {
    expect(csvOf("x", [{ name: "=1+1", figure: figure() }])).toContain(";'=1+1;");
    const cells = (row: readonly string[]) => csvOfCells([row]).slice(1).trimEnd().split(";");
    const formulas = ["-1+2", "+33 3 29", "@SUM(A1)", "＝1+1", "-2,5%", "--1"];
    expect(cells(formulas)).toEqual(formulas.map((formula) => `'${formula}`));
    expect(cells(["-12", "4635", "14,8", "-0,5"])).toEqual(["-12", "4635", "14,8", "-0,5"]);
  });
});
