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
    const name = createHash("sha256").update(`${partner} ${original}`).digest("base64");
    const known = this.#tokens.get(name);
    const kept = await known;
    if (kept && kept.until - marginSeconds > Date.now() / 1_000) return kept.token;
    // Whoever saw the same token end may be fetching already.
    const newer = this.#tokens.peek(name);
    return (await (newer && newer !== known ? newer : this.#fetched(name, fetch))).token;
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
