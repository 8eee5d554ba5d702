import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { executable, launched } from "./browser.ts";

const python = process.env.HUB_TABLES_PYTHON ?? "python3";
const runs = (program: string, args: readonly string[]): boolean =>
  spawnSync(program, args, { stdio: "ignore", timeout: 60_000 }).status === 0;

type Row = Readonly<Record<string, unknown>>;
const rowOf = ({ code, name, series, value, status }: Row) => [code, name, series, Number(value), status];

/** What the page gives to be copied is run as its reader would: the same figures come, and codes stay texts. */
describe.skipIf(!executable)("what is copied for another tool runs there", { timeout: 60_000 }, () => {
  const { url } = inject("hub");
  /** One address with a territory around the communes, whose codes begin with no zero, and one indicator by its parts. */
  const address =
    "/explorer/composer?a=caf.rsaHouseholds&b=poleEmploi.jobseekers&ou=dans:200049187&de=2021&jusqua=2021";
  let folder: string;
  let copied: (tool: string) => string;
  let expected: readonly unknown[];
  let browser: Browser;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "copies-"));
    browser = await launched();
    const page = await browser.newPage({ locale: "fr-FR" });
    await page.goto(new URL(address, url).href);
    await page.locator("tbody tr").first().waitFor();
    const texts = new Map<string, string>();
    for (const tool of ["Excel, LibreOffice", "R", "Python", "curl"])
      texts.set(tool, await page.getByRole("region", { name: tool, exact: true }).innerText());
    copied = (tool) => texts.get(tool) ?? "";
    const csv = await (await fetch(copied("Excel, LibreOffice").replace("format=tableur", "format=csv"))).text();
    expected = (parse(csv, { columns: true }) as Row[]).map(rowOf);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  test("in a spreadsheet: the address gives a French file, in which the code of a figure is its own territory's", async () => {
    const text = Buffer.from(await (await fetch(copied("Excel, LibreOffice"))).arrayBuffer()).toString();
    expect(text.slice(0, 1)).toBe("\uFEFF");
    const rows = parse(text, { columns: true, bom: true, delimiter: ";" }) as Row[];
    expect(rows.map(rowOf)).toEqual(expected);
    expect(rows.length).toBeGreaterThan(40);
    expect(new Set(rows.map(({ territory_code }) => territory_code))).toEqual(new Set(["200049187"]));
    expect(rows.every(({ code }) => /^55\d{3}$/.test(String(code)))).toBe(true);
  });

  test("in a shell, by curl", () => {
    execFileSync("/bin/sh", ["-c", copied("curl")], { cwd: folder });
    const rows = parse(readFileSync(join(folder, "tableau.csv")), { columns: true }) as Row[];
    expect(rows.map(rowOf)).toEqual(expected);
  });

  test.skipIf(!runs("Rscript", ["-e", "library(jsonlite)"]))("in R (skipped without R or jsonlite)", () => {
    const print = `cat(jsonlite::toJSON(tableau[, c("code", "name", "series", "value", "status")], digits = NA, na = "null"))`;
    const file = join(folder, "copy.R");
    writeFileSync(file, `${copied("R")}\n${print}\n`);
    const said = execFileSync("Rscript", ["--vanilla", "--encoding=UTF-8", file], {
      encoding: "utf8",
      env: { ...process.env, LANG: "C.UTF-8" },
    });
    expect((JSON.parse(said) as Row[]).map(rowOf)).toEqual(expected);
  });

  test.skipIf(!runs(python, ["-c", "import pandas"]))("in Python (skipped without pandas)", () => {
    const print = "print(tableau[['code', 'name', 'series', 'value', 'status']].to_json(orient='records'))";
    const said = execFileSync(python, ["-c", `${copied("Python")}\n${print}\n`], { encoding: "utf8" });
    expect((JSON.parse(said) as Row[]).map(rowOf)).toEqual(expected);
  });
});
