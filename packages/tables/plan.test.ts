import { print, validate } from "graphql";
import { describe, expect, test } from "vitest";
import { tablesOf } from "./plan.ts";
import { completedArgs, namesOf, rowsOf, schema, sheetsOf } from "./testbed/graph.ts";

const figure = (value: number | null, changes: object = {}) => ({
  period: "2021-12",
  value,
  status: value === null ? "WITHHELD" : "PUBLISHED",
  ...changes,
});

describe("One rule makes tables of an answer", () => {
  test("an object's fields are columns named by their path, a list's objects are rows, codes have their French label", () => {
    const [sheet, ...otherSheets] = sheetsOf("{ territories { code nom: name level caf { note } } }");
    expect(otherSheets).toEqual([]);
    expect(namesOf(sheet)).toEqual(["code", "nom", "level", "level_label", "caf_note", "errors"]);
    const data = { territories: [{ code: "55", nom: "Meuse", level: "EPCI", caf: null }] };
    expect(rowsOf(sheet, data)).toEqual([
      ["55", "Meuse", "EPCI", "Établissement public de coopération intercommunale (sa partie meusienne)", null, null],
    ]);
  });

  test("figures of two institutions stand one under another: neither is crossed with the other, and a column says which is which", () => {
    const [sheet, ...otherSheets] = sheetsOf(
      "{ territories { code caf { households { period value status } share { period value unit } } poleEmploi { jobseekers { period value } } } }",
    );
    expect(otherSheets).toEqual([]);
    const data = {
      territories: [
        {
          code: "a",
          caf: { households: [figure(1), figure(2)], share: [figure(50, { unit: "pour 100" })] },
          poleEmploi: { jobseekers: [figure(3)] },
        },
        { code: "b", caf: { households: [figure(null)], share: [] }, poleEmploi: null },
      ],
    };
    const names = namesOf(sheet);
    const columnValues = (name: string) => rowsOf(sheet, data).map((row) => row[names.indexOf(name)]);
    expect(columnValues("code")).toEqual(["a", "a", "a", "a", "b", "b", "b"]);
    expect(columnValues("series")).toEqual([
      "caf_households",
      "caf_households",
      "caf_share",
      "poleEmploi_jobseekers",
      "caf_households",
      "caf_share",
      "poleEmploi_jobseekers",
    ]);
    expect(columnValues("series_label")[0]).toBe("Foyers allocataires du RSA");
    expect(columnValues("institution")[3]).toBe("Pôle emploi");
    expect(columnValues("value")).toEqual([1, 2, 50, 3, null, null, null]);
    expect(columnValues("status_label")).toEqual([
      "Chiffre exact",
      "Chiffre exact",
      "Chiffre exact",
      "Chiffre exact",
      "Secret statistique",
      null,
      null,
    ]);
  });

  test("sibling lists of different natures are sheets of their own", () => {
    const sheets = sheetsOf(
      "{ territories { code conventions { id } caf { households { value } } children { code } } }",
    );
    expect(sheets.map(({ name }) => name)).toEqual([
      "territories_conventions",
      "territories_caf_households",
      "territories_children",
    ]);
    const data = {
      territories: [
        { code: "a", conventions: [{ id: 1 }, { id: 2 }], caf: { households: [{ value: 1 }] }, children: [] },
      ],
    };
    expect(sheets.map((sheet) => rowsOf(sheet, data).length)).toEqual([2, 1, 1]);
    expect(namesOf(sheets[2])).toEqual(["territories_code", "code", "errors"]);
  });

  test("the territory of a figure is `code`, `name` and `level` however many territories stand around it", () => {
    const places = (query: string) => namesOf(sheetsOf(query)[0]).filter((name) => /(code|name|level)$/.test(name));
    const figure = "caf { households { value } }";
    expect(places(`{ territories { code name level ${figure} } }`)).toEqual(["code", "name", "level"]);
    expect(places(`{ territory(code: "1") { code name level children { code name level ${figure} } } }`)).toEqual([
      "territory_code",
      "territory_name",
      "territory_level",
      "code",
      "name",
      "level",
    ]);
    // Of what is no figure the row's own words are the short ones.
    expect(places('{ territory(code: "1") { name children { name } } }')).toEqual(["territory_name", "name"]);
    expect(places(`{ territories { code children { nom: name ${figure} } } }`)).toEqual(["territories_code"]);
  });

  test("fields of the root are sheets of their own, those of one type one table", () => {
    expect(
      sheetsOf("{ conventions { id } territories { code } edition viewer { name roles } }").map(({ name }) => name),
    ).toEqual(["conventions", "territories", "viewer"]);
    const [sheet, ...otherSheets] = sheetsOf(
      '{ meuse: territory(code: "55") { code caf { households { value } } } verdun: territory(code: "2") { code population caf { households { value } } } }',
    );
    expect(otherSheets).toEqual([]);
    const rows = rowsOf(sheet, {
      meuse: { code: "55", caf: { households: [{ value: 1 }] } },
      verdun: { code: "2", population: 5, caf: { households: [{ value: 2 }] } },
    });
    const names = namesOf(sheet);
    expect(names.slice(0, 2)).toEqual(["territory_series", "territory_series_label"]);
    expect(
      rows.map((row) => [row[0], ...["code", "population", "value"].map((name) => row[names.indexOf(name)])]),
    ).toEqual([
      ["meuse", "55", null, 1],
      ["verdun", "2", 5, 2],
    ]);
  });

  test("what is empty or null keeps its row, marked with the code of what failed, wherever a partner's one error stands", () => {
    const [sheet] = sheetsOf("{ territories { code caf { households { value coverage { present } } } } }");
    const errors = [{ message: "", path: ["territories", 0, "caf"], extensions: { code: "PARTNER_UNAVAILABLE" } }];
    const data = {
      territories: [
        { code: "a", caf: null },
        { code: "b", caf: null },
        { code: "c", caf: { households: [{ value: 1, coverage: null }] } },
        { code: "d", caf: { households: [] } },
      ],
    };
    const rows = rowsOf(sheet, data, errors);
    expect(rows.map((row) => [row[0], row.at(-1)])).toEqual([
      ["a", "PARTNER_UNAVAILABLE"],
      ["b", "PARTNER_UNAVAILABLE"],
      ["c", null],
      ["d", null],
    ]);
  });

  test("an error under what may not be null marks what it made null", () => {
    const [sheet] = sheetsOf("{ territories { code caf { households { value } } } }");
    const errors = [
      { message: "", path: ["territories", 0, "caf", "households", 3, "status"], extensions: { code: "NOT_GRANTED" } },
    ];
    expect(rowsOf(sheet, { territories: [{ code: "a", caf: { households: null } }] }, errors)[0]?.at(-1)).toBe(
      "NOT_GRANTED",
    );
  });

  test("columns and rows are the same however fragments, conditions and duplicates write the question", () => {
    const plain = namesOf(sheetsOf("{ territories { code name } }")[0]);
    const withRepeats = `query Q($no: Boolean = false) { territories { ...T ... on Territory { name } population @include(if: $no) name } }
      fragment T on Territory { code code }`;
    expect(namesOf(sheetsOf(withRepeats)[0])).toEqual(plain);
    expect(namesOf(sheetsOf(withRepeats, { no: true })[0])).toContain("population");
  });

  test("types are kept, and a list of plain values is one cell", () => {
    const [sheet] = sheetsOf("{ conventions { id amount lines signed } edition }");
    expect(sheet?.columns.map(({ name, kind }) => [name, kind])).toEqual([
      ["edition", "INTEGER"],
      ["id", "TEXT"],
      ["amount", "NUMBER"],
      ["lines", "TEXT"],
      ["signed", "BOOLEAN"],
      ["errors", "TEXT"],
    ]);
    expect(
      rowsOf(sheet, { edition: 2, conventions: [{ id: "01", amount: 1.5, lines: [1, 2], signed: true }] }),
    ).toEqual([[2, "01", 1.5, "1 | 2", true, null]]);
  });
});

describe("A question is completed so that its rows read without it", () => {
  const complete = (query: string, variables = {}) => {
    const operationArgs = completedArgs(query, variables);
    expect(validate(schema, operationArgs.document)).toEqual([]);
    return operationArgs;
  };

  test("a figure comes with its territory's code, name and level, its period, unit, status, interval, coverage and release", () => {
    const [sheet] = tablesOf(complete("{ territories { caf { households { value } } } }")).sheets;
    expect(namesOf(sheet)).toEqual([
      ...["code", "name", "level", "level_label", "series", "series_label", "institution", "origin", "period", "value"],
      ...["status", "status_label", "bounds_min", "bounds_max", "coverage_present", "coverage_expected"],
      ...["release", "unit", "unit_label", "errors"],
    ]);
  });

  test("what the reader asked is not asked twice, and keeps the reader's name and place", () => {
    const [sheet] = tablesOf(
      complete(
        "{ territories { level code nom: name caf { households { bounds { min max } valeur: value period } } } }",
      ),
    ).sheets;
    const names = namesOf(sheet);
    expect(names.slice(0, 4)).toEqual(["name", "level", "level_label", "code"]);
    expect(names).toContain("nom");
    expect(names.filter((name) => name.startsWith("bounds"))).toEqual(["bounds_min", "bounds_max"]);
    expect(names.filter((name) => name === "period")).toHaveLength(1);
  });

  test.each([
    ["written", "{ territories { caf { households(by: [SEX]) { value } } } }", {}],
    [
      "as a variable",
      "query ($by: [Dimension!]) { territories { caf { households(by: $by) { value } } } }",
      { by: ["SEX"] },
    ],
    ["as a default", "query ($by: [Dimension!] = [SEX]) { territories { caf { households(by: $by) { value } } } }", {}],
    ["one alone", "{ territories { caf { households(by: SEX) { ...F } } } } fragment F on Observation { value }", {}],
  ])(
    "a breakdown %s is a column with its label: rows that differ by it alone are told apart",
    (_, query, variables) => {
      expect(namesOf(tablesOf(complete(query, variables)).sheets[0])).toEqual(
        expect.arrayContaining(["sex", "sex_label"]),
      );
    },
  );

  test("generated figures are marked on each row, however they are asked for", () => {
    const origin = (query: string, variables = {}) => {
      const [sheet] = tablesOf(complete(query, variables)).sheets;
      const [row] = rowsOf(sheet, { territories: [{ caf: { households: [{}] } }] });
      return row?.[namesOf(sheet).indexOf("origin")];
    };
    expect(origin("{ territories { caf { households { value } } } }")).toBe("REAL");
    expect(origin("{ territories { caf { households(origin: DEMONSTRATION) { value } } } }")).toBe("DEMONSTRATION");
    const variable = "query ($o: Origin! = DEMONSTRATION) { territories { caf { households(origin: $o) { value } } } }";
    expect([origin(variable), origin(variable, { o: "REAL" })]).toEqual(["DEMONSTRATION", "REAL"]);
  });

  test("what is no figure and no territory is left as asked", () => {
    expect(print(complete("{ conventions { id } }").document)).toBe("{\n  conventions {\n    id\n  }\n}");
  });
});
