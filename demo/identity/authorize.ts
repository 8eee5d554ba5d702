import { createHash, randomBytes } from "node:crypto";
import { LRUCache } from "lru-cache";
import { choicePage } from "./page.ts";
import { type IssuerId, type Persona, personaNamed, personas } from "./personas.ts";

/** What a code was given for: it is exchanged once, soon, by who asked for it. */
export interface Consent {
  readonly issuer: IssuerId;
  readonly persona: Persona;
  readonly client: string;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly nonce: string | undefined;
}

/** The public client of every page served on this machine; a redirection elsewhere is refused. */
export const publicClient = "hub-explorer";

const codeLifeMs = 60_000;
const mostCodes = 1_000;
const loopback = ["127.0.0.1", "[::1]", "localhost"];

/** Codes that wait to be exchanged. */
export class Codes {
  readonly #codes = new LRUCache<string, Consent>({ max: mostCodes, ttl: codeLifeMs });

  give(consent: Consent): string {
    const code = randomBytes(32).toString("base64url");
    this.#codes.set(code, consent);
    return code;
  }

  /** A code counts once, whoever presents it. */
  take(code: string): Consent | undefined {
    const consent = this.#codes.get(code);
    this.#codes.delete(code);
    return consent;
  }
}

export type Authorized =
  | { readonly kind: "PAGE"; readonly html: string }
  | { readonly kind: "REDIRECT"; readonly to: string }
  | { readonly kind: "REFUSED"; readonly sentence: string };

/** The authorization endpoint (RFC 6749, 4.1; PKCE by S256 only): the page, then, once a persona is chosen, the way back. */
export function authorize(issuer: IssuerId, parameters: URLSearchParams, codes: Codes): Authorized {
  const redirectUri = parameters.get("redirect_uri") ?? "";
  if (parameters.get("client_id") !== publicClient) return refused(`Le client doit être « ${publicClient} ».`);
  if (!isOfThisMachine(redirectUri)) return refused("L'adresse de retour doit être sur cette machine (127.0.0.1).");
  const challenge = parameters.get("code_challenge") ?? "";
  if (parameters.get("response_type") !== "code")
    return redirectBack(redirectUri, parameters, { error: "unsupported_response_type" });
  if (parameters.get("code_challenge_method") !== "S256" || !/^[\w-]{43}$/.test(challenge))
    return redirectBack(redirectUri, parameters, { error: "invalid_request" });
  const personaId = parameters.get("persona");
  if (personaId === null) return { kind: "PAGE", html: choices(issuer, parameters) };
  const persona = personaNamed(personaId);
  if (persona?.issuer !== issuer) return refused("Cette identité n'est pas de cette institution.");
  const nonce = parameters.get("nonce") ?? undefined;
  const code = codes.give({ issuer, persona, client: publicClient, redirectUri, challenge, nonce });
  return redirectBack(redirectUri, parameters, { code });
}

/** A link for each persona: the same request, and who was chosen. */
function choices(issuer: IssuerId, parameters: URLSearchParams): string {
  const issuerPersonas = personas.filter((persona) => persona.issuer === issuer);
  return choicePage(issuerPersonas, ({ id }) => `?${new URLSearchParams([...parameters, ["persona", id]])}`);
}

function redirectBack(
  redirectUri: string,
  parameters: URLSearchParams,
  answer: Readonly<Record<string, string>>,
): Authorized {
  const to = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) to.searchParams.set(name, value);
  const state = parameters.get("state");
  if (state !== null) to.searchParams.set("state", state);
  return { kind: "REDIRECT", to: to.href };
}

function isOfThisMachine(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, hash } = new URL(address);
  return protocol === "http:" && loopback.includes(hostname) && username === "" && hash === "";
}

const refused = (sentence: string): Authorized => ({ kind: "REFUSED", sentence });

/** RFC 7636: whoever exchanges the code must know what its asker hashed. */
export const proves = (verifier: string, challenge: string): boolean =>
  createHash("sha256").update(verifier).digest("base64url") === challenge;
