import { isOnlyFor } from "@pacte-hub/auth/tokens/audience";
import { fetchJson } from "@pacte-hub/auth/tokens/fetchJson";
import type { Issuer } from "@pacte-hub/auth/tokens/issuer";
import { defaultRefreshPolicy, type RefreshPolicy } from "@pacte-hub/auth/tokens/refreshPolicy";
import { decodeJwt } from "jose";
import { type Credentials, clientAssertion } from "./clientAssertion.ts";

/** An issuer whose readers the gateway accepts, and how it exchanges their tokens there. */
export interface ReadersIssuer {
  readonly issuer: Issuer;
  readonly credentials: Credentials;
  /** The parameter for the audience of a token: RFC 8693's `audience`, or RFC 8707's `resource`. */
  readonly names: "audience" | "resource";
  /** How pages sign its readers in: the name shown, and the pages' public client there; absent: they do not. */
  readonly signIn?: { readonly name: string; readonly client: string };
}

/** A token for one partner, and its expiry (seconds since 1970). */
export interface ExchangedToken {
  readonly token: string;
  readonly until: number;
}

const accessToken = "urn:ietf:params:oauth:token-type:access_token";
const refreshToken = "urn:ietf:params:oauth:token-type:refresh_token";
const exchangeGrant = "urn:ietf:params:oauth:grant-type:token-exchange";

/**
 * Exchanges the reader's token at its issuer for one that is valid at one partner only (RFC 8693). The result is checked before
 * use: a token that also names another audience of the hub, or that equals the original, is refused.
 * @throws ExchangeRefused, or IssuerUnavailable
 */
export async function exchangeToken(
  readersIssuer: ReadersIssuer,
  token: string,
  audience: string,
  pace: RefreshPolicy = defaultRefreshPolicy,
): Promise<ExchangedToken> {
  const response = await tokenAnswer(
    readersIssuer,
    {
      grant_type: exchangeGrant,
      subject_token: token,
      subject_token_type: accessToken,
      requested_token_type: accessToken,
      [readersIssuer.names]: audience,
    },
    pace,
  );
  return usable(response.access_token, token, audience);
}

/**
 * Asks the reader's issuer for a refresh token, with which the gateway may later act for the reader (RFC 8693, 2.1). The key of a
 * saved query stores it encrypted. @param audience the hub's
 * @throws ExchangeRefused, or IssuerUnavailable
 */
export async function exchangeForRefreshToken(
  readersIssuer: ReadersIssuer,
  token: string,
  audience: string,
): Promise<string> {
  const response = await tokenAnswer(readersIssuer, {
    grant_type: exchangeGrant,
    subject_token: token,
    subject_token_type: accessToken,
    requested_token_type: refreshToken,
    [readersIssuer.names]: audience,
  });
  // RFC 8693 (2.2.1) puts the issued token into `access_token`, whatever its type; some issuers return both.
  const refreshTokenGiven =
    response.refresh_token ?? (response.issued_token_type === refreshToken ? response.access_token : undefined);
  if (typeof refreshTokenGiven !== "string" || refreshTokenGiven === "" || refreshTokenGiven === token)
    throw new ExchangeRefused("REFUSED", "it gave no refresh token");
  return refreshTokenGiven;
}

/** The tokens from a refresh. `refreshToken` replaces the one that was used; null: that one stays valid. */
export interface RefreshedTokens {
  readonly accessToken: string;
  readonly refreshToken: string | null;
}

/** Redeems a refresh token (RFC 6749, 6). @param audience the hub's @throws ExchangeRefused, or IssuerUnavailable */
export async function refreshedTokens(at: ReadersIssuer, token: string, audience: string): Promise<RefreshedTokens> {
  const form = { grant_type: "refresh_token", refresh_token: token, [at.names]: audience };
  const { access_token: access, refresh_token: next } = await tokenAnswer(at, form);
  if (typeof access !== "string") throw new ExchangeRefused("REFUSED", "it gave no access token");
  return { accessToken: access, refreshToken: typeof next === "string" && next !== token ? next : null };
}

/** Calls an issuer's token endpoint. @throws ExchangeRefused, or IssuerUnavailable */
async function tokenAnswer(
  readersIssuer: ReadersIssuer,
  parameters: Readonly<Record<string, string>>,
  pace: RefreshPolicy = defaultRefreshPolicy,
): Promise<Readonly<Record<string, unknown>>> {
  const { tokenEndpoint } = await readersIssuer.issuer.metadata();
  if (!tokenEndpoint) throw new ExchangeRefused("REFUSED", "the issuer has no token endpoint");
  const { headers, form } = await clientAssertion(readersIssuer.credentials, readersIssuer.issuer.url);
  const body = new URLSearchParams({ ...parameters, ...form });
  const { status, body: responseBody } = await fetchJson(tokenEndpoint, pace, { method: "POST", headers, body }).catch(
    (error: Error) => {
      throw new ExchangeRefused("UNAVAILABLE", (error.cause as { code?: string } | undefined)?.code ?? error.name);
    },
  );
  if (status >= 500) throw new ExchangeRefused("UNAVAILABLE", `it answered ${status}`);
  if (status !== 200) throw new ExchangeRefused("REFUSED", errorIn(responseBody) ?? `it answered ${status}`);
  return typeof responseBody === "object" && responseBody !== null
    ? (responseBody as Readonly<Record<string, unknown>>)
    : {};
}

function usable(received: unknown, original: string, audience: string): ExchangedToken {
  if (typeof received !== "string" || received === original)
    throw new ExchangeRefused("REFUSED", "it gave back no new token");
  const { aud, exp } = claimsOf(received);
  if (!isOnlyFor(audience, aud)) throw new ExchangeRefused("REFUSED", "its token is not for this partner alone");
  if (typeof exp !== "number") throw new ExchangeRefused("REFUSED", "its token never ends");
  return { token: received, until: exp };
}

function claimsOf(token: string) {
  try {
    return decodeJwt(token);
  } catch {
    throw new ExchangeRefused("REFUSED", "its token is no JWT");
  }
}

/** The issuer's error code, for our log; undefined when it is not a plain code. */
function errorIn(responseBody: unknown): string | undefined {
  const { error } = (responseBody ?? {}) as { error?: unknown };
  return typeof error === "string" && /^[a-z_]{1,64}$/.test(error) ? error : undefined;
}

/** The issuer gave no token for this partner; `why` is for the operator's log. */
export class ExchangeRefused extends Error {
  readonly kind: "REFUSED" | "UNAVAILABLE";
  readonly why: string;

  constructor(kind: "REFUSED" | "UNAVAILABLE", why: string) {
    super(why);
    this.name = "ExchangeRefused";
    this.kind = kind;
    this.why = why;
  }
}
