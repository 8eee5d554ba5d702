import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { poleEmploi } from "@pacte-hub/pole-emploi/institution";
import { withClient } from "@pacte-hub/postgres/connect";
import { noHub } from "@pacte-hub/publisher/hubClient";
import type { Publication } from "@pacte-hub/publisher/publication";
import { publish } from "@pacte-hub/publisher/publish";
import { reaudit } from "@pacte-hub/publisher/reaudit";
import { ExtractRefused } from "@pacte-hub/release-file/extractErrors";
import { newSigningKeyPem, signingKey } from "@pacte-hub/release-file/signature";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { migratedDatabase } from "../database.ts";

const indicator = poleEmploi.indicators[0];
const key = signingKey(newSigningKeyPem());
let database: Awaited<ReturnType<typeof migratedDatabase>>;
let folder: string;

beforeAll(async () => {
  database = await migratedDatabase("pole-emploi");
  folder = await mkdtemp(join(tmpdir(), "extract-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await database.drop();
});

async function publishing(content: string | Buffer, also: Partial<Publication> = {}) {
  const file = join(folder, "extract.csv");
  await writeFile(file, content);
  if (!indicator) throw new Error("no indicator");
  const source = { title: "essai", licence: "non précisée", retrievedOn: null, url: null };
  return publish(database.PUBLISHER, {
    institution: poleEmploi,
    indicator,
    file,
    source,
    provisional: false,
    demonstration: false,
    embargoUntil: null,
    key,
    abroad: noHub,
    // Two or three communes of each period: whether figures are likely is tried in unlikeFigures.test.ts.
    declared: { unusualBecause: "inventé pour l'épreuve" },
    ...also,
  });
}

async function faultsOf(content: string | Buffer) {
  const error = await publishing(content).catch((caught: unknown) => caught);
  if (!(error instanceof ExtractRefused)) throw new Error(`not refused: ${String(error)}`);
  return error.faults.map(({ code, line }) => [code, line]);
}

const rows = (table: string, where = "true") =>
  withClient(database.PUBLISHER, async (client) => (await client.query(`select * from ${table} where ${where}`)).rows);

describe("an extract with faults is refused whole, each fault with its line", () => {
  const header = "code_commune;periode;demandeurs_emploi_abc\n";
  test.each([
    ["an unknown commune", "99999;2020-T4;5", "UNKNOWN_TERRITORY"],
    ["a month where a quarter is due", "55001;2020-12;5", "WRONG_PERIOD"],
    ["a period that is none", "55001;2020-T5;5", "WRONG_PERIOD"],
    ["a negative count", "55001;2020-T4;-5", "NEGATIVE"],
    ["a count with decimals", "55001;2020-T4;2,5", "NOT_AN_INTEGER"],
    ["a count that is no number", "55001;2020-T4;cinq", "NOT_A_NUMBER"],
    ["an unbelievable count", "55001;2020-T4;5000000000", "TOO_LARGE"],
    ["an exact count in a dataset that is open because its source rounds", "55001;2020-T4;7", "NOT_ROUNDED"],
    ["a truncated line", "55001", "MALFORMED_LINE"],
    ["a count that can be read two ways", "55001;2020-T4;1,005", "AMBIGUOUS_NUMBER"],
    ["a line with more fields than the header", "55001;2020-T4;5;205", "MALFORMED_LINE"],
    ["a quarter that has not begun", "55001;2098-T4;5", "WRONG_PERIOD"],
  ])("%s", async (_, line, code) => {
    expect(await faultsOf(`${header}55002;2020-T4;10\n${line}\n`)).toContainEqual([code, 3]);
  });

  test("a cell given twice, with the line of the second", async () => {
    expect(await faultsOf(`${header}55001;2020-T4;5\n55002;2020-T4;5\n55001;2020-Q4;10\n`)).toEqual([
      ["DUPLICATE_CELL", 4],
    ]);
  });

  test("several faults at once, in the order of the file", async () => {
    const faults = await faultsOf(`${header}99999;2020-T4;5\n55001;2020;7\n55002;2020-T4;-1\n`);
    expect(faults).toEqual([
      ["UNKNOWN_TERRITORY", 2],
      ["WRONG_PERIOD", 3],
      ["NOT_ROUNDED", 3],
      ["NEGATIVE", 4],
    ]);
  });

  test("a missing column, an empty file, a workbook that is no text, a file that is not there", async () => {
    expect(await faultsOf("code_commune;periode\n55001;2020-T4\n")).toEqual([["MISSING_COLUMN", 1]]);
    expect(await faultsOf("")).toEqual([["EMPTY_FILE", null]]);
    expect(await faultsOf(header)).toEqual([["EMPTY_FILE", null]]);
    expect(await faultsOf(Buffer.from("PK\u0003\u0004\0\0classeur"))).toEqual([["NOT_TEXT", null]]);
    await expect(publishing("", { file: join(folder, "nowhere.csv") })).rejects.toThrow(/n'a pas pu être lu/);
  });

  test("and nothing of any of them was loaded", async () => {
    expect(await rows("intake.delivery")).toEqual([]);
    expect(await rows("published.release")).toEqual([]);
  });
});

describe("the same figures come in however their file is written", () => {
  const written: readonly [string, string | Buffer][] = [
    ["semicolons and French headers", "Code commune;Période;Nombre de demandeurs d'emploi\n55001;2016-T4;1 005\n"],
    [
      "a byte order mark, carriage returns and blank lines",
      "\ufeffcode_commune;periode;demandeurs_emploi_abc\r\n\r\n55001;2017-Q4;1005\r\n",
    ],
    ["commas, quotes and English headers", 'territory,period,value\n"55001","2018-Q4","1005"\n'],
    ["tabs", "code_commune\tperiode\tdemandeurs_emploi_abc\n55001\t2019-T4\t1005\n"],
    ["windows-1252", Buffer.from("Code commune;Période;Valeur\n55001;2020-T4;1\u00a0005\n", "latin1")],
  ];
  test.each(written)("%s", async (_, content) => {
    const [outcome] = await publishing(content);
    const cells = await rows("published.cell", `release = '${outcome?.release}' and territory in ('55', '55001')`);
    expect(cells.map(({ value }) => value)).toEqual(["1005", "1005"]);
  });
});

describe("a release", () => {
  const extract = (count: number) => `code_commune;periode;value\n55001;2021-T4;${count}\n55002;2021-T4;0\n`;

  test("holds every territory level, with what was not collected said as such", async () => {
    const [outcome] = await publishing(extract(5));
    expect(outcome).toMatchObject({
      release: "pole-emploi:jobseekers:2021-Q4:1",
      isNew: true,
      // Six villages where nobody lives have no figure to publish.
      cells: 1 + 3 + 16 + 493,
    });
    const [commune] = await rows("published.cell", "release like '%2021-Q4:1' and territory = '55001'");
    expect(commune).toMatchObject({
      status: "ROUNDED",
      value: "5",
      lower_bound: "3",
      upper_bound: "7",
      present: 1,
      expected: 1,
    });
    const [zero] = await rows("published.cell", "release like '%2021-Q4:1' and territory = '55002'");
    expect(zero).toMatchObject({ status: "ROUNDED", value: "0", lower_bound: "0", upper_bound: "4" });
    const [silent] = await rows("published.cell", "release like '%2021-Q4:1' and territory = '55004'");
    expect(silent).toMatchObject({ status: "NOT_COLLECTED", value: null, present: 0, expected: 1 });
    const [department] = await rows("published.cell", "release like '%2021-Q4:1' and territory = '55'");
    expect(department).toMatchObject({
      status: "PARTIAL",
      value: "5",
      lower_bound: "3",
      upper_bound: "11",
      standard_error: null,
      present: 2,
      expected: 493,
    });
  });

  test("published again with the same content is left alone, counts included", async () => {
    const before = (await rows("intake.delivery")).length;
    const [outcome] = await publishing(extract(5));
    expect(outcome).toMatchObject({ release: "pole-emploi:jobseekers:2021-Q4:1", isNew: false });
    expect(await rows("intake.delivery")).toHaveLength(before);
  });

  test("corrected becomes a new vintage; the old one stays whole, and the two never mix", async () => {
    const [outcome] = await publishing(extract(10));
    expect(outcome).toMatchObject({ release: "pole-emploi:jobseekers:2021-Q4:2", isNew: true });
    const current = await rows("published.release_at(now())", "period = '2021-Q4'");
    expect(current).toMatchObject([{ vintage: 2, supersedes: "pole-emploi:jobseekers:2021-Q4:1" }]);
    expect(await rows("published.cell", "release like '%2021-Q4:1' and territory = '55'")).toMatchObject([
      { value: "5" },
    ]);
  });

  test("signed with the next key stands beside what the former signed: each is as signed, by the key it names", async () => {
    const next = signingKey(newSigningKeyPem());
    const [outcome] = await publishing("code_commune;periode;value\n55001;2016-T4;5\n", { key: next });
    const asked = { institution: poleEmploi, abroad: noHub, release: null };
    const [keys, altered] = [new Map<string, string>(), [] as string[]];
    await withClient(database.PUBLISHER, async (client) => {
      for await (const judged of reaudit(client, asked)) {
        for (const { id, publicKey } of judged.releases) keys.set(id, publicKey);
        altered.push(...judged.altered);
      }
    });
    expect(keys.get(outcome?.release ?? "")).toBe(next.publicKey);
    expect(keys.get("pole-emploi:jobseekers:2021-Q4:2")).toBe(key.publicKey);
    expect(altered).toEqual([]);
  });

  test("asked for by two publishers at once comes out in two vintages, without a gap", async () => {
    const file = (count: number) => `code_commune;periode;value\n55001;2015-T4;${count}\n`;
    const other = join(folder, "other.csv");
    await writeFile(other, file(20));
    const outcomes = await Promise.all([publishing(file(10)), publishing(file(10), { file: other })]);
    expect(
      outcomes
        .flat()
        .map(({ release }) => release)
        .sort(),
    ).toEqual(["pole-emploi:jobseekers:2015-Q4:1", "pole-emploi:jobseekers:2015-Q4:2"]);
  });
});

describe("a total that the producer publishes itself", () => {
  const header = "code_commune;periode;demandeurs_emploi_abc\n";

  test("is the figure of its territory, as certain as its producer rounded it", async () => {
    await publishing(`${header}55029;2014-T4;100\n200033025;2014-T4;140\n55;2014-T4;11400\n`);
    const cells = await rows(
      "published.cell join published.release on release.id = cell.release",
      "release.period = '2014-Q4' and territory in ('55', '200033025', '551')",
    );
    const told = cells.map(({ territory, status, value, lower_bound, upper_bound }) =>
      [territory, status, ...[value, lower_bound, upper_bound].map(Number)].join(" "),
    );
    expect(told.sort()).toEqual([
      "200033025 ROUNDED 140 138 142",
      "55 ROUNDED 11400 11398 11402",
      "551 PARTIAL 100 98 102",
    ]);
  });

  test("is refused where its own communes contradict it", async () => {
    expect(await faultsOf(`${header}55029;2013-T4;100\n200033025;2013-T4;50\n`)).toEqual([["MARGIN_DIFFERS", null]]);
  });
});
