import { askable, fetchJson, type JsonAnswer } from "@pacte-hub/auth/tokens/fetchJson";
import { OperatorError } from "@pacte-hub/server/operatorError";

/** An OAuth client: its credentials, and the issuer's token endpoint. */
export interface ClientCredentials {
  /** The issuer's token endpoint. */
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly secret: string;
  /** The audience of the token. */
  readonly audience: string;
}

interface CachedToken {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

const bounds = { timeoutMs: 10_000, maxBytes: 64 * 1024 };
/** A new token is fetched this long before the old one expires, so that requests under way stay valid. */
const aheadMs = 30_000;
const usualSeconds = 60;

/**
 * Returns a function that gives a valid token: fetched from the issuer (client credentials grant), and cached until shortly before
 * it expires.
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.4
 * @throws OperatorError when the issuer does not answer or refuses
 */
export function clientCredentials(credentials: ClientCredentials, now: () => number = Date.now): () => Promise<string> {
  let cached: CachedToken | undefined;
  return async () => {
    if (!cached || cached.until - aheadMs <= now()) cached = await requestToken(credentials, now());
    return cached.token;
  };
}

async function requestToken(
  { tokenUrl, clientId, secret, audience }: ClientCredentials,
  now: number,
): Promise<CachedToken> {
  const basic = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(secret)}`).toString("base64");
  const { status, body }: JsonAnswer = await fetchJson(secretAddress(tokenUrl), bounds, {
    method: "POST",
    headers: { authorization: `Basic ${basic}` },
    body: new URLSearchParams({ grant_type: "client_credentials", audience }),
  }).catch(() => {
    throw refused(tokenUrl, "ne répond pas");
  });
  const { access_token: token, expires_in: seconds, error } = (body ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof token !== "string" || token === "")
    throw refused(tokenUrl, `refuse (${status}${typeof error === "string" ? `, ${error.slice(0, 60)}` : ""})`);
  return { token, until: now + (typeof seconds === "number" ? seconds : usualSeconds) * 1_000 };
}

/** Checks the token endpoint's URL. @throws OperatorError for another machine without TLS */
function secretAddress(url: string): URL {
  try {
    return askable(url, true);
  } catch {
    throw new OperatorError(
      `HUB_TOKEN_URL doit être une adresse https : le secret de HUB_CLIENT_SECRET partirait en clair vers ${new URL(url).host}.`,
      "SETTINGS_REFUSED",
    );
  }
}

const refused = (url: string, problem: string): OperatorError =>
  new OperatorError(
    `L'émetteur ${new URL(url).host} ${problem} : il ne donne pas de jeton à ce programme. Vérifiez HUB_TOKEN_URL, HUB_CLIENT_ID et HUB_CLIENT_SECRET, et que ce client a le droit de « client_credentials ».`,
    "HUB_REFUSES",
  );
