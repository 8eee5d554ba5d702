import { parseArgs } from "node:util";
import { hardening } from "@pacte-hub/institution/database/hardening";
import { unboundedLogins } from "@pacte-hub/institution/database/limits";
import { migrate as migrateDatabase } from "@pacte-hub/institution/database/migrate";
import { roleOf, workingConnection } from "@pacte-hub/postgres/connect";
import { neededUrls, readSettings } from "@pacte-hub/server/config";
import { type LoginUrls, logins } from "@pacte-hub/server/logins";
import type { Command } from "./command.ts";
import { institutionNamed } from "./institutions.ts";
import { assertNoMore } from "./misuse.ts";

/** `hub migrate <institution>` */
export const migrate: Command = {
  name: "migrate",
  summary: "met à jour la base d'une institution et les droits de ses connexions.",
  usage: "hub migrate <department|pole-emploi|caf|siae> [--admin]",
  help: `La connexion propriétaire (CAF_OWNER_URL…) fait le travail ; les trois autres adresses disent à quels rôles donner leurs droits.
Peut être relancée sans risque, même après une interruption.

  --admin   ne change rien : donne le SQL que l'administrateur du serveur exécute une fois dans cette base, et que le propriétaire n'a pas
            le droit de faire (connexions par rôle, grands objets, tailles et statistiques fermés à tous)`,
  async run([name, ...words]) {
    const { partner } = institutionNamed(name);
    const { values, positionals } = parseArgs({
      args: words,
      options: { admin: { type: "boolean" } },
      allowPositionals: true,
    });
    assertNoMore(positionals, 0);
    const urls = neededUrls(readSettings(process.env), partner.id, logins);
    if (values.admin) console.log(await administration(urls));
    else {
      const done = await migrateDatabase(partner.id, urls);
      console.log(done === 0 ? "La base était à jour." : `La base est à jour (${done} étapes).`);
    }
    return 0;
  },
};

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
