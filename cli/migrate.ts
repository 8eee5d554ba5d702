import { logins } from "../runtime/authority/connect.ts";
import { migrate as migrateDatabase } from "../runtime/authority/migrate.ts";
import { neededUrls, readSettings } from "../runtime/serve/settings.ts";
import type { Command } from "./command.ts";
import { institutionNamed } from "./institutions.ts";

/** `hub migrate <institution>` */
export const migrate: Command = {
  name: "migrate",
  summary: "met à jour la base d'une institution et les droits de ses connexions.",
  usage: "hub migrate <department|pole-emploi|caf|siae>",
  help: `La connexion propriétaire (CAF_OWNER_URL…) fait le travail ; les trois autres adresses disent à quels rôles donner leurs droits.
Peut être relancée sans risque, même après une interruption.`,
  async run([name]) {
    const { partner } = institutionNamed(name);
    const done = await migrateDatabase(partner.id, neededUrls(readSettings(process.env), partner.id, logins));
    console.log(done === 0 ? "La base était à jour." : `La base est à jour (${done} étapes).`);
    return 0;
  },
};
