import { knownKeys } from "../../demo/identity/keys.ts";
import { personaNamed } from "../../demo/identity/personas.ts";
import { accessToken, issuerUrl } from "../../demo/identity/tokens.ts";
import type { Settings } from "../../packages/server/config.ts";
import type { PartnerId } from "../../schema/model/partner.ts";

/**
 * With what a publisher reads, through the hub, what the others have published: the token it was given (HUB_TOKEN), else,
 * beside a demonstration hub, that of its own institution's invented steward.
 */
export async function stewardToken(partner: PartnerId, settings: Settings): Promise<string | undefined> {
  const { hubToken, dataDir, demoIdentity, ports, audience } = settings;
  if (hubToken) return hubToken;
  const persona = personaNamed(`steward@${partner}`);
  const keys = demoIdentity === false ? undefined : await knownKeys(dataDir);
  if (!persona || !keys) return undefined;
  return accessToken({ url: issuerUrl(ports.identity, persona.issuer), key: keys[persona.issuer] }, persona, audience);
}
