import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { OperatorError } from "@pacte-hub/server/operatorError";
import { makeFolders, removeEmpty } from "./makeFolders.ts";
import { isRunning } from "./processes.ts";

/** The folder of a hub on one machine, with its database and secrets. */
export interface DataFolder {
  readonly path: string;
  /** Passwords by role, random for each folder and never shown; missing ones are made. */
  readonly passwords: Passwords;
  /** True when this start made the folder: anything kept elsewhere for it is stale. */
  readonly isNew: boolean;
  /** True when the former hub on this folder was killed: some of its processes may still be ending. */
  readonly wasKilled: boolean;
  /** Releases the folder for another hub, and removes it if it was new and is empty. */
  release(): Promise<void>;
}

export interface Passwords {
  of(role: string): string;
  save(): Promise<void>;
}

/** Locks the folder for this hub. @throws OperatorError when it cannot be written, or another hub runs on it */
export async function openDataFolder(path: string): Promise<DataFolder> {
  const lock = join(path, "hub.pid");
  const made = await makeFolders(path).catch(() => {
    throw cannotWrite(path);
  });
  const wasKilled = existsSync(lock);
  await assertFree(lock, path);
  await writeSecret(lock, String(process.pid));
  const file = join(path, "passwords.json");
  const isNew = !existsSync(file);
  const release = async () => {
    await rm(lock, { force: true });
    await removeEmpty(made);
  };
  return { path, isNew, wasKilled, release, passwords: await passwordsIn(file, isNew) };
}

async function writeSecret(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { mode: 0o600 });
  } catch {
    throw cannotWrite(file);
  }
}

async function assertFree(lock: string, path: string): Promise<void> {
  const pid = Number(await readFile(lock, "utf8").catch(() => "0"));
  if (pid > 0 && pid !== process.pid && (await isRunning(pid, "hub"))) {
    throw new OperatorError(
      `Un hub tourne déjà sur ${path} (processus ${pid}) : arrêtez-le, ou donnez un autre dossier par HUB_DATA_DIR.`,
      "NOT_DONE",
    );
  }
}

async function passwordsIn(file: string, isNew: boolean): Promise<Passwords> {
  const passwords: Record<string, string> = isNew ? {} : JSON.parse(await readFile(file, "utf8"));
  return {
    of(role) {
      passwords[role] ??= randomBytes(24).toString("base64url");
      return passwords[role];
    },
    save: () => writeSecret(file, JSON.stringify(passwords)),
  };
}

const cannotWrite = (path: string): OperatorError =>
  new OperatorError(
    `Impossible d'écrire dans ${path} : donnez par HUB_DATA_DIR un dossier où vous avez le droit d'écrire.`,
    "FILE_NOT_WRITABLE",
  );
