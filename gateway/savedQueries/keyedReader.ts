import { IssuerUnavailable } from "@pacte-hub/auth/tokens/issuer";
import type { AccessKeyFault } from "@pacte-hub/schema/model/savedQueryRefusal";
import { decodeJwt } from "jose";
import { LRUCache } from "lru-cache";
import type { Logger } from "pino";
import type { Authenticator } from "../auth/authenticate.ts";
import { ExchangeRefused } from "../auth/tokenExchange.ts";
import { type AccessKey, isSecretOf, refreshTokenOf, sealedAnew } from "./accessKey.ts";
import type { Renewed, SavedQueryStore, StoredKey } from "./store.ts";

/** A token that a key gave, in this process's memory until shortly before it ends. */
interface HeldToken {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

const mostHeld = 1_000;
/** A token under its last moments is not given out: it must arrive before it ends. */
const marginMs = 30_000;

export type KeyReading = { readonly token: string } | { readonly fault: AccessKeyFault };

/** Reads for who is not there: a key becomes an access token of its owner, which says the rights that they have now. */
export class KeyedReader {
  readonly #store: SavedQueryStore;
  readonly #authenticator: Pick<Authenticator, "refreshed">;
  readonly #log: Logger;
  readonly #tokens = new LRUCache<string, HeldToken>({ max: mostHeld });
  readonly #pendingReadings = new Map<string, Promise<KeyReading>>();

  constructor(store: SavedQueryStore, authenticator: Pick<Authenticator, "refreshed">, log: Logger) {
    this.#store = store;
    this.#authenticator = authenticator;
    this.#log = log;
  }

  /** The key is looked up at every reading, so that one which was revoked reads nothing more. @param query name of the query */
  async read({ id, secret }: AccessKey, query: string): Promise<KeyReading> {
    const key = await this.#store.key(id);
    if (!key || !isSecretOf(secret, key)) return { fault: { reason: "UNKNOWN" } };
    if (key.expiresOn < new Date().toISOString().slice(0, 10))
      return { fault: { reason: "EXPIRED", on: key.expiresOn } };
    if (key.query !== query) return { fault: { reason: "OTHER_QUERY", query: key.query } };
    const cachedToken = this.#tokens.get(id);
    if (cachedToken && cachedToken.until > Date.now()) return { token: cachedToken.token };
    const coming =
      this.#pendingReadings.get(id) ?? this.#renewed(id, secret).finally(() => this.#pendingReadings.delete(id));
    this.#pendingReadings.set(id, coming);
    return coming;
  }

  async #renewed(id: string, secret: string): Promise<KeyReading> {
    try {
      const token = await this.#store.renewKey(id, (key) => this.#asked(key, secret));
      if (token === null) return { fault: { reason: "UNKNOWN" } };
      this.#tokens.set(id, { token, until: endOf(token) * 1_000 - marginMs });
      return { token };
    } catch (error) {
      if (!(error instanceof ExchangeRefused) && !(error instanceof IssuerUnavailable)) throw error;
      this.#log.warn({ key: id, why: error.why }, "une clé d'accès n'a pas donné de jeton");
      const isRefused = error instanceof ExchangeRefused && error.kind === "REFUSED";
      return { fault: { reason: isRefused ? "ISSUER_REFUSED" : "ISSUER_UNAVAILABLE" } };
    }
  }

  async #asked(key: StoredKey, secret: string): Promise<Renewed<string>> {
    const { accessToken, refreshToken } = await this.#authenticator.refreshed(key.issuer, refreshTokenOf(secret, key));
    const sealed = refreshToken === null ? null : sealedAnew(secret, key, refreshToken);
    return { sealed, outcome: accessToken };
  }
}

/** Seconds since 1970; 0: it does not say, and is not held. */
function endOf(token: string): number {
  try {
    return decodeJwt(token).exp ?? 0;
  } catch {
    return 0;
  }
}
