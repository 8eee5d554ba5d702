import { load as loadShipped } from "../runtime/publish/load.ts";
import { neededUrls, readSettings } from "../runtime/serve/settings.ts";
import type { Command } from "./command.ts";
import { institutionNamed } from "./institutions.ts";

/** `hub load <institution>` */
export const load: Command = {
  name: "load",
  summary: "publie les données ouvertes livrées avec le hub et charge les registres.",
  usage: "hub load <department|pole-emploi|caf|siae>",
  help: "Ce qui est déjà publié est laissé tel quel. Il faut les adresses des connexions de publication et d'intendance (CAF_PUBLISHER_URL, CAF_STEWARD_URL…).",
  async run([name]) {
    const institution = institutionNamed(name);
    const urls = neededUrls(readSettings(process.env), institution.partner.id, ["PUBLISHER", "STEWARD"]);
    await loadShipped(institution, urls, (sentence) => console.log(sentence));
    return 0;
  },
};
