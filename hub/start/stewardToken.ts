import { readFile } from "node:fs/promises";
import { keyAt, readDemoKeys } from "@pacte-hub/demo/identity/keys";
import { personaNamed } from "@pacte-hub/demo/identity/personas";
import { accessToken, issuerUrl } from "@pacte-hub/demo/identity/tokens";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import type { Settings } from "@pacte-hub/server/config";
import { clientCredentials } from "./clientCredentials.ts";

/**
 * With what a publisher reads, through the hub, what the others have published: the token it was given (HUB_TOKEN), read
 * again from its file each time, since whoever renews it writes it there; else one that its issuer gives to this program; else,
 * beside a demonstration hub, that of its own institution's invented steward.
 */
export async function stewardToken(partner: PartnerId, settings: Settings): Promise<string | undefined> {
  const { hubToken, dataDir, demoIdentity, ports, audience } = settings;
  if (hubToken) return (await writtenAnew(settings.secretFiles.HUB_TOKEN_FILE)) ?? hubToken;
  if (settings.client) return givenBy(settings)?.();
  const persona = personaNamed(`steward@${partner}`);
  const keys = demoIdentity === false ? undefined : await readDemoKeys(dataDir);
  if (!persona || !keys) return undefined;
  return accessToken(
    { url: issuerUrl(ports.identity, persona.issuer), key: keyAt(keys, persona.issuer) },
    persona,
    audience,
  );
}

/** undefined: it was given by no file, or the file is being written. */
async function writtenAnew(file: string | undefined): Promise<string | undefined> {
  if (file === undefined) return undefined;
  const text = await readFile(file, "utf8").catch(() => "");
  return text.split("\n", 1)[0]?.trim() || undefined;
}

const givers = new WeakMap<Settings, () => Promise<string>>();

function givenBy(settings: Settings): (() => Promise<string>) | undefined {
  const { client, audience } = settings;
  if (client && !givers.has(settings)) givers.set(settings, clientCredentials({ ...client, audience }));
  return givers.get(settings);
}
