import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { JournalHead } from "@pacte-hub/schema/model/journalHead";
import { type PartnerId, partners } from "@pacte-hub/schema/model/partner";
import type { Instant } from "@pacte-hub/schema/model/period";
import { Misuse } from "@pacte-hub/server/commandLine";
import { OperatorError } from "@pacte-hub/server/operatorError";
import type { DatabaseContents } from "./contents.ts";
import type { ReadableReleases } from "./readable.ts";

/** Names of the two files of a backup. */
export const dumpFile = "base.dump";
export const manifestFile = "sauvegarde.json";

/** What a backup is of, taken in the same snapshot of the database as its dump: what a restoration is compared with. */
export interface Manifest {
  readonly format: 1;
  readonly institution: PartnerId;
  /** By the database's clock. */
  readonly at: Instant;
  /** Version of the hub that made it. */
  readonly hub: string;
  /** PostgreSQL's major version, of the server. */
  readonly server: number;
  readonly dump: { readonly bytes: number; readonly sha256: string };
  /** Steps of migration that the database had taken. */
  readonly steps: readonly string[];
  /** Roles that row level security names. */
  readonly roles: readonly string[];
  readonly tables: DatabaseContents;
  readonly journal: Pick<JournalHead, "seq" | "hash">;
  readonly keys: NamedKeys;
  /** What a reader without any right reads of each release; null: the context key or the reader's login was not given. */
  readonly readable: ReadableReleases | null;
}

/** Keys that are in no backup, by what is public of them. */
export interface NamedKeys {
  /** Public keys (SPKI, base64) that signed the releases. */
  readonly releases: readonly string[];
  /** Public key of the journal; null: its file was not given. */
  readonly journal: string | null;
  /** Identifiers of the context keys that the database believes. */
  readonly contexts: readonly string[];
}

/** The manifest of a backup's folder. @throws Misuse when the folder is none's, or another institution's */
export async function readManifest(folder: string, institution: PartnerId): Promise<Manifest> {
  const text = await readFile(join(folder, manifestFile), "utf8").catch(() => {
    throw new Misuse(`Le dossier ${folder} n'est pas une sauvegarde : ${manifestFile} n'y est pas, ou ne se lit pas.`);
  });
  const manifest = parsed(text);
  if (manifest?.format !== 1)
    throw new Misuse(`${join(folder, manifestFile)} n'est pas d'une sauvegarde que ce hub comprend.`);
  if (manifest.institution !== institution)
    throw new Misuse(
      `Cette sauvegarde est celle de « ${partners[manifest.institution]?.name ?? manifest.institution} » : elle ne se restaure pas ailleurs.`,
    );
  return manifest;
}

function parsed(text: string): Manifest | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** @throws OperatorError when the dump is not, to the byte, the one that the manifest was written with. */
export async function assertDumpWhole(folder: string, { dump }: Pick<Manifest, "dump">): Promise<void> {
  const sha256 = await sha256Of(join(folder, dumpFile)).catch(() => "");
  if (sha256 !== dump.sha256)
    throw new OperatorError(
      `Le fichier ${join(folder, dumpFile)} manque, ou n'est plus celui qui fut sauvegardé (SHA-256) : prenez une autre sauvegarde. Rien n'est restauré.`,
      "FILE_NOT_READABLE",
    );
}

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}
