import { type PartnerId, partnerIds } from "@pacte-hub/schema/model/partner";
import type { Settings } from "@pacte-hub/server/config";

/** Where each institution's subgraph answers: elsewhere if the operator says so, else on this machine. */
export const subgraphUrlsIn = (settings: Settings): Readonly<Record<string, string>> =>
  Object.fromEntries(partnerIds.map((partner) => [partner, addressOf(partner, settings)]));

function addressOf(partner: PartnerId, { subgraphUrls, bind, ports }: Settings): string {
  return subgraphUrls[partner] ?? `http://${reachable(bind)}:${ports[partner]}/graphql`;
}

/** "All addresses" can be listened on, not called. */
function reachable(bind: string): string {
  if (bind === "0.0.0.0" || bind === "::") return "127.0.0.1";
  return bind.includes(":") ? `[${bind}]` : bind;
}
