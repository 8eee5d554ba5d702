import type { RefreshPolicy } from "./refreshPolicy.ts";

/** Caches one fetched value for a while. Concurrent callers share one fetch. A failure is kept too, until another fetch is allowed. */
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

  /** The value, if it is not too old; does not fetch. */
  get held(): T | undefined {
    const isFresh = this.#cached && performance.now() - this.#cached.since < this.#pace.keepMs;
    return isFresh ? this.#cached?.value : undefined;
  }

  /** The value, fetched if needed. @throws the last fetch's error while it is too soon to try again */
  async get(): Promise<T> {
    const cached = this.held;
    if (cached !== undefined) return cached;
    if (this.#isTooSoon() && this.#fault !== undefined) throw this.#fault;
    return this.#ask();
  }

  /** A value newer than `old`, if the rate limit allows a fetch. When that fetch fails, the old value stays for other callers. */
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
