import { migrationHelp, runMigration } from "@pacte-hub/institution/program/migrate";
import type { Command } from "./command.ts";
import { anyInstitution, partnerNamed } from "./institutionNamed.ts";

/** `hub migrate <institution>` */
export const migrate: Command = {
  name: "migrate",
  summary: "met à jour la base d'une institution et les droits de ses connexions.",
  usage: `hub migrate ${anyInstitution} [--admin]`,
  help: migrationHelp,
  run: async ([name, ...words]) => runMigration(partnerNamed(name).id, words),
};
