import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { OperatorError } from "@pacte-hub/server/operatorError";
import { makeFolders, removeEmpty } from "./makeFolders.ts";

interface Laying {
  /** Where it comes to lie: absolute, and not there yet. */
  readonly folder: string;
  /** Does everything, and leaves nothing. */
  readonly rehearsal: boolean;
  /** Writes what it holds in the folder that it is given; what it throws leaves nothing. */
  readonly fill: (making: string) => Promise<void>;
}

/**
 * Lays a folder: made whole beside, then moved there at once, so that nothing is ever half made.
 * @returns the paths of its files, from the folder, sorted
 * @throws OperatorError FILE_NOT_WRITABLE where it cannot lie there, which a rehearsal finds too
 */
export async function layFolder({ folder, rehearsal, fill }: Laying): Promise<readonly string[]> {
  const above = dirname(folder);
  const made = await makeFolders(above).catch(() => {
    throw cannotLay(above);
  });
  let making: string | null = null;
  try {
    making = await madeIn(above);
    if (rehearsal) {
      await rm(making, { recursive: true });
      making = await mkdtemp(join(tmpdir(), ".laid-"));
    }
    await fill(making);
    const entries = await readdir(making, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(making ?? "", join(entry.parentPath, entry.name)))
      .sort();
    if (!rehearsal) await rename(making, folder);
    return files;
  } finally {
    if (making !== null) await rm(making, { recursive: true, force: true });
    await removeEmpty(made);
  }
}

/** Writes a file, and the folders that it lies in. */
export async function write(folder: string, name: string, text: string): Promise<void> {
  const file = join(folder, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

const madeIn = (folder: string): Promise<string> =>
  mkdtemp(join(folder, ".laid-")).catch(() => {
    throw cannotLay(folder);
  });

const cannotLay = (folder: string): OperatorError =>
  new OperatorError(
    `Impossible d'écrire dans ${folder} : donnez par --in un dossier où vous avez le droit d'écrire.`,
    "FILE_NOT_WRITABLE",
  );
