import { describe, expect, test } from "vitest";
import { figuresData, figuresQuery, fileOf } from "./testbed/files.ts";
import { byLibreOffice, byPython, byR, hasLibreOffice, hasPython, hasR, withFile } from "./testbed/programs.ts";

const name = 'Bar-le-Duc ; "la, ville"\nhaute é€𝄞 <&>';
const formula = '=HYPERLINK("http://example.org")';
const columns = ["code", "name", "level_label", "caf_note", "series", "value", "status", "bounds_min", "unit_label"];
const file = (format: Parameters<typeof fileOf>[2], sheet?: string) => fileOf(figuresQuery, figuresData, format, sheet);

/** The same in every program: codes keep their zeros, numbers are numbers, what is withheld is empty with its interval. */
const expected = [
  ["01004", name, "Commune", formula, "caf_households", 1.5, "PUBLISHED", 0.5, "Foyer allocataire"],
  ["01004", name, "Commune", formula, "caf_households", null, "WITHHELD", 0.5, "Foyer allocataire"],
  ["01004", name, "Commune", formula, "poleEmploi_jobseekers", -3, "PUBLISHED", 0.5, "Foyer allocataire"],
  [
    "55",
    "-2+3",
    "Établissement public de coopération intercommunale (sa partie meusienne)",
    "",
    "caf_households",
    0,
    "PUBLISHED",
    0.5,
    "Foyer allocataire",
  ],
  [
    "55",
    "-2+3",
    "Établissement public de coopération intercommunale (sa partie meusienne)",
    "",
    "poleEmploi_jobseekers",
    null,
    null,
    null,
    null,
  ],
];
/** A text file tells a spreadsheet that what looks like a formula is a text; nothing and an empty text may be one to its reader. */
const ofText = expected.map((row) =>
  row.map((cell) => (cell === "" ? null : cell === formula || cell === "-2+3" ? `'${cell}` : cell)),
);
const withoutBlank = expected.map((row) => row.map((cell) => (cell === "" ? null : cell)));
const list = JSON.stringify(columns);

describe.skipIf(!hasPython("pandas, openpyxl, pyarrow"))(
  "pandas reads what was answered (skipped without pandas, openpyxl and pyarrow)",
  () => {
    const print = `rows = frame[${list}].astype(object); print(json.dumps(rows.where(rows.notna(), None).values.tolist()))`;
    test.each([
      ["CSV", "csv", 'pd.read_csv(path, dtype={"code": str})', ofText],
      [
        "FRENCH_CSV",
        "csv",
        'pd.read_csv(path, sep=";", decimal=",", encoding="utf-8-sig", dtype={"code": str})',
        ofText,
      ],
      ["XLSX", "xlsx", 'pd.read_excel(path, dtype={"code": str})', withoutBlank],
      ["PARQUET", "parquet", "pd.read_parquet(path)", expected],
      ["NDJSON", "ndjson", 'pd.read_json(path, lines=True, dtype={"code": str})', expected],
    ] as const)("%s", (format, ending, readExpression, rows) => {
      const rowsRead = withFile(`t.${ending}`, file(format), (path) =>
        byPython(`import pandas as pd\nframe = ${readExpression}\n${print}`, path),
      );
      expect(rowsRead).toEqual(rows);
    });

    test("a workbook has its sources and its columns beside, and none of its cells is a formula", () => {
      const script = `import openpyxl
book = openpyxl.load_workbook(path)
cells = [c for s in book for r in s.iter_rows() for c in r]
print(json.dumps([book.sheetnames, sorted({c.data_type for c in cells}), [c.value for c in book["Sources"]["A"]]]))`;
      const [names, types, elements] = withFile("t.xlsx", file("XLSX"), (path) => byPython(script, path)) as string[][];
      expect(names).toEqual(["territories_figures", "Sources", "Colonnes"]);
      expect(types).not.toContain("f");
      expect(elements).toEqual(expect.arrayContaining(["question", "état au", "publication", "citation"]));
    });
  },
);

describe.skipIf(!hasPython("polars"))("polars reads what was answered (skipped without polars)", () => {
  test.each([
    ["CSV", "csv", 'pl.read_csv(path, schema_overrides={"code": pl.String})'],
    ["PARQUET", "parquet", "pl.read_parquet(path)"],
    ["NDJSON", "ndjson", "pl.read_ndjson(path)"],
  ] as const)("%s", (format, ending, readExpression) => {
    const script = `import polars as pl\nprint(json.dumps([list(r) for r in (${readExpression}).select(${list}).rows()]))`;
    const rows = withFile(`t.${ending}`, file(format), (path) => byPython(script, path)) as unknown[][];
    const blank = (table: readonly (readonly unknown[])[]) =>
      table.map((row) => row.map((cell) => (cell === "" ? null : cell)));
    expect(blank(rows)).toEqual(format === "CSV" ? ofText : withoutBlank);
  });
});

describe.skipIf(!hasPython("duckdb"))("DuckDB reads what was answered (skipped without duckdb)", () => {
  test.each([
    ["CSV", "csv", "read_csv(?, types={'code': 'VARCHAR'})"],
    ["PARQUET", "parquet", "read_parquet(?)"],
    [
      "NDJSON",
      "ndjson",
      "read_json(?, columns={code: 'VARCHAR', name: 'VARCHAR', level_label: 'VARCHAR', caf_note: 'VARCHAR', series: 'VARCHAR', value: 'DOUBLE', status: 'VARCHAR', bounds_min: 'DOUBLE', unit_label: 'VARCHAR'})",
    ],
  ] as const)("%s", (format, ending, readExpression) => {
    const script = `import duckdb\nprint(json.dumps(duckdb.execute("select ${columns.join(", ")} from ${readExpression}", [path]).fetchall()))`;
    const rows = withFile(`t.${ending}`, file(format), (path) => byPython(script, path)) as unknown[][];
    const blank = rows.map((row) => row.map((cell) => (cell === "" ? null : cell)));
    expect(blank).toEqual(format === "CSV" ? ofText : withoutBlank);
  });

  test("Parquet carries its sources with it", () => {
    const script = `import duckdb\nprint(json.dumps([[bytes(k).decode(), json.loads(bytes(v).decode())] for k, v in duckdb.execute("select key, value from parquet_kv_metadata(?)", [path]).fetchall()]))`;
    const [[key, value]] = withFile("t.parquet", file("PARQUET"), (path) => byPython(script, path)) as [
      [string, { releases: { id: string }[] }],
    ];
    expect([key, value.releases[0]?.id]).toEqual(["sources", "caf:rsa:2021-12:1"]);
  });
});

describe.skipIf(!hasR())("R reads what was answered (skipped without Rscript)", () => {
  test.each([
    ["CSV", 'read.csv(path, colClasses = c(code = "character"), fileEncoding = "UTF-8")'],
    ["FRENCH_CSV", 'read.csv2(path, colClasses = c(code = "character"), fileEncoding = "UTF-8-BOM")'],
  ] as const)("%s", (format, readExpression) => {
    const script = `d <- ${readExpression}; cat(nrow(d), d$code[1], sum(d$value, na.rm = TRUE), sum(is.na(d$value)), d$status[2], sep = "|")`;
    expect(withFile("t.csv", file(format), (path) => byR(script, path))).toBe("5|01004|-1.5|2|WITHHELD");
  });
});

describe.skipIf(!hasLibreOffice())("LibreOffice opens the workbook (skipped without soffice)", () => {
  test("texts stay texts, numbers numbers, and nothing is run", () => {
    const text = withFile("t.xlsx", file("XLSX"), byLibreOffice);
    // It quotes texts and nothing else: what is quoted it took for a text.
    expect(text.startsWith('"code","name","level",')).toBe(true);
    const texts = [
      "01004",
      'Bar-le-Duc ; ""la, ville""\nhaute é€𝄞 <&>',
      '=HYPERLINK(""http://example.org"")',
      "-2+3",
      "WITHHELD",
    ];
    for (const cellText of texts) expect(text).toContain(`"${cellText}"`);
    expect(text).toContain(',"2021-12",1.5,5,"PUBLISHED",');
  }, 200_000);
});
