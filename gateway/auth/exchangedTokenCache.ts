import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { ExchangedToken } from "./tokenExchange.ts";

/** Tokens are not used in their last seconds: they must still be valid on arrival. */
const marginSeconds = 20;
const mostTokens = 5_000;

/** Caches exchanged tokens until shortly before they expire. Keys are derived from the original token: without it nobody finds one. */
export class ExchangedTokenCache {
  readonly #tokens: LRUCache<string, Promise<ExchangedToken>>;

  constructor(max = mostTokens) {
    this.#tokens = new LRUCache({ max });
  }

  /** The token of the bearer of `original` at this partner. Concurrent calls share one exchange. */
  async tokenFor(original: string, partner: string, fetch: () => Promise<ExchangedToken>): Promise<string> {
    const cacheKey = createHash("sha256").update(`${partner} ${original}`).digest("base64");
    const cached = this.#tokens.get(cacheKey);
    const exchanged = await cached;
    if (exchanged && exchanged.until - marginSeconds > Date.now() / 1_000) return exchanged.token;
    // A concurrent call that saw the same token expire may be exchanging already.
    const newer = this.#tokens.peek(cacheKey);
    return (await (newer && newer !== cached ? newer : this.#fetched(cacheKey, fetch))).token;
  }

  #fetched(name: string, fetch: () => Promise<ExchangedToken>): Promise<ExchangedToken> {
    const fetching = fetch();
    this.#tokens.set(name, fetching);
    fetching.catch(() => {
      if (this.#tokens.peek(name) === fetching) this.#tokens.delete(name);
    });
    return fetching;
  }
}
