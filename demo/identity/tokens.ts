import { randomUUID } from "node:crypto";
import { type JWTPayload, SignJWT } from "jose";
import type { DemoKey } from "./keys.ts";
import type { IssuerId, Persona } from "./personas.ts";

/** Minutes, as the hub wants them. */
export const tokenLifeSeconds = 10 * 60;

export const issuerUrl = (port: number, issuer: IssuerId): string => `http://127.0.0.1:${port}/${issuer}`;

/** A refresh token's: a key of a saved query lives a year at most. */
const refreshLifeSeconds = 366 * 86_400;
export const refreshTyp = "rt+jwt";

/** What an issuer says, and with which key. */
export interface Voice {
  readonly url: string;
  readonly key: DemoKey;
}

/** An access token (RFC 9068) that makes its bearer this persona, for one audience. */
export function accessToken(voice: Voice, persona: Persona, audience: string): Promise<string> {
  const { id, institution, roles } = persona;
  const now = Math.floor(Date.now() / 1_000);
  const claims = { sub: `demonstration:${id}`, institution, roles, aud: audience };
  return signed(voice, { ...claims, iat: now, exp: now + tokenLifeSeconds }, "at+jwt");
}

/** A token by which one client may have this persona's access tokens later. The issuer alone reads it: it keeps none. */
export function refreshTokenFor(voice: Voice, persona: Persona, client: string): Promise<string> {
  const now = Math.floor(Date.now() / 1_000);
  const claims = { sub: `demonstration:${persona.id}`, client_id: client, aud: voice.url };
  return signed(voice, { ...claims, iat: now, exp: now + refreshLifeSeconds }, refreshTyp);
}

export function signed({ url, key }: Voice, claims: JWTPayload, typ: string): Promise<string> {
  return new SignJWT({ ...claims, iss: url, jti: randomUUID() })
    .setProtectedHeader({ alg: "EdDSA", typ, kid: key.kid })
    .sign(key.privateKey);
}
