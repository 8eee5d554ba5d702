import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setDepartment } from "@pacte-hub/schema/model/department";
import { partnerIds, partnerOf } from "@pacte-hub/schema/model/partner";
import { setRecommendations } from "@pacte-hub/schema/model/recommendation";
import { hintFor, hintText } from "@pacte-hub/schema/rules/nearest";
import type { z } from "zod";
import { institutionsFile, openDataFile, territoriesFile, territoryManifest } from "./departmentFiles.ts";
import { OperatorError } from "./operatorError.ts";
import { schemaFaults } from "./schemaFaults.ts";

/**
 * Another Department's folder (HUB_PACT) for this process: its institutions bear their names there, sentences the Department's,
 * and the graph the recommendations of its Pacts. Called once, before anything asks.
 * @param folder absolute
 * @throws OperatorError PACT_FILE_REFUSED, with a sentence for each fault of what its files say
 */
export async function joinPact(folder: string): Promise<void> {
  const { manifest, institutions } = readPactFolder(folder);
  // The same object: whoever holds it reads the new names. Its id, its field and its port stay.
  for (const [id, { names, ...identity }] of Object.entries(institutions))
    Object.assign(partnerOf(id), identity, names && { names });
  setDepartment({ code: manifest.department, of: manifest.of });
  // Only then: it reads the folder's files.
  const { shippedRecommendations } = await import("@pacte-hub/data/recommendations");
  setRecommendations(shippedRecommendations());
}

/** What the files of a Department's folder say, each as its published schema lets it. @throws OperatorError PACT_FILE_REFUSED */
export function readPactFolder(folder: string) {
  const manifest = readFile(folder, "territory/territory.json", territoryManifest);
  const place = (name: string): string => `territory/${name}`;
  const { departement } = readFile(folder, place(manifest.territories), territoriesFile);
  if (departement.code !== manifest.department)
    throw refused([
      `${place(manifest.territories)} : ses territoires sont du département ${departement.code}, et territory.json est du ${manifest.department}.`,
    ]);
  const { populations, mergedCommunes, zonings } = manifest;
  const fileNames = [populations, mergedCommunes, ...Object.values(zonings).map((zoning) => zoning?.file)];
  assertThere(
    folder,
    fileNames.flatMap((name) => (name === undefined ? [] : [place(name)])),
  );
  const openData = readIfThere(folder, "open-data.json", openDataFile)?.files ?? [];
  assertThere(
    folder,
    openData.map(({ file }) => file),
  );
  assertInstitutions(
    "open-data.json",
    openData.map(({ institution }) => institution),
  );
  const institutionsGiven = readIfThere(folder, "institutions.json", institutionsFile);
  const institutions: z.infer<typeof institutionsFile>["institutions"] = institutionsGiven?.institutions ?? {};
  assertInstitutions("institutions.json", Object.keys(institutions));
  assertPacts(folder);
  return { manifest, institutions };
}

const readIfThere = <Schema extends z.ZodType>(folder: string, name: string, schema: Schema) =>
  existsSync(join(folder, name)) ? readFile(folder, name, schema) : undefined;

/** What each says is judged by whoever enters it in the registers (packages/pact). */
function assertPacts(folder: string): void {
  assertThere(folder, ["pacts"]);
  const files = readdirSync(join(folder, "pacts")).filter((name) => /(?<!\.schema)\.json$/.test(name));
  if (files.length === 0) throw refused(["Il n'y a aucun Pacte dans le dossier pacts : un fichier par Pacte."]);
  for (const name of files) jsonIn(folder, `pacts/${name}`);
}

function readFile<Schema extends z.ZodType>(folder: string, name: string, schema: Schema): z.infer<Schema> {
  const judged = schema.safeParse(jsonIn(folder, name), { reportInput: true });
  if (judged.success) return judged.data;
  throw refused(schemaFaults(judged.error, name, name.replace(/\.json$/, ".schema.json")));
}

function jsonIn(folder: string, name: string): unknown {
  assertThere(folder, [name]);
  try {
    return JSON.parse(readFileSync(join(folder, name), "utf8"));
  } catch {
    throw refused([`${name} n'est pas du JSON.`]);
  }
}

function assertThere(folder: string, names: readonly string[]): void {
  const missing = names.filter((name) => !existsSync(join(folder, name)));
  if (missing.length > 0)
    throw refused([`Il manque ${missing.join(", ")} dans ${folder} (HUB_PACT) : « hub new-pact » pose ce dossier.`]);
}

function assertInstitutions(file: string, ids: readonly string[]): void {
  const strange = [...new Set(ids)].filter((id) => !partnerIds.includes(id));
  if (strange.length === 0) return;
  throw refused(
    strange.map((id) => {
      const hint = hintText(
        hintFor(
          id,
          partnerIds.map((code) => ({ code })),
        ),
      );
      return `${file} nomme une institution qui n'est pas du graphe, « ${id} ».${hint}`;
    }),
  );
}

const refused = (sentences: readonly string[]): OperatorError =>
  new OperatorError(sentences.join("\n"), "PACT_FILE_REFUSED");
