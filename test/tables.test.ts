import { parse } from "csv-parse/sync";
import { unzipSync } from "fflate";
import { expect, inject, test } from "vitest";
import { ask } from "./ask.ts";

/** Real figures of two institutions, in one question. */
const query = `query besoins($epci: ID!) { territory(code: $epci) {
  caf { rsaHouseholds(from: "2021-12", to: "2021-12") { value } }
  poleEmploi { jobseekers(from: "2021-Q4", to: "2021-Q4") { value } } } }`;
const variables = { epci: "200049187" };

const tableIn = (accept: string, search = "") =>
  fetch(`${inject("hub").url}${search}`, {
    method: "POST",
    headers: { "content-type": "application/json", accept },
    body: JSON.stringify({ query, variables }),
  });
type Rows = readonly Readonly<Record<string, string>>[];
const rowsOf = (text: string): Rows => parse(text, { columns: true, bom: true });

test("figures of two institutions are one table: each row says whose it is, of what, where, when and in which unit", async () => {
  const response = await tableIn("text/csv");
  expect([response.status, response.headers.get("hub-errors")]).toEqual([200, null]);
  const [households, jobseekers, ...others] = rowsOf(await response.text());
  expect(others).toEqual([]);
  const verdun = { code: "200049187", name: "CA du Grand Verdun", level: "EPCI", origin: "REAL", errors: "" };
  expect(households).toMatchObject({
    ...verdun,
    series: "caf_rsaHouseholds",
    institution: "Caisse d'allocations familiales de la Meuse",
    period: "2021-12",
    value: "1260",
    unit: "HOUSEHOLD",
    unit_label: "Foyer allocataire",
    status: "ROUNDED",
    bounds_min: "1246",
    bounds_max: "1326",
    release: expect.stringMatching(/^caf:rsa-households:2021-12:\d+$/),
  });
  expect(jobseekers).toMatchObject({
    ...verdun,
    series: "poleEmploi_jobseekers",
    institution: "Pôle emploi",
    period: "2021-Q4",
    value: "2290",
    unit: "PERSON",
  });
  expect(households?.series_label).not.toBe(jobseekers?.series_label);
});

test("its sources name both institutions' releases with their licences, and a line to cite them by", async () => {
  const rows = rowsOf(await (await tableIn("text/csv", "?feuille=Sources")).text());
  const releases = rows.filter(({ élément }) => élément === "publication");
  expect(releases.map(({ référence }) => référence?.split(":")[0]).sort()).toEqual(["caf", "pole-emploi"]);
  for (const { licence, source } of releases)
    expect([licence, source]).toEqual([expect.stringMatching(/\w/), expect.stringMatching(/\w/)]);
  const citation = rows.find(({ élément }) => élément === "citation")?.texte;
  for (const part of ["Caisse d'allocations familiales", "Pôle emploi", "Hub du Pacte", "caf:rsa-households:2021-12:"])
    expect(citation).toContain(part);
});

test("nor are they missing from the first table of a question that nobody asked before", async () => {
  const fresh = {
    query: `query q${Date.now()} { territory(code: "55") { caf { rsaHouseholds(from: "2021-12", to: "2021-12") { value } } } }`,
  };
  const read = async () => {
    const headers = { "content-type": "application/json", accept: "text/csv" };
    const address = `${inject("hub").url}?feuille=Sources`;
    const response = await fetch(address, { method: "POST", headers, body: JSON.stringify(fresh) });
    return rowsOf(await response.text()).filter(({ élément }) => élément === "publication");
  };
  const [first, second] = [await read(), await read()];
  expect(first).toEqual([expect.objectContaining({ référence: expect.stringMatching(/^caf:rsa-households:/) })]);
  expect(second).toEqual(first);
});

test("a workbook has the same rows, its sources and its columns; the JSON answer the same values", async () => {
  const parts = unzipSync(new Uint8Array(await (await tableIn("", "?format=xlsx")).arrayBuffer()));
  const sheet = Buffer.from(parts["xl/worksheets/sheet1.xml"] ?? []).toString("utf8");
  expect(sheet).toContain("<v>1260</v>");
  expect(sheet).toContain("<v>2290</v>");
  expect(Object.keys(parts).filter((name) => name.includes("worksheets"))).toHaveLength(3);
  const { data } = await ask(query, variables);
  expect([data.territory.caf.rsaHouseholds[0].value, data.territory.poleEmploi.jobseekers[0].value]).toEqual([
    1260, 2290,
  ]);
});

const release = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(new URL(`/releases/${path}`, inject("hub").url), { headers });
const id = "caf:rsa-households:2021-12:1";

test("a release has its labelled table beside the signed file, which does not change", async () => {
  const signed = rowsOf(await (await release(`${id}.csv`)).text());
  const labelled = rowsOf(await (await release(`${id}.csv?format=libelles`)).text());
  expect(labelled.map(({ code, value, status }) => [code, value, status])).toEqual(
    signed.map(({ territory, value, status }) => [territory, value, status]),
  );
  expect(labelled.find(({ code }) => code === "200049187")).toMatchObject({
    name: "CA du Grand Verdun",
    level: "EPCI",
    dataset: "rsa-households",
    unit_label: "Foyer allocataire",
    release_measure_label: expect.stringMatching(/^Stock/),
    release: id,
  });
  const sums = new Map<string, number>();
  for (const { level = "", value } of labelled) sums.set(level, (sums.get(level) ?? 0) + Number(value));
  expect([...sums.keys()].sort()).toEqual(["ARRONDISSEMENT", "COMMUNE", "DEPARTMENT", "EPCI"]);
});

test("it is a workbook, Parquet, or a French spreadsheet's file too", async () => {
  const book = unzipSync(new Uint8Array(await (await release(`${id}.xlsx`)).arrayBuffer()));
  expect(Buffer.from(book["xl/worksheets/sheet2.xml"] ?? []).toString("utf8")).toContain(id);
  const parquet = Buffer.from(await (await release(`${id}.parquet`)).arrayBuffer());
  expect(parquet.subarray(0, 4).toString()).toBe("PAR1");
  const french = await release(`${id}.csv?format=libelles`, { "accept-language": "fr" });
  expect((await french.text()).startsWith("code;name;level;")).toBe(true);
  const unknown = await release(`${id}.csv?format=pdf`);
  expect([unknown.status, ((await unknown.json()) as { errors: { message: string }[] }).errors[0]?.message]).toEqual([
    400,
    expect.stringContaining("libelles"),
  ]);
});
