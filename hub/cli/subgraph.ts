import "reflect-metadata";
import { graphOf } from "../start/installed.ts";
import type { Command } from "./command.ts";
import { anyInstitution, institutionNamed } from "./institutionNamed.ts";

/** `hub subgraph <institution>` */
export const subgraph: Command = {
  name: "subgraph",
  summary: "sert une institution seule.",
  usage: `hub subgraph ${anyInstitution}`,
  help: `Il faut l'adresse de sa base pour la connexion de lecture (CAF_READER_URL…). Port : CAF_PORT… ; adresse d'écoute : HUB_BIND.
La base doit être à jour : « hub migrate ». Ctrl-C arrête le service.`,
  async run([name]) {
    const institution = await institutionNamed(name);
    const { serve } = await import("@pacte-hub/institution/server/serve");
    await serve(institution, await graphOf(institution.partner.id));
    return 0;
  },
};
