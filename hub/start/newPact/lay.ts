import { existsSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { pactFilesIn } from "@pacte-hub/data/pacts";
import { shippedFile } from "@pacte-hub/data/shipped";
import { faultInTerritory } from "@pacte-hub/data/territoryFaults";
import { readPactFolder } from "@pacte-hub/server/joinedPact";
import { OperatorError } from "@pacte-hub/server/operatorError";
import { layFolder, write } from "../layFolder.ts";
import { departmentPart } from "./codePackage.ts";
import { institutionsOf } from "./institutions.ts";
import { openDataOf } from "./openData.ts";
import { assertReadYears } from "./readYears.ts";
import { pactIdOf, pactOf, textOf } from "./skeleton.ts";

export interface NewDepartment {
  /** INSEE's code. */
  readonly code: string;
  /** The folder of the geographic code's package. */
  readonly codePackage: string;
  /** The year of the package's populations. */
  readonly vintage: string;
  /** The first and the last year of the Pact. */
  readonly years: readonly [number, number];
  /** French, after a noun: "de Meurthe-et-Moselle"; null: made of its name. */
  readonly of: string | null;
}

interface LayOptions {
  readonly folder: string;
  /** Does everything, and leaves nothing. */
  readonly rehearsal: boolean;
}

/** What was laid. */
export interface LaidPact {
  readonly files: readonly string[];
  readonly communes: number;
  readonly epcis: number;
  readonly datasets: number;
  readonly leftOut: readonly string[];
}

/**
 * Lays what is another Department's: its territories out of the geographic code, its open data out of the national files, and a
 * Pact to be written, whole or not at all. What `hub compose` would refuse of it is refused here.
 * @throws OperatorError where the folder is there already or cannot be, the code does not cover the Department, or a year is none
 * that the hub reads.
 */
export async function layPact(department: NewDepartment, laying: LayOptions): Promise<LaidPact> {
  const { folder } = laying;
  assertReadYears([Number(department.vintage), ...department.years]);
  if (existsSync(folder)) throw new OperatorError(`${folder} existe déjà : rien n'y est écrit.`, "PACT_FILE_REFUSED");
  const territory = await territoryOf(department);
  const { files: dataFiles, listed, leftOut } = await openDataOf(department.code);
  const texts = new Map([
    ...textsOf(department, territory),
    ["open-data.json", json({ $schema: "open-data.schema.json", version: 1, files: listed })],
    ...dataFiles,
  ]);
  const { communes, epcis } = territory.territories;
  const fill = async (making: string) => {
    for (const [file, text] of texts) await write(making, file, text);
    for (const schema of publishedSchemas) await copyFile(shippedFile(schema), join(making, schema));
    await assertComposable(making, department.code);
  };
  return {
    files: await layFolder({ ...laying, fill }),
    communes: communes.length,
    epcis: epcis.length,
    datasets: listed.length,
    leftOut,
  };
}

type DepartmentPart = Awaited<ReturnType<typeof departmentPart>>;

interface NewTerritory extends Pick<DepartmentPart, "territories" | "mergedCommunes"> {
  /** The text of `populations.csv`. */
  readonly populationLines: string;
}

/** @throws OperatorError where the code does not cover the Department */
async function territoryOf({ code, codePackage, vintage }: NewDepartment): Promise<NewTerritory> {
  const { territories, populations, mergedCommunes } = await departmentPart(codePackage, code);
  const populationLines = lines(
    `code_commune;${vintage}`,
    [...populations].map((population) => population.join(";")),
  );
  const fault = faultInTerritory(territories, populationLines);
  if (fault)
    throw new OperatorError(
      `Ce code géographique ne couvre pas le département ${code} : ${fault}`,
      "PACT_FILE_REFUSED",
    );
  return { territories, mergedCommunes, populationLines };
}

/** By file, the texts of the territory, of the Pact to be written and of its institutions. */
function textsOf(
  { code, years: [start, end], of: ofDepartment }: NewDepartment,
  { territories, mergedCommunes, populationLines }: NewTerritory,
): ReadonlyMap<string, string> {
  const { nom: name } = territories.departement;
  const of = ofDepartment ?? (/^[AEIOUYÉÈ]/i.test(name) ? `d'${name}` : `de ${name}`);
  const pact = { department: code, name, start, end, isFirst: true };
  const mergedLines = mergedCommunes.map((commune) => `${commune.code};${commune.name};${commune.into}`);
  return new Map([
    ["territory/territory.json", json(manifestOf(code, of))],
    ["territory/territories.json", json({ $schema: "territories.schema.json", ...territories })],
    ["territory/populations.csv", populationLines],
    ["territory/merged-communes.csv", lines("code;nom;reunie_a", mergedLines)],
    [`pacts/${pactIdOf(pact)}.json`, json(pactOf(pact))],
    [`pacts/${pactIdOf(pact)}.md`, textOf(pact)],
    ["institutions.json", json(institutionsOf(pact, of))],
  ]);
}

/** Judges a folder as the hub does that takes it. @throws OperatorError PACT_FILE_REFUSED */
async function assertComposable(making: string, department: string): Promise<void> {
  readPactFolder(making);
  const { assertPactFiles } = await import("@pacte-hub/pact/store/registers");
  assertPactFiles(pactFilesIn(join(making, "pacts")), department);
}

/** What an editor reads beside the files, and what judges them where they are read. */
const publishedSchemas = [
  "institutions.schema.json",
  "open-data.schema.json",
  "pacts/pact.schema.json",
  "territory/territories.schema.json",
  "territory/territory.schema.json",
];

const manifestOf = (code: string, of: string) => ({
  $schema: "territory.schema.json",
  version: 1,
  department: code,
  of,
  part: "partie du département",
  territories: "territories.json",
  populations: "populations.csv",
  mergedCommunes: "merged-communes.csv",
  zonings: {},
});

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const lines = (header: string, rows: readonly string[]): string => `${[header, ...rows].join("\n")}\n`;
