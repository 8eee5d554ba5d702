import type { Command } from "./command.ts";
import { institutionNamed } from "./institutions.ts";

/** `hub subgraph <institution>` */
export const subgraph: Command = {
  name: "subgraph",
  summary: "sert une institution seule.",
  usage: "hub subgraph <department|pole-emploi|caf|siae>",
  help: `Il faut l'adresse de sa base pour la connexion de lecture (CAF_READER_URL…). Port : CAF_PORT… ; adresse d'écoute : HUB_BIND.
La base doit être à jour : « hub migrate ». Ctrl-C arrête le service.`,
  async run([name]) {
    const { partner } = institutionNamed(name);
    // Each institution's main serves on import, until it is told to stop.
    await import(`@pacte-hub/${partner.id}/main`);
    return 0;
  },
};
