import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { OperatorError } from "@pacte-hub/server/operatorError";
import { makeFolders, removeEmpty } from "./makeFolders.ts";
import { isRunning } from "./processes.ts";

/** The folder where a hub on one machine keeps its database and its secrets. */
export interface DataFolder {
  readonly path: string;
  /** Passwords by role, random per folder, never shown; an absent one is made. */
  readonly passwords: Passwords;
  /** True when the folder was made by this start: whatever stands in its name elsewhere is stale. */
  readonly isNew: boolean;
  /** True when the hub that held the folder before did not end by itself: its processes may still be leaving. */
  readonly wasKilled: boolean;
  /** Lets another hub have it; where nothing was kept in it, it is no more there than before. */
  release(): Promise<void>;
}

export interface Passwords {
  of(role: string): string;
  save(): Promise<void>;
}

/** Opens the folder for one hub at a time. @throws OperatorError when it can't be written, or when a hub runs on it. */
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
