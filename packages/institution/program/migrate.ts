import { parseArgs } from "node:util";
import { workingConnection } from "@pacte-hub/postgres/connect";
import { roleOf } from "@pacte-hub/postgres/hosts";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import { assertNoMore } from "@pacte-hub/server/commandLine";
import { neededUrls, readSettings } from "@pacte-hub/server/config";
import { type LoginUrls, logins } from "@pacte-hub/server/logins";
import { hardening } from "../database/hardening.ts";
import { unboundedLogins } from "../database/limits.ts";
import { migrate } from "../database/migrate.ts";

/** What an operator reads of the command, French. */
export const migrationHelp = `La connexion propriétaire (CAF_OWNER_URL…) fait le travail ; les trois autres adresses disent à quels rôles donner leurs droits.
Peut être relancée sans risque, même après une interruption.

  --admin   ne change rien : donne le SQL que l'administrateur du serveur exécute une fois dans cette base, et que le propriétaire n'a pas
            le droit de faire (connexions par rôle, grands objets, tailles et statistiques fermés à tous)`;

/** Brings an institution's database up to date by what the environment says, or with --admin prints the administrator's part. */
export async function runMigration(partner: PartnerId, words: readonly string[]): Promise<number> {
  const options = { admin: { type: "boolean" } } as const;
  const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
  assertNoMore(positionals, 0);
  const urls = neededUrls(readSettings(process.env), partner, logins);
  if (values.admin) console.log(await administration(urls));
  else {
    const done = await migrate(partner, urls);
    console.log(done === 0 ? "La base était à jour." : `La base est à jour (${done} étapes).`);
  }
  return 0;
}

/** What only the server's administrator may do, as SQL. */
async function administration(urls: LoginUrls): Promise<string> {
  const db = workingConnection(urls.OWNER, "owner");
  try {
    return [...(await unboundedLogins(db, urls)), hardening(`"${roleOf(urls.OWNER).replaceAll('"', '""')}"`)].join(
      "\n",
    );
  } finally {
    await db.destroy();
  }
}
