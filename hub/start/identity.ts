import { Issuer } from "@pacte-hub/auth/tokens/issuer";
import { publicClient } from "@pacte-hub/demo/identity/authorize";
import { gatewayClient } from "@pacte-hub/demo/identity/grant";
import { type DemoKeys, madeKeys } from "@pacte-hub/demo/identity/keys";
import { institutionOf, issuerIds, nameOf } from "@pacte-hub/demo/identity/personas";
import { type Identity, startIdentity } from "@pacte-hub/demo/identity/server";
import { issuerUrl } from "@pacte-hub/demo/identity/tokens";
import type { ReadersIssuer } from "@pacte-hub/gateway/auth/tokenExchange";
import type { Institution } from "@pacte-hub/institution/config";
import { withClient } from "@pacte-hub/postgres/connect";
import { inTransaction } from "@pacte-hub/postgres/transaction";
import type { Settings } from "@pacte-hub/server/config";
import { log } from "@pacte-hub/server/log";
import type { LoginUrls } from "@pacte-hub/server/logins";
import { OperatorError } from "@pacte-hub/server/operatorError";
import type { Machine } from "./institution.ts";

const loopback = ["127.0.0.1", "::1", "localhost"];

/**
 * Whether anyone may choose who they are: by default where nothing but the embedded databases stands behind it, never where
 * another machine could reach the hub. @throws OperatorError
 */
export function wantsIdentity({ demoIdentity, bind }: Settings, isAllEmbedded: boolean): boolean {
  const isLocal = loopback.includes(bind);
  if (demoIdentity === true && !isLocal)
    throw new OperatorError(
      "HUB_DEMO_IDENTITY n'est possible qu'avec HUB_BIND sur la boucle locale (127.0.0.1).",
      "SETTINGS_REFUSED",
    );
  return demoIdentity ?? (isAllEmbedded && isLocal);
}

/** The demonstration's issuers, and how the gateway comes to believe them. */
export interface DemoIdentity extends Identity {
  readonly issuers: readonly ReadersIssuer[];
}

export async function openIdentity({ settings, folder, progress }: Machine): Promise<DemoIdentity> {
  const keys = await madeKeys(folder.path);
  const { audience, ports } = settings;
  const { port, close } = await startIdentity({ port: ports.identity, keys, audience });
  const sentence = `ATTENTION : identités de démonstration actives (http://127.0.0.1:${port}) : quiconque utilise cette machine peut prendre celle de n'importe quel lecteur. HUB_DEMO_IDENTITY=0 les désactive.`;
  progress.say(sentence);
  log.warn({ port }, sentence);
  return { port, close, issuers: issuersAt(port, keys) };
}

/** The demonstration's issuers, as one believes them who has the gateway's key at them. */
export function issuersAt(port: number, { gateway }: DemoKeys): readonly ReadersIssuer[] {
  const credentials = { kind: "KEY", client: gatewayClient, key: gateway.privateKey, keyId: gateway.kid } as const;
  return issuerIds.map((id) => ({
    issuer: new Issuer(issuerUrl(port, id), true),
    credentials,
    names: "audience",
    signIn: { name: nameOf(id), client: publicClient },
  }));
}

/**
 * Tells an institution's database which demonstration issuers it believes: all of them, or none (`port` is null).
 * @throws OperatorError where the database is not marked as a demonstration: it keeps its own readers.
 */
export async function believeIssuers({ partner }: Institution, urls: LoginUrls, port: number | null): Promise<void> {
  await withClient(urls.STEWARD, async (client) => {
    const { rows } = await client.query<{ demonstration: boolean }>("select demonstration from authority.mark");
    if (rows[0]?.demonstration !== true) {
      if (port === null) return;
      throw new OperatorError(
        `HUB_DEMO_IDENTITY est refusée : la base de « ${partner.name} » n'est pas marquée « démonstration ».`,
        "DATABASE_UNFIT",
      );
    }
    const lines = port === null ? [] : issuerIds.map((id) => [issuerUrl(port, id), institutionOf(id)]);
    await inTransaction(client, async () => {
      await client.query("delete from authority.issuer where demonstration");
      for (const line of lines) {
        await client.query(
          `insert into authority.issuer (issuer, claim, claim_value, institution, demonstration)
           values ($1, 'institution', $2, $2, true)`,
          line,
        );
      }
    });
  });
}
