import { mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { withClient } from "@pacte-hub/postgres/connect";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import type { Instant } from "@pacte-hub/schema/model/period";
import { neededUrls, type Settings } from "@pacte-hub/server/config";
import { OperatorError } from "@pacte-hub/server/operatorError";
import type { Client } from "pg";
import { clientProgram, ranOn } from "./clientPrograms.ts";
import { databaseDescription, serverMajor } from "./database.ts";
import { dumpFile, type Manifest, manifestFile, sha256Of } from "./manifest.ts";
import { readableReleases } from "./readable.ts";

/** A backup that is whole. */
export interface Backup {
  readonly folder: string;
  readonly manifest: Manifest;
}

export interface BackupOptions {
  /** The folder in which the backup's own is made. */
  readonly into: string;
  /** Version of the hub. */
  readonly hub: string;
}

/**
 * Copies an institution's database, and describes what it holds, both as of one instant. The backup's folder takes its name
 * when it is whole: one that was cut short is never mistaken for a backup.
 */
export async function backUp(partner: PartnerId, settings: Settings, { into, hub }: BackupOptions): Promise<Backup> {
  const { OWNER } = neededUrls(settings, partner, ["OWNER"]);
  return dumped(OWNER, settings, async (owner, { snapshot, dump }) => {
    const description = await databaseDescription(owner, partner, settings);
    const readable = await readableReleases(partner, settings, snapshot);
    return wholeFolder(into, { of: partner, at: description.at }, async (folder) => {
      const about = { format: 1, institution: partner, hub } as const;
      return { ...about, ...description, dump: await dump(folder), readable };
    });
  });
}

/** Makes the dump of a snapshot in a folder. */
type Dump = (folder: string) => Promise<Manifest["dump"]>;

/** Runs `work` in one snapshot of a database, of which `dump` makes a copy. */
export function dumped<T>(
  url: string,
  { postgresPrograms }: Pick<Settings, "postgresPrograms">,
  work: (client: Client, copying: { readonly snapshot: string; readonly dump: Dump }) => Promise<T>,
): Promise<T> {
  return withClient(url, async (client) => {
    const program = await clientProgram("pg_dump", postgresPrograms, await serverMajor(client));
    const snapshot = await snapshotOf(client);
    const dump: Dump = async (folder) => {
      const file = join(folder, dumpFile);
      await ranOn(url, program, ["--format=custom", `--snapshot=${snapshot}`, `--file=${file}`]);
      return { bytes: (await stat(file)).size, sha256: await sha256Of(file) };
    };
    return work(client, { snapshot, dump });
  });
}

/** Fills the folder of a backup, which takes its name once it is whole, its manifest last. @param named of what, and of when */
export async function wholeFolder<M>(
  into: string,
  { of, at }: { readonly of: string; readonly at: Instant },
  fill: (folder: string) => Promise<M>,
): Promise<{ readonly folder: string; readonly manifest: M }> {
  const folder = resolve(into, `${of}-${at.replace(/\.\d+Z$/, "Z").replaceAll(":", "")}`);
  const beside = `${folder}.part`;
  await makeFolder(beside);
  try {
    const manifest = await fill(beside);
    await writeFile(join(beside, manifestFile), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600 });
    await rename(beside, folder);
    return { folder, manifest };
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    throw error;
  }
}

/** Takes away the oldest backups of one name, past so many. @returns their names */
export async function pruneBackups(partner: string, into: string, keep: number): Promise<readonly string[]> {
  const names = (await readdir(into)).filter((name) =>
    /^\d{4}-\d\d-\d\dT\d{6}Z$/.test(name.replace(`${partner}-`, "")),
  );
  const pruned = names.sort().slice(0, Math.max(0, names.length - keep));
  for (const name of pruned) await rm(join(into, name), { recursive: true });
  return pruned;
}

/** Begins the transaction that the whole backup sees. It stands idle while pg_dump works: the login's limits are lifted for it. */
async function snapshotOf(owner: Client): Promise<string> {
  await owner.query("begin isolation level repeatable read read only");
  await owner.query("set local idle_in_transaction_session_timeout = 0");
  const { rows } = await owner.query<{ name: string }>("select pg_export_snapshot() as name");
  return rows[0]?.name ?? "";
}

/** Nobody else of the machine enters it: raw counts are in it. */
async function makeFolder(path: string): Promise<void> {
  try {
    await rm(path, { recursive: true, force: true });
    await mkdir(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new OperatorError(
      `Le dossier ${path} ne peut pas être fait (${(error as Error).message}).`,
      "FILE_NOT_WRITABLE",
    );
  }
}
