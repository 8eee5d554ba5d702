import type { PartnerId } from "@pacte-hub/schema/model/partner";
import type { Settings } from "@pacte-hub/server/config";

/** What a caller on the same machine may call it. */
const loopback = ["127.0.0.1", "localhost", "[::1]"];

/**
 * The names by which an institution may be called. A request is signed for one of them: one that the gateway signed for
 * another partner, caught there, opens nothing here. Behind a proxy, the name the gateway calls is set by CAF_AUTHORITY
 * and the proxy hands it on in Host.
 */
export function authoritiesOf(partner: PartnerId, { authorities, bind, ports }: Settings): readonly string[] {
  const configured = authorities[partner];
  if (configured) return [configured];
  const host = bind.includes(":") ? `[${bind}]` : bind.toLowerCase();
  const loopbackNames = ["127.0.0.1", "0.0.0.0", "[::]", "[::1]", "localhost"].includes(host) ? loopback : [];
  return [...new Set([host, ...loopbackNames])].map((name) => `${name}:${ports[partner]}`);
}
