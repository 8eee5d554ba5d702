import { constants } from "node:fs";
import { access, copyFile, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { withClient } from "@pacte-hub/postgres/connect";
import { inTransaction } from "@pacte-hub/postgres/transaction";
import type { Instant } from "@pacte-hub/schema/model/period";
import { Misuse } from "@pacte-hub/server/commandLine";
import type { Settings } from "@pacte-hub/server/config";
import { OperatorError } from "@pacte-hub/server/operatorError";
import { dumped, wholeFolder } from "./backUp.ts";
import { differingNames } from "./comparison.ts";
import { type DatabaseContents, databaseContents } from "./contents.ts";
import { serverMajor } from "./database.ts";
import { assertDumpWhole, dumpFile, type Manifest, manifestFile, sha256Of } from "./manifest.ts";
import { assertNew, assertNotOlder } from "./restore.ts";
import { restorer } from "./restoreDump.ts";

/** Of the gateway: saved queries, their keys, citations, where it has a database; the heads of the journals that it witnessed. */
export interface GatewayManifest {
  readonly format: 1;
  readonly institution: "gateway";
  readonly at: Instant;
  readonly hub: string;
  /** null: it has no database. */
  readonly database: (Pick<Manifest, "server" | "dump"> & { readonly tables: DatabaseContents }) | null;
  /** SHA-256 of each file of heads, by its name. */
  readonly heads: Readonly<Record<string, string>>;
}

/** What became of a gateway's backup that was put back. */
export interface GatewayComparison {
  /** Tables that hold something else; null: there was no database to restore. */
  readonly differing: readonly string[] | null;
  readonly tables: number;
  readonly rows: number;
  readonly heads: readonly string[];
}

/** As the gateway names them in its data folder. */
const headFiles = ["journal-heads.jsonl", "journal-heads-latest.jsonl"];

/**
 * Copies what a gateway keeps. @throws OperatorError where it keeps nothing: no database, no heads in its data folder
 */
export async function backUpGateway(
  settings: Settings,
  { into, hub }: { readonly into: string; readonly hub: string },
): Promise<{ readonly folder: string; readonly manifest: GatewayManifest }> {
  const { gatewayDatabase, dataDir } = settings;
  const present = await presentIn(dataDir);
  const make = (at: Instant, copyDatabase: (folder: string) => Promise<GatewayManifest["database"]>) =>
    wholeFolder(into, { of: "gateway", at }, async (folder): Promise<GatewayManifest> => {
      const heads: Record<string, string> = {};
      for (const name of present) {
        await copyFile(join(dataDir, name), join(folder, name));
        heads[name] = await sha256Of(join(folder, name));
      }
      return { format: 1, institution: "gateway", at, hub, database: await copyDatabase(folder), heads };
    });
  if (gatewayDatabase !== undefined)
    return dumped(gatewayDatabase, settings, async (client, { dump }) => {
      const { rows } = await client.query<{ now: Date }>("select now() as now");
      const [server, tables] = [await serverMajor(client), await databaseContents(client)];
      const at = (rows[0]?.now ?? new Date()).toISOString();
      return make(at, async (folder) => ({ server, tables, dump: await dump(folder) }));
    });
  if (present.length > 0) return make(new Date().toISOString(), () => Promise.resolve(null));
  throw new OperatorError(
    `Rien à sauvegarder : ni base (GATEWAY_DATABASE_URL), ni têtes de journaux dans ${dataDir} (HUB_DATA_DIR).`,
    "NOT_DONE",
  );
}

/** The manifest of a gateway's backup. @throws Misuse */
export async function readGatewayManifest(folder: string): Promise<GatewayManifest> {
  const text = await readFile(join(folder, manifestFile), "utf8").catch(() => "{}");
  const manifest = JSON.parse(text) as Partial<GatewayManifest>;
  if (manifest.format === 1 && manifest.institution === "gateway") return manifest as GatewayManifest;
  throw new Misuse(`Le dossier ${folder} n'est pas une sauvegarde de la passerelle.`);
}

/**
 * Puts it back, into a new database and a data folder without heads, and compares.
 * @throws OperatorError before anything is written, for a database that is not new, an older server, heads that are there, a
 * dump that was changed
 */
export async function restoredGateway(
  settings: Settings,
  { folder, manifest }: { readonly folder: string; readonly manifest: GatewayManifest },
): Promise<GatewayComparison> {
  const { gatewayDatabase, dataDir } = settings;
  const { database, heads } = manifest;
  const [headThere] = await presentIn(dataDir);
  if (headThere !== undefined && Object.keys(heads).length > 0)
    throw new OperatorError(
      `${join(dataDir, headThere)} est là : des têtes ne se remplacent pas. Rien n'est changé.`,
      "NOT_DONE",
    );
  if (database && gatewayDatabase === undefined)
    throw new OperatorError(
      "Donnez par GATEWAY_DATABASE_URL la base neuve de la passerelle. Rien n'est changé.",
      "SETTINGS_REFUSED",
    );
  const compared =
    database && gatewayDatabase ? await intoDatabase(gatewayDatabase, settings, { folder, database }) : null;
  await mkdir(dataDir, { recursive: true });
  for (const name of Object.keys(heads))
    await copyFile(join(folder, name), join(dataDir, name), constants.COPYFILE_EXCL);
  const same = { differing: null, tables: 0, rows: 0 };
  return { ...(compared ?? same), heads: Object.keys(heads) };
}

async function intoDatabase(
  url: string,
  { postgresPrograms }: Settings,
  { folder, database }: { readonly folder: string; readonly database: NonNullable<GatewayManifest["database"]> },
) {
  await assertDumpWhole(folder, database);
  const restore = await withClient(url, async (client) => {
    await assertNew(client);
    await assertNotOlder(client, database);
    return restorer(client, postgresPrograms, database.server);
  });
  await restore(url, join(folder, dumpFile));
  const contents = await withClient(url, (client) =>
    inTransaction(client, () => databaseContents(client), { isSnapshot: true }),
  );
  const rows = Object.values(contents).reduce((sum, table) => sum + table.rows, 0);
  return { differing: differingNames(database.tables, contents), tables: Object.keys(database.tables).length, rows };
}

async function presentIn(folder: string): Promise<readonly string[]> {
  const headsPresent = await Promise.all(
    headFiles.map((name) =>
      access(join(folder, name)).then(
        () => [name],
        () => [],
      ),
    ),
  );
  return headsPresent.flat();
}
