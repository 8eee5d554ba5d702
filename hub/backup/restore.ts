import { join } from "node:path";
import type { Institution } from "@pacte-hub/institution/config";
import { historyOf, migrate, newerDatabase } from "@pacte-hub/institution/database/migrate";
import { withClient } from "@pacte-hub/postgres/connect";
import { roleOf } from "@pacte-hub/postgres/hosts";
import { neededUrls, type Settings } from "@pacte-hub/server/config";
import { type LoginUrls, logins } from "@pacte-hub/server/logins";
import { OperatorError } from "@pacte-hub/server/operatorError";
import type { Client } from "pg";
import { type Comparison, readableComparison, storedComparison } from "./comparison.ts";
import { objectCount } from "./contents.ts";
import { serverMajor } from "./database.ts";
import { assertDumpWhole, dumpFile, type Manifest } from "./manifest.ts";
import { restorer } from "./restoreDump.ts";

/**
 * Puts a backup into a new database, all of it or nothing, compares what stands there with what the backup says, then brings
 * schema and rights up to date.
 * @throws OperatorError before anything is written, for a database that is not new, an older server, a newer backup, a
 * missing role, or a dump that was changed
 */
export async function restored(
  institution: Institution,
  settings: Settings,
  { folder, manifest }: { readonly folder: string; readonly manifest: Manifest },
): Promise<Comparison> {
  const partner = institution.partner.id;
  const urls = neededUrls(settings, partner, logins);
  const { beyond } = historyOf(partner, manifest.steps);
  if (beyond !== undefined) throw newerDatabase(partner, beyond);
  await assertDumpWhole(folder, manifest);
  const restore = await withClient(urls.OWNER, async (owner) => {
    await assertNew(owner);
    await assertNotOlder(owner, manifest);
    await assertRoles(owner, manifest, urls);
    return restorer(owner, settings.postgresPrograms, manifest.server);
  });
  await restore(urls.OWNER, join(folder, dumpFile));
  const stored = await storedComparison(institution, settings, manifest);
  await migrate(partner, urls);
  return { ...stored, readable: await readableComparison(institution, settings, manifest) };
}

/** @throws OperatorError for a database in which anything stands */
export async function assertNew(owner: Client): Promise<void> {
  const objects = await objectCount(owner);
  if (objects > 0)
    throw new OperatorError(
      `La base de destination n'est pas neuve (${objects} tables, vues ou fonctions) : « hub restore » ne remplace rien. Créez une base vide, ou donnez l'adresse d'une autre. Rien n'est changé.`,
      "DATABASE_UNFIT",
    );
}

/** @throws OperatorError for a server that is older than the backup's */
export async function assertNotOlder(owner: Client, { server }: Pick<Manifest, "server">): Promise<void> {
  const serverVersion = await serverMajor(owner);
  if (serverVersion < server)
    throw new OperatorError(
      `Cette sauvegarde vient de PostgreSQL ${server}, et le serveur est PostgreSQL ${serverVersion} : restaurez-la sur PostgreSQL ${server} ou plus récent. Rien n'est changé.`,
      "DATABASE_UNFIT",
    );
}

/** Policies of row level security name roles: those of the backup, and those of the addresses given here. */
async function assertRoles(owner: Client, { roles, institution }: Manifest, urls: LoginUrls): Promise<void> {
  const roleNames = [...new Set([...roles, ...logins.map((login) => roleOf(urls[login]))])];
  const { rows } = await owner.query<{ name: string }>(
    "select name from unnest($1::text[]) as name where not exists (select from pg_roles where rolname = name)",
    [roleNames],
  );
  if (rows.length > 0)
    throw new OperatorError(
      `Il manque sur ce serveur ${rows.map(({ name }) => name).join(", ")} : « hub restore ${institution} --admin » donne le SQL que son administrateur exécute d'abord. Rien n'est changé.`,
      "DATABASE_UNFIT",
    );
}
