import { addGateway } from "../../packages/auth/signatures/gatewayKeys.ts";
import { signerIn } from "../../packages/auth/signatures/signerFile.ts";
import { journalKeyOf } from "../../packages/institution/journal/key.ts";
import { addPeer } from "../../packages/institution/journal/peers.ts";
import { withClient } from "../../packages/postgres/connect.ts";
import type { Settings } from "../../packages/server/config.ts";
import type { LoginUrls } from "../../packages/server/logins.ts";
import { type PartnerId, partnerIds } from "../../schema/model/partner.ts";

interface Acquaintance {
  readonly settings: Settings;
  readonly demonstration: boolean;
}

/** The institution is told of the gateway that this start serves, and of the keys of the others' journals. */
export async function introduce(partner: PartnerId, urls: LoginUrls, { settings, demonstration }: Acquaintance) {
  const { publicKey } = await signerIn(settings.gatewayKey);
  const others = partnerIds.filter((one) => one !== partner);
  const keys = await Promise.all(others.map((other) => journalKeyOf(other, settings)));
  await withClient(urls.STEWARD, async (client) => {
    await addGateway(client, { publicKey, demonstration });
    for (const [at, institution] of others.entries()) {
      await addPeer(client, { institution, publicKey: keys[at]?.publicKey ?? "" });
    }
  });
}
