/**
 * Rows a second and peak memory of one table of 200,000 rows, by format, each in a process of its own:
 *
 *   npm run build:code && node bench/tables.mjs
 */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const rows = 200_000;
const formats = ["CSV", "FRENCH_CSV", "NDJSON", "XLSX", "PARQUET"];
const [wanted] = process.argv.slice(2);
const mebibytes = (bytes) => Math.round(bytes / 1024 / 1024);

if (wanted === undefined) {
  for (const format of formats)
    process.stdout.write(
      execFileSync(process.execPath, [fileURLToPath(import.meta.url), format], { encoding: "utf8" }),
    );
} else await measure(wanted);

/** Territories with one figure a month: 17 columns a row, as a completed question gives them. */
async function measure(format) {
  const { choiceFor, writeTable } = await import("@pacte-hub/tables/writeTable");
  const column = (name, kind, source) => ({ name, kind, definition: name, source });
  const at = (level, ...path) => ({ from: "ANSWER", level, path });
  const text = ["period", "status", "unit", "release"].map((name) => column(name, "TEXT", at(2, name)));
  const numbers = ["value", "min", "max", "present", "expected"].map((name) => column(name, "NUMBER", at(2, name)));
  const labels = { ROUNDED: "Chiffre arrondi par le producteur" };
  const sheet = {
    name: "figures",
    levels: [
      [{ path: ["territories"], name: "territories", label: "Territoires", institution: null, origin: null }],
      [{ path: ["figures"], name: "caf_figures", label: "Foyers", institution: "Caf", origin: "REAL" }],
    ],
    columns: [
      ...["code", "name", "level"].map((name) => column(name, "TEXT", at(1, name))),
      ...["name", "label", "institution", "origin"].map((says) =>
        column(`series_${says}`, "TEXT", { from: "SERIES", level: 2, says }),
      ),
      ...text,
      column("status_label", "TEXT", { ...at(2, "status"), labels }),
      ...numbers,
      column("errors", "TEXT", { from: "ERRORS" }),
    ],
  };
  const figure = (n) => ({
    period: `20${10 + (n % 12)}-12`,
    status: "ROUNDED",
    unit: "HOUSEHOLD",
    release: "caf:rsa-households:2021-12:1",
    value: n * 5,
    min: n * 5 - 2,
    max: n * 5 + 2,
    present: 1,
    expected: 1,
  });
  const territories = Array.from({ length: 500 }, (_, t) => ({
    code: `55${String(t).padStart(3, "0")}`,
    name: `Commune ${t}`,
    level: "COMMUNE",
    figures: Array.from({ length: rows / 500 }, (_, n) => figure(n)),
  }));
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const sources = { question: "", variables: {}, asOf: null, answeredAt: new Date().toISOString(), releases: [] };
  const choice = choiceFor({ sheets: [sheet] }, format, null);
  if ("code" in choice) throw new Error(`no such format: ${format}`);
  /** Lengths in bytes. @type {number[]} */
  const pieces = [];
  const began = process.hrtime.bigint();
  writeTable(
    choice,
    { data: { territories }, errors: [] },
    { format, sources, take: (piece) => pieces.push(piece.length) },
  );
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  const peak = process.resourceUsage().maxRSS * 1024;
  console.log(
    `${format.padEnd(10)} ${Math.round(rows / seconds).toLocaleString("en")} rows/s, ${mebibytes(pieces.reduce((sum, length) => sum + length, 0))} MiB file, peak ${mebibytes(peak)} MiB (${mebibytes(before)} MiB the answer, read)`,
  );
}
