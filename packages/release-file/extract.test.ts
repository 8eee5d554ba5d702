import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inspect, openExtract } from "./extract.ts";
import { ExtractRefused } from "./extractErrors.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "extract-"));
});
afterAll(() => rm(folder, { recursive: true }));

const isHeader = (names: readonly string[]) => names.includes("code");

async function readContent(content: string | Buffer) {
  const path = join(folder, "file.csv");
  await writeFile(path, content);
  const { header, lines, leftOut } = await openExtract(await inspect(path), isHeader);
  const rows = [];
  for await (const { number, fields, width } of lines) rows.push({ number, cells: [...fields.values()], width });
  return { header, rows, leftOut };
}

const table = "Code;Nom;Valeur\n55001;Abainville;75\n55545;Verdun;1250\n";
const cells = [
  ["55001", "Abainville", "75"],
  ["55545", "Verdun", "1250"],
];

test.each<[string, string | Buffer]>([
  ["with the line ends of Windows", table.replaceAll("\n", "\r\n")],
  ["with line ends of both kinds", table.replace("\n", "\r\n")],
  ["with the line ends of an old Macintosh", table.replaceAll("\n", "\r")],
  ["with commas", table.replaceAll(";", ",")],
  ["with tabulations", table.replaceAll(";", "\t")],
  ["with a line that tells Excel the separator", `sep=;\r\n${table}`],
  ["in UTF-8 with its mark", `\ufeff${table}`],
  ["in UTF-16, as Excel's « Texte Unicode »", Buffer.from(`\ufeff${table.replaceAll(";", "\t")}`, "utf16le")],
  ["in UTF-16 the other way round", Buffer.from(`\ufeff${table}`, "utf16le").swap16()],
  ["with codes that Excel may not take for numbers", table.replace("55001", '="55001"')],
  ["with each field quoted", table.replaceAll(/[^;\n]+/g, '"$&"')],
  ["with empty columns at the end", table.replaceAll("\n", ";;\n")],
  ["with empty lines", `\n\n${table}\n\n`],
])("a file %s is read as the table it holds", async (_, content) => {
  const { header, rows } = await readContent(content);
  expect([header.names, rows.map((row) => row.cells)]).toEqual([["code", "nom", "valeur"], cells]);
  expect(rows.every(({ width }) => width.found === width.expected)).toBe(true);
});

test("a file whose accents were encoded twice is refused for that, and not for the columns that it seems to lack", async () => {
  const once = table.replace("Nom", "Libellé");
  await expect(readContent(Buffer.from(once, "utf8").toString("latin1"))).rejects.toThrow("LibellÃ©");
  expect((await readContent(once)).header.labels).toContain("Libellé");
  expect((await readContent("Code;Nom\n55001;MÃO\n")).rows).toHaveLength(1);
});

test("titles before the header and notes after the table are left out, and told by their lines", async () => {
  const { header, rows, leftOut } = await readContent(
    `Foyers allocataires du RSA, Meuse;;\nSource : CAF\n;;\n${table}Source : CNAF, fichier Allstat\nLecture : 75 foyers\n`,
  );
  expect([header.number, rows.map((row) => row.cells), leftOut.map(({ number }) => number)]).toEqual([
    4,
    cells,
    [1, 2, 7, 8],
  ]);
});

test("a sentence between two lines is no note: it is a line, and at fault", async () => {
  const { rows } = await readContent(table.replace("55545", "Arrondissement de Verdun\n55545"));
  expect(rows[1]).toMatchObject({ number: 3, width: { found: 1, expected: 3 } });
});

test("a line with fewer fields than the header, or more, says so", async () => {
  const { rows } = await readContent(
    "Code;Nom;A;B\n55001;Abainville;1;2\n55002;Verdun;3\n55003;Void;1;2;3\n55004;Vacon;1;\n",
  );
  expect(rows.map(({ width }) => width.found)).toEqual([4, 3, 5, 4]);
});

test("names with commas and quotes do not hide the separator, and are read as they are", async () => {
  const { rows } = await readContent('Code;Nom;Valeur\n1;Union, des, deux, rives, de, la;2\n3;dit "le Grand";4\n');
  expect(rows.map(({ cells: [, name] }) => name)).toEqual(["Union, des, deux, rives, de, la", 'dit "le Grand"']);
});

test("a workbook saved as it is, and a quote that never ends, are refused in a sentence", async () => {
  await expect(readContent(Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]))).rejects.toThrow("enregistrez le classeur");
  await expect(readContent(`${table}55002;"Abaucourt;3\n`)).rejects.toThrow(ExtractRefused);
});
