// Where the shipped files of data/ are, and how their lines are written: semicolons, no quotes, one header.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** @typedef {import("./sourceColumns.mjs").Row} Row */

const dataFolder = fileURLToPath(new URL("../data/", import.meta.url));

/** @type {(file: string) => any} */
export const shippedJson = (file) => JSON.parse(readFileSync(join(dataFolder, file), "utf8"));

/**
 * Writes a file of data/: these columns of the rows, in this order, blank where a row has none.
 * @param {string} file
 * @param {string[]} columns
 * @param {Record<string, unknown>[]} rows
 */
export function writeShipped(file, columns, rows) {
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ""))];
  writeFileSync(join(dataFolder, file), `${lines.map((line) => line.join(";")).join("\n")}\n`);
}
