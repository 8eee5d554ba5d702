import { readdir } from "node:fs/promises";
import { dirname, join, parse } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Knex } from "knex";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import { workingConnection } from "@pacte-hub/postgres/connect";
import type { LoginUrls } from "@pacte-hub/server/logins";
import { applyLimits } from "./limits.ts";
import { applyPrivileges } from "./privileges.ts";

const folder = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "migrations");

/** Any number would do, as long as all migrating processes of a database agree on it. */
const migrationLock = 5_501;

/**
 * Brings an institution's database to the present schema and privileges. Each migration is one transaction, so a
 * process killed on the way leaves whole steps only; a lock it left in knex's table is freed, since the advisory lock
 * (which dies with its connection) proves that nobody else migrates.
 */
export async function migrate(partner: PartnerId, urls: LoginUrls): Promise<number> {
  const db = workingConnection(urls.OWNER, "owner");
  try {
    return await underLock(db, async () => {
      const config = { migrationSource: await sourceOf(partner), schemaName: "public", tableName: "migration" };
      await db.migrate.forceFreeMigrationsLock(config);
      const [, done] = (await db.migrate.latest(config)) as [number, string[]];
      await applyPrivileges(db, urls);
      await applyLimits(db, urls);
      return done.length;
    });
  } finally {
    await db.destroy();
  }
}

async function underLock<T>(db: Knex, work: () => Promise<T>): Promise<T> {
  const connection = await db.client.acquireConnection();
  try {
    await db.raw("select pg_advisory_lock(?)", [migrationLock]).connection(connection);
    return await work();
  } finally {
    await db.raw("select pg_advisory_unlock(?)", [migrationLock]).connection(connection);
    await db.client.releaseConnection(connection);
  }
}

/** Names migrations without their file ending, so that .ts and compiled .js share one history. */
async function sourceOf(partner: PartnerId): Promise<Knex.MigrationSource<string>> {
  const files = await readdir(join(folder, partner));
  const names = new Map(
    files.filter((file) => /^\d{4}_\w+\.[jt]s$/.test(file)).map((file) => [parse(file).name, file]),
  );
  return {
    getMigrations: async () => [...names.keys()].sort(),
    getMigrationName: (name) => name,
    getMigration: async (name) =>
      (await import(pathToFileURL(join(folder, partner, names.get(name) ?? name)).href)) as Knex.Migration,
  };
}
