// Writes the shipped files of the other departments from copies of their sources: the same columns as the Meuse's own files
// (scripts/meuseRows.mjs), the producers' own figures, a line for each department and period. Populations and names come from
// the folder of npm @etalab/decoupage-administratif 1.1.1 (INSEE, populations of 1 January 2019).
// node scripts/departmentRows.mjs <folder of the copies> <folder of that package>; data/README.md says where each came from.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { writeShipped } from "./shippedFiles.mjs";
import { benefits, guarantee, inEuros, minima, rowsOf, spending, staff } from "./sourceColumns.mjs";

const [folder, code] = process.argv.slice(2);
if (!folder || !code) throw new Error("node scripts/departmentRows.mjs <folder of the copies> <folder of the package>");
const json = (name) => JSON.parse(readFileSync(join(code, "data", `${name}.json`), "utf8"));

const departments = json("departements");
const regionOf = new Map(json("regions").map((region) => [region.code, region.nom]));
const population = new Map();
for (const { type, departement, population: of = 0 } of json("communes"))
  if (type === "commune-actuelle") population.set(departement, (population.get(departement) ?? 0) + of);
writeShipped(
  "territory/departments-2019.csv",
  ["code_departement", "departement", "code_region", "region", "population_2019"],
  departments.map(({ code: departmentCode, nom, region }) => ({
    code_departement: departmentCode,
    departement: nom,
    code_region: region,
    region: regionOf.get(region),
    population_2019: population.get(departmentCode),
  })),
);

// By name: the spending workbook has lines of regions, whose codes are those of departments, and wrong codes in one table.
const plain = (name) =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/\*+$/, "")
    .toLowerCase()
    .replace(/[^a-z]+/g, " ")
    .trim();
const codeOf = new Map(departments.map(({ code: departmentCode, nom }) => [plain(nom), departmentCode]));
const spelledOtherwise = {
  reunion: "974",
  "lot et graonne": "47",
  "alpes de hautes provence": "04",
  // With the Métropole de Lyon: the source adds both up here, and gives them apart under 69D and 69M.
  "departement du rhone": "69",
};
for (const [name, departmentCode] of Object.entries(spelledOtherwise)) codeOf.set(name, departmentCode);

const isCorsican = (departmentCode) => departmentCode === "2A" || departmentCode === "2B";
/** Wide lines: one a department and period, the Meuse left out: the hub has it from its own releases. */
function wide(lines, { periodOf, columnOf, figureOf }) {
  const byPlace = new Map();
  const corsica = new Map();
  for (const line of lines) {
    const [column, period] = [columnOf(line), periodOf(line)];
    const departmentCode = codeOf.get(plain(line.departement));
    if (column === undefined) continue;
    if (/corse/i.test(line.departement) && !isCorsican(departmentCode)) corsica.set(`${column} ${period}`, line);
    // Overseas departments stand twice in the spending workbook, the second time as regions.
    if (departmentCode === undefined || departmentCode === "55" || /^10[1-4]$/.test(line.code_departement)) continue;
    const key = `${departmentCode} ${period}`;
    if (!byPlace.has(key)) byPlace.set(key, { code_departement: departmentCode, periode: period });
    byPlace.get(key)[column] = figureOf(line);
  }
  // From 2018 on Corsica is one; the zeros of its two former departments are not theirs.
  for (const row of byPlace.values())
    if (isCorsican(row.code_departement))
      for (const column of Object.keys(row))
        if (row[column] === "0" && corsica.has(`${column} ${row.periode}`) && row.periode >= "2018") row[column] = "";
  const order = ({ code_departement, periode }) => `${periode} ${code_departement}`;
  return [...byPlace.values()].sort((first, second) => (order(first) < order(second) ? -1 : 1));
}
const columns = (columnNames) => ["code_departement", "periode", ...new Set(Object.values(columnNames))];
const spaced = (text) => text.replace(/ {2,}/g, " ");
const from = (file) => rowsOf(folder, file);

const monthly = { ...benefits, ...guarantee };
writeShipped(
  "drees/prestations-mensuelles-departements-2017-2020.csv",
  columns(monthly),
  wide(from("drees/prestations-mensuelles-departements-2017-2020.csv"), {
    periodOf: ({ periode }) => periode,
    columnOf: ({ mesure }) => monthly[mesure],
    figureOf: ({ valeur }) => valeur,
  }),
);

writeShipped(
  "drees/minima-annuels-departements-1995-2019.csv",
  columns(minima),
  wide(from("drees/minima-sociaux-departements-annuel.csv").filter(isOneOfTwo), {
    periodOf: ({ annee_31_decembre }) => `${annee_31_decembre}-12`,
    columnOf: ({ mesure }) => minima[mesure],
    figureOf: ({ valeur }) => valeur,
  }),
);

/**
 * 2016 is given twice: of RSA after the revision (2), of the others before it, as in the Meuse's own file.
 * @param {import("./sourceColumns.mjs").Row} line
 */
function isOneOfTwo({ mesure, annee_31_decembre, note_colonne }) {
  if (annee_31_decembre !== "2016") return true;
  return mesure === "ass_allocataires" || (mesure.startsWith("rsa_") ? note_colonne === "(2)" : note_colonne === "");
}

writeShipped(
  "drees/depenses-departements-1999-2019.csv",
  columns(spending),
  wide(from("drees/depenses-insertion-departements-1999-2020.csv"), {
    periodOf: ({ annee }) => annee,
    columnOf: ({ tableau }) => spending[tableau],
    figureOf: (line) => inEuros(line).valeur,
  }),
);

writeShipped(
  "drees/personnel-social-departements-2014-2020.csv",
  columns(staff),
  wide(
    from("drees/personnel-social-departements-2014-2020.csv").map((line) => ({
      ...line,
      indicateur: spaced(line.indicateur),
    })),
    {
      periodOf: ({ annee_31_decembre }) => annee_31_decembre,
      columnOf: ({ indicateur }) => staff[indicateur],
      figureOf: ({ valeur }) => valeur,
    },
  ),
);

const tables = Array.from({ length: 20 }, (_, at) => `B${at + 1}`);
writeShipped(
  "drees/oarsa-departements-2015-2018.csv",
  ["code_departement", "periode", ...tables.map((table) => `part_${table.toLowerCase()}`)],
  wide(from("drees/oarsa-departements-2015-2018.csv"), {
    periodOf: ({ annee_31_decembre }) => annee_31_decembre,
    columnOf: ({ tableau }) => `part_${tableau.toLowerCase()}`,
    figureOf: ({ valeur, code_absence }) => valeur || code_absence,
  }),
);

writeShipped(
  "asp/salaries-siae-departements-2017-2022.csv",
  ["code_departement", "periode", "salaries_en_insertion"],
  wide(from("asp/barometre-insertion-departements.csv"), {
    periodOf: ({ date }) => date.slice(0, 7),
    columnOf: ({ id_indicateur }) => (id_indicateur === "nb-beneficiaires-siae" ? "salaries_en_insertion" : undefined),
    figureOf: ({ valeur }) => (valeur === "" ? "" : String(Number(valeur))),
  }),
);
