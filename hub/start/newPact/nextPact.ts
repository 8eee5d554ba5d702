import { existsSync, readFileSync } from "node:fs";
import { rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pactFilesIn, pactTermsIn } from "@pacte-hub/data/pacts";
import { OperatorError } from "@pacte-hub/server/operatorError";
import { assertReadYears } from "./readYears.ts";
import { type NewPact, pactIdOf, pactOf, textOf } from "./skeleton.ts";

interface LayOptions {
  /** The Department's, which is there. */
  readonly folder: string;
  /** Does everything, and leaves nothing. */
  readonly rehearsal: boolean;
}

/**
 * Lays the Pact that follows in a Department's folder, beside the others: one file and its text, and nothing else of the folder
 * is touched.
 * @returns the paths of its files, from the folder
 * @throws OperatorError PACT_FILE_REFUSED where the folder is no such Department's, or a Pact of it has not ended by then;
 * FILE_NOT_WRITABLE where nothing can be written in it
 */
export async function layNextPact(
  { code, years: [start, end] }: { readonly code: string; readonly years: readonly [number, number] },
  { folder, rehearsal }: LayOptions,
): Promise<readonly string[]> {
  assertReadYears([start, end]);
  const name = nameIn(folder, code);
  const before = pactTermsIn(pactFilesIn(join(folder, "pacts")));
  const last = before.at(-1);
  if (!last) throw refused(`${folder} n'a aucun Pacte : il n'y a rien à suivre.`);
  if (`${start}-01-01` <= last.end)
    throw refused(`Le Pacte « ${last.id} » va jusqu'au ${last.end} : celui qui le suit commence après.`);
  const pact: NewPact = { department: code, name, start, end, isFirst: false };
  const texts: readonly [string, string][] = [
    [`pacts/${pactIdOf(pact)}.md`, textOf(pact)],
    [`pacts/${pactIdOf(pact)}.json`, `${JSON.stringify(pactOf(pact), null, 2)}\n`],
  ];
  const existing = texts.find(([file]) => existsSync(join(folder, file)));
  if (existing) throw refused(`${join(folder, existing[0])} existe déjà : rien n'y est écrit.`);
  if (!rehearsal) await writeTogether(folder, texts);
  return texts.map(([file]) => file);
}

/** Both or neither; whoever reads the folder meanwhile sees no half of a file. */
async function writeTogether(folder: string, texts: readonly (readonly [string, string])[]): Promise<void> {
  const making = texts.map(([file]) => join(folder, `${file}.making`));
  try {
    for (const [at, [, text]] of texts.entries()) await writeFile(making[at] ?? "", text);
    for (const [at, [file]] of texts.entries()) await rename(making[at] ?? "", join(folder, file));
  } catch {
    throw new OperatorError(
      `Impossible d'écrire dans ${join(folder, "pacts")} : il faut le droit d'y écrire.`,
      "FILE_NOT_WRITABLE",
    );
  } finally {
    for (const file of making) await rm(file, { force: true }).catch(() => undefined);
  }
}

/** The Department's name, by the folder's own files. */
function nameIn(folder: string, code: string): string {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, "territory/territory.json"), "utf8"));
    const { departement } = JSON.parse(readFileSync(join(folder, "territory", manifest.territories), "utf8"));
    if (manifest.department === code) return departement.nom;
  } catch {
    // Told with what is no folder of this Department.
  }
  throw refused(
    `${folder} n'est pas le dossier du département ${code} : « hub new-pact ${code} » le pose, sans --next.`,
  );
}

const refused = (sentence: string): OperatorError => new OperatorError(sentence, "PACT_FILE_REFUSED");
