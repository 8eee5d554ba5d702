import "reflect-metadata";
import type { Graph } from "@pacte-hub/institution/server/buildSchema";
import type { Command } from "./command.ts";
import { institutionNamed } from "./institutionNamed.ts";

/** `hub subgraph <institution>` */
export const subgraph: Command = {
  name: "subgraph",
  summary: "sert une institution seule.",
  usage: "hub subgraph <department|pole-emploi|caf|siae>",
  help: `Il faut l'adresse de sa base pour la connexion de lecture (CAF_READER_URL…). Port : CAF_PORT… ; adresse d'écoute : HUB_BIND.
La base doit être à jour : « hub migrate ». Ctrl-C arrête le service.`,
  async run([name]) {
    const institution = await institutionNamed(name);
    const { serve } = await import("@pacte-hub/institution/server/serve");
    const { graph }: { readonly graph: Graph } = await import(`@pacte-hub/${institution.partner.id}/resolvers`);
    await serve(institution, graph);
    return 0;
  },
};
