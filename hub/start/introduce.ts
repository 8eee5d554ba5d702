import { signerIn } from "@pacte-hub/auth/signatures/signerFile";
import { addGateway } from "@pacte-hub/institution/auth/gatewayKeys";
import { journalKeyOf } from "@pacte-hub/institution/journal/key";
import { addPeer } from "@pacte-hub/institution/journal/peers";
import { withClient } from "@pacte-hub/postgres/connect";
import { type PartnerId, partnerIds } from "@pacte-hub/schema/model/partner";
import type { Settings } from "@pacte-hub/server/config";
import type { LoginUrls } from "@pacte-hub/server/logins";

interface IntroductionOptions {
  readonly settings: Settings;
  readonly demonstration: boolean;
}

/** Gives an institution the public key of this start's gateway, and those of the others' journals. */
export async function introduce(partner: PartnerId, urls: LoginUrls, { settings, demonstration }: IntroductionOptions) {
  const { publicKey } = await signerIn(settings.gatewayKey);
  const peers = partnerIds.filter((id) => id !== partner);
  const keys = await Promise.all(peers.map((peer) => journalKeyOf(peer, settings)));
  await withClient(urls.STEWARD, async (client) => {
    await addGateway(client, { publicKey, demonstration });
    for (const [at, institution] of peers.entries()) {
      await addPeer(client, { institution, publicKey: keys[at]?.publicKey ?? "" });
    }
  });
}
