import { keyAt, readDemoKeys } from "@pacte-hub/demo/identity/keys";
import { personaNamed } from "@pacte-hub/demo/identity/personas";
import { accessToken, issuerUrl } from "@pacte-hub/demo/identity/tokens";
import type { StartedHub } from "./hub.ts";

/** The hub's name in tokens, as it is where nothing else is said. */
export const gatewayAudience = "hub-pacte-insertion-meuse";

type Place = Pick<StartedHub, "dataDir"> & { readonly ports: Readonly<Record<string, number>> };

/** A token as `hub token <persona>` prints it, for the gateway unless another audience is named. */
export async function tokenOf(id: string, { dataDir, ports }: Place, audience = gatewayAudience): Promise<string> {
  const persona = personaNamed(id);
  const keys = await readDemoKeys(dataDir);
  if (!persona || !keys) throw new Error(`nobody is called ${id} here`);
  const voice = { url: issuerUrl(ports.IDENTITY_PORT ?? 0, persona.issuer), key: keyAt(keys, persona.issuer) };
  return accessToken(voice, persona, audience);
}

/** The headers with which a persona asks. */
export const as = async (id: string, hub: Place): Promise<{ readonly authorization: string }> => ({
  authorization: `Bearer ${await tokenOf(id, hub)}`,
});
