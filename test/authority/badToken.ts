import { keyAt, readDemoKeys } from "@pacte-hub/demo/identity/keys";
import type { IssuerId, Persona } from "@pacte-hub/demo/identity/personas";
import { issuerUrl, signed } from "@pacte-hub/demo/identity/tokens";
import type { StartedHub } from "../hub.ts";

const audience = "hub-pacte-insertion-meuse";

/** A token that no institution may believe, for the reason that is named. */
export async function badToken(
  hub: StartedHub,
  { id, institution, issuer, roles }: Persona,
  fault: string,
): Promise<string> {
  const keys = await readDemoKeys(hub.dataDir);
  if (!keys) throw new Error("no demonstration identities here");
  const other: IssuerId = issuer === "caf" ? "siae" : "caf";
  const from = fault === "of another's issuer" ? other : issuer;
  const url = fault === "of an unknown issuer" ? "https://identite.example" : issuerUrl(hub.ports.IDENTITY_PORT, from);
  const now = Math.floor(Date.now() / 1_000);
  const claims = {
    sub: `demonstration:${id}`,
    institution,
    roles: [...roles],
    aud: fault === "for a partner" ? `${audience}:caf` : fault === "for another hub" ? "another-hub" : audience,
    iat: fault === "expired" ? now - 7_200 : now,
    exp: fault === "expired" ? now - 3_600 : now + 600,
    ...(fault === "not yet valid" && { nbf: now + 3_600 }),
  };
  const token = await signed({ url, key: keyAt(keys, from) }, claims, "at+jwt");
  const [header = "", payload = "", signature = ""] = token.split(".");
  const text = Buffer.from(payload, "base64url").toString();
  if (fault === "altered")
    return [
      header,
      Buffer.from(text.replace("demonstration:", "demonstration;")).toString("base64url"),
      signature,
    ].join(".");
  if (fault === "unsigned")
    return [Buffer.from('{"alg":"none","typ":"at+jwt"}').toString("base64url"), payload, ""].join(".");
  return token;
}
