import type { RefreshPolicy } from "./refreshPolicy.ts";

/** What is fetched once for all who ask, kept for a while, and not asked for again too soon, failures included. */
export class TtlCache<T> {
  readonly #fetch: () => Promise<T>;
  readonly #pace: Pick<RefreshPolicy, "keepMs" | "coolDownMs">;
  #cached: { readonly value: T; readonly since: number } | undefined;
  #asking: Promise<T> | undefined;
  #askedAt = Number.NEGATIVE_INFINITY;
  #fault: unknown;

  constructor(fetch: () => Promise<T>, pace: Pick<RefreshPolicy, "keepMs" | "coolDownMs">) {
    this.#fetch = fetch;
    this.#pace = pace;
  }

  /** What is known, if it is not too old; nothing is fetched. */
  get held(): T | undefined {
    const isFresh = this.#cached && performance.now() - this.#cached.since < this.#pace.keepMs;
    return isFresh ? this.#cached?.value : undefined;
  }

  /** What is known, or else fetched. @throws what the fetch threw, for as long as it is too soon to try again. */
  async get(): Promise<T> {
    const cached = this.held;
    if (cached !== undefined) return cached;
    if (this.#isTooSoon() && this.#fault !== undefined) throw this.#fault;
    return this.#ask();
  }

  /** Newer than `old`, where that may be had. A fetch that fails leaves what is known to those who need no newer. */
  async newerThan(old: T): Promise<T> {
    if (this.#cached && this.#cached.value !== old) return this.#cached.value;
    return this.#isTooSoon() ? old : this.#ask();
  }

  #isTooSoon = (): boolean => !this.#asking && performance.now() - this.#askedAt < this.#pace.coolDownMs;

  #ask(): Promise<T> {
    this.#asking ??= this.#asked().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  async #asked(): Promise<T> {
    this.#askedAt = performance.now();
    this.#fault = undefined;
    try {
      const value = await this.#fetch();
      this.#cached = { value, since: this.#askedAt };
      return value;
    } catch (error) {
      this.#fault = error;
      throw error;
    }
  }
}
