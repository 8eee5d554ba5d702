import { spawnSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { catalogueDocument, crossRates, HubRefusal, hubClient, type RefusalEntry } from "@pacte-hub/client";
import { inClone } from "@pacte-hub/server/repository";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { ran, scriptedServer } from "./clientsBed.ts";
import { as, tokenOf } from "./persona.ts";
import { type Key, needs, savedQueriesOf } from "./savedQueriesBed.ts";

const hub = inject("hub");
const { at, send, keyFor } = savedQueriesOf(() => hub);
const saved = { ...needs, name: "besoins-des-clients" };
const verdun = "200049187";

let key: Key;
let folder: string;
let script: { readonly url: string; readonly server: Server };
beforeAll(async () => {
  await send("/q", saved, await as("analyst@department", hub));
  key = await keyFor(saved.name, "analyst@department");
  folder = await mkdtemp(join(tmpdir(), "clients-"));
  script = await scriptedServer();
});
afterAll(async () => {
  await at(`/q/${saved.name}`, await as("analyst@department", hub), "DELETE");
  await rm(folder, { recursive: true });
  script.server.close();
});

/** What the tests of the other clients are given of this hub. */
const place = async () => ({
  PACTE_HUB_TEST: JSON.stringify({
    url: new URL(hub.url).origin,
    token: await tokenOf("analyst@department", hub),
    saved: { name: saved.name, key },
    script: script.url,
  }),
});

describe("the npm package", () => {
  const reader = hubClient({ url: hub.url, onPartial: () => undefined });
  const households = () => reader.series("rsa-households", { territories: [verdun], from: "2021-12", to: "2021-12" });

  test("gives the catalogue, typed where it is asked as a document", async () => {
    const { rows } = await reader.catalogue();
    expect(rows.find(({ institution, id }) => institution === "caf" && id === "rsa-households")).toMatchObject({
      unit_label: "Foyer allocataire",
      dimensions: "HOUSEHOLD_TYPE",
      levels: expect.stringContaining("COMMUNE"),
      periods: expect.stringContaining("2021-12"),
    });
    const { data } = await reader.ask(catalogueDocument, { origin: "REAL" });
    expect(data.caf?.datasets.map(({ id }) => id)).toContain("rsa-households");
  });

  test("no two institutions have a dataset or a rate of one id, so that an id alone names its figures", async () => {
    const all = [...(await reader.catalogue()).rows, ...(await reader.rates()).rows].filter(({ id }) => id !== null);
    const ids = all.map(({ id, institution }) => `${id} ${institution}`);
    expect(
      ids.filter((one) => ids.some((other) => other !== one && other.split(" ")[0] === one.split(" ")[0])),
    ).toEqual([]);
  });

  test("gives a series with labels, status and interval, a rate between institutions, and a citation of them", async () => {
    const table = await households();
    expect(table.rows).toMatchObject([
      {
        code: verdun,
        value: 1260,
        status: "ROUNDED",
        bounds_min: 1246,
        bounds_max: 1326,
        unit_label: "Foyer allocataire",
      },
    ]);
    const jobseekers = await reader.series("jobseekers", { territories: [verdun], from: "2021-Q4", to: "2021-Q4" });
    expect(crossRates(table.rows, jobseekers.rows)).toMatchObject([{ value: 55.02, status: "ROUNDED" }]);
    const known = hubClient({ url: hub.url, token: () => tokenOf("analyst@department", hub) });
    const citation = await known.citation(table);
    expect(await known.openCitation(citation.link)).toMatchObject({
      kind: "IDENTICAL",
      citation: { hash: citation.hash },
    });
  });

  test("says what is missing from a partial table, and reads a saved query by its key", async () => {
    const missing: RefusalEntry[] = [];
    const warned = hubClient({ url: hub.url, onPartial: (refusals) => void missing.push(...refusals) });
    const { rows, refusals } = await warned.query(
      '{ territory(code: "55") { caf { rsaHouseholds(from: "2021-12", to: "2021-12") { value } } department { orientations { value } } } }',
    );
    expect([missing, rows.some(({ value }) => value !== null)]).toEqual([refusals, true]);
    expect(refusals[0]?.message).toMatch(/\w/);
    const read = await reader.saved(saved.name, { epci: verdun }, { key });
    expect(read.rows.map(({ value }) => value)).toEqual([1260, 2290]);
  });

  test("refuses a series that is wrong for every place, and one that would mix the levels", async () => {
    const codeOf = (asked: Promise<unknown>) =>
      asked.then(
        () => null,
        ({ code }: HubRefusal) => code,
      );
    expect(await codeOf(reader.series("rsa-households", { level: "EPCI", from: "2021-13" }))).toBe("INVALID_PERIOD");
    const reversed = { level: "EPCI", from: "2021-12", to: "2020-12" } as const;
    expect(await codeOf(reader.series("rsa-households", reversed))).toBe("PERIOD_REVERSED");
    expect(await codeOf(reader.series("rsa-households", { level: "EPCI", by: ["SEX"] }))).toMatch(
      /BROKEN_DOWN|BREAKDOWN/,
    );
    for (const given of [{}, undefined] as never[])
      expect(await codeOf(reader.series("rsa-households", given))).toBe("PLACE_NEEDED");
  });

  test("explains a limit, and an unknown dataset by the nearest", async () => {
    const refusalOf = (asked: Promise<unknown>) =>
      asked.then(
        () => null,
        (error: HubRefusal) => error,
      );
    const long = (field: string) => `${field}(by: HOUSEHOLD_TYPE, origin: DEMONSTRATION) { value }`;
    const all = `{ territories { caf { ${long("rsaHouseholds")} ${long("claimantHouseholds")} } } }`;
    const refusal = await refusalOf(reader.query(all));
    expect(refusal).toBeInstanceOf(HubRefusal);
    expect(refusal).toMatchObject({ code: "QUERY_TOO_COSTLY", kind: "LIMIT", todo: expect.stringContaining("moins") });
    expect((await refusalOf(reader.series("rsa-household", { level: "EPCI" })))?.sentence).toContain(
      "« rsa-households »",
    );
  });
});

/** Builders write beside what they build: they are given a copy. */
async function copyOf(client: string): Promise<string> {
  const copy = join(folder, "sources", client);
  await cp(inClone("clients", client), copy, { recursive: true });
  return copy;
}

const runs = (program: string, args: readonly string[]): boolean =>
  spawnSync(program, args, { stdio: "ignore", timeout: 60_000 }).status === 0;

const python = process.env.HUB_TABLES_PYTHON ?? "python3";
const hasPython = runs(python, ["-c", "import setuptools, wheel, pytest"]);
describe.skipIf(!hasPython)(`the Python package (skipped where ${python} lacks pytest, setuptools or wheel)`, () => {
  test("is built and installed by pip, and keeps its promises on this hub", { timeout: 200_000 }, async () => {
    const target = join(folder, "python");
    const pip = ["-m", "pip", "install", "-q", "--no-deps", "--no-build-isolation", "--no-index", "--target", target];
    const built = await ran(python, [...pip, await copyOf("python")], {});
    expect(built.isDone, built.text).toBe(true);
    const tests = ["-m", "pytest", "-o", "pythonpath=", "-rs", inClone("clients", "python", "tests")];
    const tested = await ran(python, tests, { ...(await place()), PYTHONPATH: target, PYTHONDONTWRITEBYTECODE: "1" });
    console.info(tested.text.trim().split("\n").slice(-3).join("\n"));
    expect(tested.isDone, tested.text).toBe(true);
  });
});

const hasR = runs("Rscript", ["-e", "library(testthat); library(jsonlite); library(curl)"]);
describe.skipIf(!hasR)("the R package (skipped without Rscript, testthat, jsonlite or curl)", () => {
  test("is built and installed by R, and keeps its promises on this hub", { timeout: 200_000 }, async () => {
    const built = await ran("R", ["CMD", "INSTALL", "--no-test-load", `--library=${folder}`, await copyOf("r")], {});
    expect(built.isDone, built.text).toBe(true);
    const tests = inClone("clients", "r", "tests", "testthat");
    const script = `library(testthat); library(pactehub); test_dir("${tests}", reporter = "check", stop_on_failure = TRUE)`;
    const vectors = inClone("clients", "contract", "crossRate.json");
    const environment = { ...(await place()), R_LIBS: folder, PACTE_HUB_VECTORS: vectors, NOT_CRAN: "true" };
    const tested = await ran("Rscript", ["-e", script], environment);
    console.info(tested.text.trim().split("\n").slice(-3).join("\n"));
    expect(tested.isDone, tested.text).toBe(true);
  });
});

/** Fenced code of a client's README, all of it as one program, on this hub. */
async function programIn(client: string, language: string): Promise<string> {
  const text = await readFile(inClone("clients", client, "README.md"), "utf8");
  const blocks = [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map(
    ([, block]) => block,
  );
  expect(blocks.length).toBeGreaterThan(2);
  return blocks.join("\n").replaceAll("http://127.0.0.1:4000", new URL(hub.url).origin);
}

describe("what a README shows is what runs", () => {
  const token = async () => ({ HUB_TOKEN: await tokenOf("analyst@department", hub) });
  const heard = ["CA du Grand Verdun", "Hub du Pacte", "IDENTICAL", "Vouliez-vous dire « rsa-households » ?"];

  test("in JavaScript, from the one archive that readers install, which has its types", async () => {
    const place = join(folder, "javascript");
    const packed = await ran(process.execPath, [inClone("clients", "javascript", "pack.mjs"), place], {});
    expect(packed.isDone, packed.text).toBe(true);
    await writeFile(join(place, "package.json"), '{"private":true,"type":"module"}');
    const archive = join(place, "pacte-hub-client-0.1.0.tgz");
    const installed = await ran(
      "npm",
      ["install", "--prefix", place, "--offline", "--no-audit", "--no-fund", archive],
      {},
    );
    expect(installed.isDone, installed.text).toBe(true);
    await cp(inClone("test", "fixtures", "clientReader.ts"), join(place, "reader.ts"));
    const compilerOptions = {
      noEmit: true,
      strict: true,
      target: "es2022",
      module: "nodenext",
      lib: ["es2022", "dom"],
    };
    await writeFile(join(place, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["reader.ts"] }));
    const compiler = inClone("node_modules", "typescript", "bin", "tsc");
    expect(await ran(process.execPath, [compiler, "-p", place], {})).toMatchObject({ isDone: true, text: "" });
    await writeFile(join(place, "readme.mjs"), await programIn("javascript", "js"));
    const shown = await ran(process.execPath, [join(place, "readme.mjs")], await token());
    for (const part of heard) expect(shown.text).toContain(part);
    expect(shown.isDone).toBe(true);
  });

  test.skipIf(!hasPython || !runs(python, ["-c", "import pandas"]))("in Python (skipped without pandas)", async () => {
    const environment = { ...(await token()), PYTHONPATH: join(folder, "python"), PYTHONUTF8: "1" };
    const shown = await ran(python, ["-c", await programIn("python", "python")], environment);
    for (const part of heard) expect(shown.text).toContain(part);
    expect(shown.isDone).toBe(true);
  });

  test.skipIf(!hasR)("in R (skipped without R)", async () => {
    const file = join(folder, "readme.R");
    await writeFile(file, await programIn("r", "r"));
    const shown = await ran("Rscript", ["--encoding=UTF-8", file], { ...(await token()), R_LIBS: folder });
    for (const part of heard) expect(shown.text).toContain(part);
    expect(shown.isDone).toBe(true);
  });
});
