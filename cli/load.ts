import { keyOf } from "../runtime/publish/keyFile.ts";
import { load as loadShipped } from "../runtime/publish/load.ts";
import { neededUrls } from "../runtime/serve/settings.ts";
import type { Command } from "./command.ts";
import { institutionNamed } from "./institutions.ts";
import { settingsHere } from "./settings.ts";

/** `hub load <institution>` */
export const load: Command = {
  name: "load",
  summary: "publie les données ouvertes livrées avec le hub et charge les registres.",
  usage: "hub load <department|pole-emploi|caf|siae>",
  help: "Ce qui est déjà publié est laissé tel quel. Il faut les adresses des connexions de publication et d'intendance (CAF_PUBLISHER_URL, CAF_STEWARD_URL…) et la clé de signature (CAF_SIGNING_KEY…) ; à côté de « hub start », tout est trouvé dans le dossier de données.",
  async run([name]) {
    const institution = institutionNamed(name);
    const settings = await settingsHere();
    const { id } = institution.partner;
    const means = { urls: neededUrls(settings, id, ["PUBLISHER", "STEWARD"]), key: await keyOf(id, settings) };
    await loadShipped(institution, means, (sentence) => console.log(sentence));
    return 0;
  },
};
