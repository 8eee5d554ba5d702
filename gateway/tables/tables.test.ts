import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { gatewayOver, startHub } from "../testbed/hub.ts";

let hub: Awaited<ReturnType<typeof startHub>>;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

const query = 'query rsa { territories(level: EPCI) { caf { rsa(from: "2020") { period value } } } }';
const post = (body: object, headers: Record<string, string> = {}, search = "") =>
  fetch(`${hub.url}${search}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
const linesOf = async (response: Response) => (await response.text()).trimEnd().split("\r\n");

describe("Any question is answered as a table to whoever asks so", () => {
  test("CSV by POST: a territory's code, name and level stand beside its figures, whether they were asked or not", async () => {
    const response = await post({ query }, { accept: "text/csv" });
    expect([response.status, response.headers.get("content-type")]).toEqual([
      200,
      "text/csv; charset=utf-8; header=present",
    ]);
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="rsa.csv"');
    const [header, first] = await linesOf(response);
    expect(header).toBe("code,name,level,level_label,period,value,errors");
    expect(first?.split(",").slice(0, 3)).toEqual([expect.any(String), expect.any(String), "EPCI"]);
  });

  test("CSV by a plain link, which a browser or Power Query follows", async () => {
    const url = `${hub.url}?${new URLSearchParams({ query, format: "csv" })}`;
    for (const accept of ["text/html,application/xhtml+xml,*/*;q=0.8", "*/*", "text/csv"]) {
      const response = await fetch(url, { headers: { accept } });
      expect([response.status, (await linesOf(response))[0]]).toEqual([
        200,
        "code,name,level,level_label,period,value,errors",
      ]);
    }
  });

  test("the rows are those of the JSON answer, in its order", async () => {
    const { data } = await hub.ask(query.replace("caf {", "code caf {"));
    const expected = (
      data as unknown as { territories: { code: string; caf: { rsa: { period: string; value: number | null }[] } }[] }
    ).territories.flatMap(({ code, caf }) => caf.rsa.map(({ period, value }) => `${code},${period},${value ?? ""}`));
    const [, ...lines] = await linesOf(await post({ query }, { accept: "text/csv" }));
    const rows = lines.map((line) => line.split(",")).map((cells) => [cells[0], cells[4], cells[5]].join());
    expect(rows).toEqual(expected);
  });

  test("a French reader's spreadsheet is told where UTF-8 begins, and gets semicolons", async () => {
    for (const [headers, search] of [
      [{ accept: "text/csv", "accept-language": "fr-FR,fr;q=0.9,en;q=0.8" }, ""],
      [{}, "?format=tableur"],
    ] as const) {
      const bytes = Buffer.from(await (await post({ query }, headers, search)).arrayBuffer());
      expect(bytes.toString("utf8")).toMatch(/^\uFEFFcode;name;level;/);
    }
    const english = await post({ query }, { accept: "text/csv", "accept-language": "en,fr;q=0.5" });
    expect(await english.text()).toMatch(/^code,name/);
  });

  test("one JSON object a line, types kept", async () => {
    const response = await post({ query }, { accept: "application/x-ndjson" });
    const [, second] = (await response.text()).split("\n").map((line) => line && JSON.parse(line));
    expect(second).toEqual({
      code: expect.any(String),
      name: expect.any(String),
      level: "EPCI",
      level_label: "EPCI",
      period: expect.any(String),
      value: expect.any(Number),
      errors: null,
    });
  });
});

describe("Workbooks and Parquet files hold what was answered, and where it comes from", () => {
  const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

  test("sibling lists are sheets of one workbook, with its sources and columns", async () => {
    const siblings = "query both { territories { children { code } siae { structures { siret } } } }";
    const response = await post({ query: siblings }, {}, "?format=xlsx");
    expect([response.status, response.headers.get("content-disposition")]).toEqual([
      200,
      'attachment; filename="both.xlsx"',
    ]);
    const parts = unzipSync(await bytesOf(response));
    const book = strFromU8(parts["xl/workbook.xml"] as Uint8Array);
    expect([...book.matchAll(/sheet name="([^"]*)"/g)].map(([, name]) => name)).toEqual([
      "territories_children",
      "territories_siae_structures",
      "Sources",
      "Colonnes",
    ]);
    expect(strFromU8(parts["xl/worksheets/sheet3.xml"] as Uint8Array)).toContain("query both");
  });

  test("Parquet begins and ends as Parquet does", async () => {
    const bytes = await bytesOf(await post({ query }, { accept: "application/vnd.apache.parquet" }));
    expect([bytes.subarray(0, 4).toString(), bytes.subarray(-4).toString()]).toEqual(["PAR1", "PAR1"]);
  });

  test("the sources of any table are a table of their own", async () => {
    const lines = await linesOf(await post({ query }, {}, "?format=csv&feuille=Sources"));
    expect(lines[0]).toBe("élément,référence,texte,institution,source,licence,adresse,convention");
    expect(lines.map((line) => line.split(",")[0])).toEqual(expect.arrayContaining(["question", "citation"]));
  });

  test("a partner that is silent is marked on its rows, and named beside", async () => {
    const alone = await gatewayOver({ caf: "http://127.0.0.1:9/graphql" });
    try {
      const response = await fetch(`${alone.url}?${new URLSearchParams({ query, format: "csv" })}`);
      expect(response.headers.get("hub-errors")).toBe("PARTNER_UNAVAILABLE");
      const [, ...lines] = await linesOf(response);
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines) expect(line).toMatch(/,PARTNER_UNAVAILABLE$/);
    } finally {
      await alone.close();
    }
  });
});

describe("What makes no table is refused in JSON, with what to write instead", () => {
  const refused = async (response: Response) => {
    const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
    return [response.status, errors[0]?.extensions.code, errors[0]?.message] as const;
  };
  const siblings = "{ territories { children { code } siae { structures { siret } } } }";

  test("sibling lists of different natures: nothing is crossed nor left out; one may be chosen", async () => {
    const [status, code, message] = await refused(await post({ query: siblings }, { accept: "text/csv" }));
    expect([status, code]).toEqual([400, "TABLE_HAS_SHEETS"]);
    expect(message).toContain("« territories_siae_structures »");
    const ofNamedSheet = await post({ query: siblings }, {}, "?format=csv&feuille=territories_siae_structures");
    expect((await linesOf(ofNamedSheet))[0]).toContain("siret");
    const ofMisspeltSheet = await post({ query: siblings }, {}, "?format=csv&feuille=territories_siae_structure");
    expect(await refused(ofMisspeltSheet)).toEqual([
      400,
      "TABLE_SHEET_UNKNOWN",
      expect.stringContaining("Vouliez-vous dire « territories_siae_structures » ?"),
    ]);
  });

  test("an unknown format, with the nearest right word", async () => {
    expect(await refused(await post({ query }, {}, "?format=csvv"))).toEqual([
      400,
      "TABLE_FORMAT_UNKNOWN",
      expect.stringContaining("Vouliez-vous dire « csv » ?"),
    ]);
  });

  test("a question of nothing that a column could hold", async () => {
    for (const format of ["csv", "xlsx", "parquet"])
      expect(await refused(await post({ query: "{ __typename }" }, {}, `?format=${format}`))).toEqual([
        400,
        "TABLE_WITHOUT_COLUMN",
        expect.stringContaining("demandez au moins un champ"),
      ]);
  });

  test("an act is not done when its answer is wanted as a table", async () => {
    expect((await refused(await post({ query: "mutation { cafAdd(n: 1) }" }, { accept: "text/csv" })))[1]).toBe(
      "TABLE_OF_ACT",
    );
  });

  test.each([
    ["no GraphQL", "{ territories {", "GRAPHQL_PARSE_FAILED"],
    ["an unknown field", "{ territories { codee } }", "GRAPHQL_VALIDATION_FAILED"],
    [
      "a circle of fragments",
      "{ territories { ...F } } fragment F on Territory { children { ...F } }",
      "GRAPHQL_VALIDATION_FAILED",
    ],
    ["a variable that is missing", "query ($c: ID!) { territory(code: $c) { code } }", "BAD_USER_INPUT"],
  ])("%s is told by its status, as it is in JSON", async (_, text, code) => {
    const [status, refusalCode] = await refused(await post({ query: text }, { accept: "text/csv" }));
    expect([status, refusalCode]).toEqual([400, code]);
  });

  test("other types than those of tables are refused as before", async () => {
    expect((await refused(await post({ query }, { accept: "image/png" }))).slice(0, 2)).toEqual([
      406,
      "NOT_ACCEPTABLE",
    ]);
  });
});
