import { signerIn } from "@pacte-hub/auth/signatures/signerFile";
import { addGateway } from "@pacte-hub/institution/auth/gatewayKeys";
import { journalKeyOf } from "@pacte-hub/institution/journal/key";
import { addPeer } from "@pacte-hub/institution/journal/peers";
import { withClient } from "@pacte-hub/postgres/connect";
import { type PartnerId, partnerIds } from "@pacte-hub/schema/model/partner";
import type { Settings } from "@pacte-hub/server/config";
import type { LoginUrls } from "@pacte-hub/server/logins";

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
