import { assertNoMore } from "@pacte-hub/server/commandLine";
import { untilShutdown } from "@pacte-hub/server/shutdown";
import { serveSigningProxy } from "../start/signingProxy.ts";
import type { Command } from "./command.ts";
import { settingsOf } from "./settings.ts";

/** `hub carrier` */
export const carrier: Command = {
  name: "carrier",
  summary: "signe, pour un autre routeur que la passerelle, ce qu'il demande aux institutions.",
  usage: "hub carrier",
  help: `Le graphe ne dépend pas de notre passerelle : tout routeur Apollo Federation 2 peut le servir derrière ce porteur, qui signe chaque
requête (GATEWAY_KEY) et fait échanger le jeton du lecteur (HUB_ISSUERS). Donnez au routeur le graphe composé de
http://127.0.0.1:4006/supergraph.graphql et faites-lui transmettre les en-têtes authorization, hub-purpose et hub-as-of.
Qui atteint le porteur parle avec la clé de la passerelle : ne l'ouvrez qu'à son routeur. Adresse et port : CARRIER_BIND (la machine
seule, sinon), CARRIER_PORT. Le reste est réglé comme la passerelle : HUB_SUPERGRAPH, CAF_SUBGRAPH_URL, CAF_TIMEOUT_SECONDS…`,
  async run(words) {
    assertNoMore(words, 0);
    const serving = await serveSigningProxy(settingsOf("signing-proxy"));
    console.log(`Le porteur répond : ${serving.url}/<institution>, graphe composé : ${serving.url}/supergraph.graphql`);
    await untilShutdown();
    await serving.close();
    return 0;
  },
};
