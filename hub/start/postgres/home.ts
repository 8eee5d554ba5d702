import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { chown, cp, mkdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { DataFolder } from "../dataFolder.ts";

/** Where PostgreSQL's programs and cluster stand, and as whom they run. */
export interface Home {
  readonly programs: string;
  readonly cluster: string;
  /** undefined: as ourselves. */
  readonly runAs: { readonly uid: number; readonly gid: number } | undefined;
}

/** Where the cluster of a root's hub goes when root's own folders are closed to the system user that must run it. */
const systemHome = "/var/lib/hub-pacte-insertion";

/**
 * PostgreSQL refuses to run as root, so a root's hub runs it as a system user. That user often cannot walk into root's
 * folders: then programs and cluster stand under /var/lib, in a place of their own for each data folder.
 */
export async function homeFor(folder: DataFolder, programs: string): Promise<Home> {
  if (process.getuid?.() !== 0) return { programs, cluster: join(folder.path, "postgres"), runAs: undefined };
  const runAs = await systemUser();
  if ((await canWalk(programs, runAs)) && (await canWalk(folder.path, runAs))) {
    return { programs, cluster: join(folder.path, "postgres"), runAs };
  }
  const home = join(systemHome, createHash("sha256").update(folder.path).digest("hex").slice(0, 16));
  if (folder.isNew) await rm(home, { recursive: true, force: true });
  await mkdir(home, { recursive: true, mode: 0o755 });
  return { programs: await copied(programs), cluster: join(home, "cluster"), runAs };
}

/** One copy of the programs serves every data folder of the machine. */
async function copied(programs: string): Promise<string> {
  const copy = join(systemHome, "programs");
  const mark = "pg-symlinks.json";
  const [programsModified, copyModified] = await Promise.all([
    modified(join(programs, mark)),
    modified(join(copy, mark)),
  ]);
  if (copyModified === undefined || copyModified < (programsModified ?? 0)) {
    const beside = `${copy}.${process.pid}`;
    await cp(programs, beside, { recursive: true, verbatimSymlinks: true });
    await rm(copy, { recursive: true, force: true });
    await rename(beside, copy);
  }
  return copy;
}

const modified = (path: string): Promise<number | undefined> =>
  stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => undefined,
  );

/** Makes a folder that only the user PostgreSQL runs as may enter. */
export async function ownedFolder(path: string, runAs: Home["runAs"]): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  if (runAs) await chown(path, runAs.uid, runAs.gid);
}

/** `postgres` where the system has it, else `nobody`, which every system has. */
async function systemUser(): Promise<{ uid: number; gid: number }> {
  const id = async (option: "-u" | "-g", user: string) =>
    Number((await promisify(execFile)("id", [option, user])).stdout);
  for (const user of ["postgres", "nobody"]) {
    try {
      return { uid: await id("-u", user), gid: await id("-g", user) };
    } catch {
      // No such user here.
    }
  }
  return { uid: 65_534, gid: 65_534 };
}

/** True when the user may enter every folder down to `path`. */
async function canWalk(path: string, { uid, gid }: { uid: number; gid: number }): Promise<boolean> {
  const folder = await stat(path);
  const bit = folder.uid === uid ? 0o100 : folder.gid === gid ? 0o010 : 0o001;
  if ((folder.mode & bit) === 0) return false;
  const above = dirname(path);
  return above === path || canWalk(above, { uid, gid });
}
