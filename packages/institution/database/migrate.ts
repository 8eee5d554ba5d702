import { stepsOf } from "@pacte-hub/migrations/registry";
import { workingConnection } from "@pacte-hub/postgres/connect";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import type { LoginUrls } from "@pacte-hub/server/logins";
import { OperatorError } from "@pacte-hub/server/operatorError";
import type { Knex } from "knex";
import { assertDirect } from "./assertDirect.ts";
import { applyLimits } from "./limits.ts";
import { applyPrivileges } from "./privileges.ts";

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
      const config = { migrationSource: sourceOf(partner), schemaName: "public", tableName: "migration" };
      await assertNotNewer(db, partner);
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

/** A database's history beside what this version knows. */
export interface History {
  /** A step of a newer version that the database has taken. */
  readonly beyond: string | undefined;
  /** Steps that it has yet to take. */
  readonly missing: number;
}

/** @param done names of the steps that the database has taken. */
export function historyOf(partner: PartnerId, done: readonly string[]): History {
  const steps = Object.keys(stepsOf(partner));
  return {
    beyond: done.find((name) => !steps.includes(name)),
    missing: steps.filter((name) => !done.includes(name)).length,
  };
}

/** @throws OperatorError for a database that a newer version has brought further than this one knows: nothing is changed. */
async function assertNotNewer(db: Knex, partner: PartnerId): Promise<void> {
  if (!(await db.schema.withSchema("public").hasTable("migration"))) return;
  const done = await db.withSchema("public").from("migration").orderBy("id").pluck<string[]>("name");
  const { beyond } = historyOf(partner, done);
  if (beyond !== undefined) throw newerDatabase(partner, beyond);
}

/** What is said of a database, or of a backup of one, that has taken a step which this version does not know. */
export const newerDatabase = (partner: PartnerId, beyond: string): OperatorError =>
  new OperatorError(
    `La base de « ${partner} » a été mise à jour par une version plus récente du hub (étape « ${beyond} ») : installez cette version, ou restaurez la sauvegarde faite avant. Rien n'est changé.`,
    "DATABASE_NEWER",
  );

async function underLock<T>(db: Knex, work: () => Promise<T>): Promise<T> {
  const connection = await db.client.acquireConnection();
  try {
    await assertDirect(connection, "OWNER");
    await db.raw("select pg_advisory_lock(?)", [migrationLock]).connection(connection);
    return await work();
  } finally {
    await db.raw("select pg_advisory_unlock(?)", [migrationLock]).connection(connection);
    await db.client.releaseConnection(connection);
  }
}

/** Names are the registry's, without a file's ending: sources and built files share one history. */
function sourceOf(partner: PartnerId): Knex.MigrationSource<string> {
  const steps = stepsOf(partner);
  return {
    getMigrations: async () => Object.keys(steps).sort(),
    getMigrationName: (name) => name,
    getMigration: async (name) => (await steps[name]?.()) as Knex.Migration,
  };
}
