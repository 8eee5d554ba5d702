import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { ExchangedToken } from "./tokenExchange.ts";

/** Tokens under their last moments are not given out: they must arrive before they end. */
const marginSeconds = 20;
const mostTokens = 5_000;

/** Exchanged tokens, until shortly before they end. Nobody can find a token in it without holding the one it came from. */
export class ExchangedTokenCache {
  readonly #tokens: LRUCache<string, Promise<ExchangedToken>>;

  constructor(max = mostTokens) {
    this.#tokens = new LRUCache({ max });
  }

  /** The token kept for the bearer of `original` at this partner; whoever asks while it is being fetched waits for it too. */
  async tokenFor(original: string, partner: string, fetch: () => Promise<ExchangedToken>): Promise<string> {
    const cacheKey = createHash("sha256").update(`${partner} ${original}`).digest("base64");
    const cached = this.#tokens.get(cacheKey);
    const exchanged = await cached;
    if (exchanged && exchanged.until - marginSeconds > Date.now() / 1_000) return exchanged.token;
    // Whoever saw the same token end may be fetching already.
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
