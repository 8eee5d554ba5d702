import { audienceOf } from "@pacte-hub/auth/tokens/audience";
import { partnerIds } from "@pacte-hub/schema/model/partner";
import { errors, jwtVerify } from "jose";
import { LRUCache } from "lru-cache";
import { type Codes, proves } from "./authorize.ts";
import type { DemoKeys } from "./keys.ts";
import { type IssuerId, type Persona, personaNamed } from "./personas.ts";
import { accessToken, refreshTokenFor, refreshTyp, signed, tokenLifeSeconds, type Voice } from "./tokens.ts";

/** One issuer's token endpoint, and what it knows. */
export interface TokenDesk {
  readonly issuer: IssuerId;
  readonly voice: Voice;
  readonly keys: DemoKeys;
  readonly codes: Codes;
  /** Proofs of the gateway that were used: each counts once. */
  readonly spent: LRUCache<string, true>;
  /** The hub's name: for whom readers' tokens are. */
  readonly audience: string;
}

export const gatewayClient = "hub-gateway";
export const spentProofs = (): LRUCache<string, true> => new LRUCache({ max: 10_000, ttl: 2 * 60_000 });

/** An error as RFC 6749 (5.2) has it. */
export class GrantRefused extends Error {
  readonly error: string;

  constructor(error: string, sentence: string) {
    super(sentence);
    this.name = "GrantRefused";
    this.error = error;
  }
}

/** @throws GrantRefused */
export function granted(desk: TokenDesk, form: URLSearchParams): Promise<object> {
  switch (form.get("grant_type")) {
    case "authorization_code":
      return byCode(desk, form);
    case "urn:ietf:params:oauth:grant-type:token-exchange":
      return form.get("requested_token_type") === refreshTokenType ? forLater(desk, form) : byExchange(desk, form);
    case "refresh_token":
      return byRefresh(desk, form);
    default:
      throw new GrantRefused("unsupported_grant_type", "Cet émetteur ne connaît que le code et l'échange de jetons.");
  }
}

async function byCode({ issuer, voice, codes, audience }: TokenDesk, form: URLSearchParams): Promise<object> {
  const consent = codes.take(form.get("code") ?? "");
  const isTheirs =
    consent?.issuer === issuer &&
    consent.client === form.get("client_id") &&
    consent.redirectUri === form.get("redirect_uri") &&
    proves(form.get("code_verifier") ?? "", consent.challenge);
  if (!consent || !isTheirs) throw new GrantRefused("invalid_grant", "Ce code n'est pas, ou n'est plus, valable.");
  const { persona, nonce, client } = consent;
  const now = Math.floor(Date.now() / 1_000);
  const identity = { sub: `demonstration:${persona.id}`, name: persona.title, aud: client, iat: now, exp: now + 300 };
  return {
    access_token: await accessToken(voice, persona, audience),
    token_type: "Bearer",
    expires_in: tokenLifeSeconds,
    id_token: await signed(voice, { ...identity, ...(nonce !== undefined && { nonce }) }, "JWT"),
  };
}

const refreshTokenType = "urn:ietf:params:oauth:token-type:refresh_token";

/** RFC 8693, for the gateway alone: with it the gateway asks later for tokens of a reader who is not there. */
async function forLater(desk: TokenDesk, form: URLSearchParams): Promise<object> {
  await assertGateway(desk, form);
  const persona = personaOf((await subjectOf(desk, form.get("subject_token") ?? "")).sub);
  const token = await refreshTokenFor(desk.voice, persona, gatewayClient);
  return { access_token: token, refresh_token: token, issued_token_type: refreshTokenType, token_type: "N_A" };
}

/** RFC 6749 (6): the persona's token as it would be given today, and a refresh token in the place of the one that was used. */
async function byRefresh(desk: TokenDesk, form: URLSearchParams): Promise<object> {
  await assertGateway(desk, form);
  const { voice, audience } = desk;
  const { payload } = await jwtVerify(form.get("refresh_token") ?? "", voice.key.publicKey, {
    algorithms: ["EdDSA"],
    issuer: voice.url,
    audience: voice.url,
    typ: refreshTyp,
  }).catch((error: unknown) => {
    throw error instanceof errors.JOSEError ? notTheirs : error;
  });
  if (payload.client_id !== gatewayClient) throw notTheirs;
  const persona = personaOf(payload.sub);
  return {
    access_token: await accessToken(voice, persona, audience),
    refresh_token: await refreshTokenFor(voice, persona, gatewayClient),
    token_type: "Bearer",
    expires_in: tokenLifeSeconds,
  };
}

const notTheirs = new GrantRefused("invalid_grant", "Ce jeton ne donne rien, ou plus rien.");

/** @throws GrantRefused for whom this issuer knows no more */
function personaOf(subject: string | undefined): Persona {
  const persona = personaNamed((subject ?? "").replace(/^demonstration:/, ""));
  if (!persona) throw notTheirs;
  return persona;
}

const accessTokenType = "urn:ietf:params:oauth:token-type:access_token";

/** RFC 8693, for the gateway alone: a reader's token becomes one for a single partner, and ends no later. */
async function byExchange(desk: TokenDesk, form: URLSearchParams): Promise<object> {
  await assertGateway(desk, form);
  const { voice, audience } = desk;
  const target = form.get("audience") ?? "";
  if (!partnerIds.some((partner) => audienceOf(audience, partner) === target))
    throw new GrantRefused("invalid_target", "L'échange ne se fait que pour une institution du hub.");
  const { sub, institution, roles, exp = 0 } = await subjectOf(desk, form.get("subject_token") ?? "");
  const now = Math.floor(Date.now() / 1_000);
  const until = Math.min(now + tokenLifeSeconds, exp);
  const claims = {
    sub: String(sub),
    institution,
    roles,
    aud: target,
    act: { sub: gatewayClient },
    iat: now,
    exp: until,
  };
  const token = await signed(voice, claims, "at+jwt");
  return { access_token: token, issued_token_type: accessTokenType, token_type: "Bearer", expires_in: until - now };
}

async function subjectOf({ voice, audience }: TokenDesk, token: string) {
  const { payload } = await jwtVerify(token, voice.key.publicKey, {
    algorithms: ["EdDSA"],
    issuer: voice.url,
    audience,
    typ: "at+jwt",
  }).catch((error: unknown) => {
    throw error instanceof errors.JOSEError ? new GrantRefused("invalid_grant", "Ce jeton ne s'échange pas.") : error;
  });
  return payload;
}

/** private_key_jwt (RFC 7523): signed by the gateway's key, for this issuer, once. */
async function assertGateway({ keys, voice, spent }: TokenDesk, form: URLSearchParams): Promise<void> {
  const { payload } = await jwtVerify(form.get("client_assertion") ?? "", keys.gateway.publicKey, {
    algorithms: ["EdDSA"],
    issuer: gatewayClient,
    subject: gatewayClient,
    audience: voice.url,
    maxTokenAge: 60,
    requiredClaims: ["exp", "jti"],
  }).catch(() => {
    throw new GrantRefused("invalid_client", "Seule la passerelle échange des jetons.");
  });
  const name = `${voice.url} ${payload.jti}`;
  if (spent.has(name)) throw new GrantRefused("invalid_client", "Cette preuve a déjà servi.");
  spent.set(name, true);
}
