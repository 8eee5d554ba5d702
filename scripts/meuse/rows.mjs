// What the files of the Meuse share: which lines of a source are its own, and how they become one line a period.
import { shippedJson } from "../shippedFiles.mjs";

/** @typedef {import("../sourceColumns.mjs").Row} Row */

/** Reads a copy's lines; its separator is a semicolon unless named. @typedef {(file: string, mark?: string) => Row[]} Source */

/** The first columns of a commune's line, by the commune's code. @type {Map<string, Row>} */
export const placeOf = new Map(
  shippedJson("territory/meuse-territories.json").communes.map(({ code, nom, epci }) => [
    code,
    { code_commune: code, commune: nom, siren_epci: epci },
  ]),
);

export const placeColumns = ["code_commune", "commune", "siren_epci"];

/** @type {(line: Row) => boolean} */
export const ofMeuse = ({ code_departement }) => code_departement === "55";

/**
 * One line a period, in order, and one column a measure. What the source does not give for a period stays blank; of two lines
 * for the same period and measure the later one counts.
 * @param {Row[]} lines
 * @param {(line: Row) => string} periodOf
 * @param {(line: Row) => string | undefined} columnOf undefined: the line is left out
 */
export function wide(lines, periodOf, columnOf) {
  /** @type {Map<string, Row>} */
  const byPeriod = new Map();
  for (const line of lines) {
    const [periode, column] = [periodOf(line), columnOf(line)];
    if (!column) continue;
    const row = byPeriod.get(periode) ?? { code_territoire: "55", periode };
    byPeriod.set(periode, { ...row, [column]: line.valeur ?? line.milliers_euros });
  }
  return [...byPeriod.values()].sort((first, second) => (first.periode < second.periode ? -1 : 1));
}

/** The first two columns of a file made by `wide`. */
export const periodColumns = ["code_territoire", "periode"];
