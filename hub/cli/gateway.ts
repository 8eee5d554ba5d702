import { assertNoMore } from "@pacte-hub/server/commandLine";
import { drained, endInTime, untilShutdown } from "@pacte-hub/server/shutdown";
import { serveGateway } from "../start/gateway.ts";
import type { Command } from "./command.ts";
import { settingsOf } from "./settings.ts";

/** `hub gateway` */
export const gateway: Command = {
  name: "gateway",
  summary: "sert la passerelle seule, devant des institutions qui tournent ailleurs.",
  usage: "hub gateway",
  help: "Adresses des institutions : DEPARTMENT_SUBGRAPH_URL, POLE_EMPLOI_SUBGRAPH_URL, CAF_SUBGRAPH_URL, SIAE_SUBGRAPH_URL (par défaut : cette machine). Port : GATEWAY_PORT. Clé dont elle signe ses requêtes : GATEWAY_KEY.",
  async run(words) {
    assertNoMore(words, 0);
    const settings = settingsOf("gateway");
    const serving = await serveGateway(settings);
    console.log(`La passerelle répond : http://${settings.bind}:${settings.ports.gateway}/graphql`);
    const stop = await untilShutdown();
    serving.drain();
    await drained(stop, settings.drainSeconds);
    endInTime();
    await serving.close();
    return 0;
  },
};
