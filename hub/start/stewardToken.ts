import { readDemoKeys } from "@pacte-hub/demo/identity/keys";
import { personaNamed } from "@pacte-hub/demo/identity/personas";
import { accessToken, issuerUrl } from "@pacte-hub/demo/identity/tokens";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import type { Settings } from "@pacte-hub/server/config";

/**
 * With what a publisher reads, through the hub, what the others have published: the token it was given (HUB_TOKEN), else,
 * beside a demonstration hub, that of its own institution's invented steward.
 */
export async function stewardToken(partner: PartnerId, settings: Settings): Promise<string | undefined> {
  const { hubToken, dataDir, demoIdentity, ports, audience } = settings;
  if (hubToken) return hubToken;
  const persona = personaNamed(`steward@${partner}`);
  const keys = demoIdentity === false ? undefined : await readDemoKeys(dataDir);
  if (!persona || !keys) return undefined;
  return accessToken({ url: issuerUrl(ports.identity, persona.issuer), key: keys[persona.issuer] }, persona, audience);
}
