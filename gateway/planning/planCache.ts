import { createHash } from "node:crypto";

/** The SHA-256 of a text: a cache key that does not hold the whole query. */
export const shortName = (text: string): string => createHash("sha256").update(text).digest("base64");

/** An LRU cache of at most `size` values, by a Map's order of insertion. */
export class PlanCache<Value> {
  readonly #size: number;
  readonly #entries = new Map<string, Value>();

  constructor(size: number) {
    this.#size = size;
  }

  getOrMake(key: string, make: () => Value): Value {
    const value = this.#entries.has(key) ? (this.#entries.get(key) as Value) : make();
    this.#entries.delete(key);
    this.#entries.set(key, value);
    if (this.#entries.size > this.#size) this.#forgetOldest();
    return value;
  }

  forget(key: string): void {
    this.#entries.delete(key);
  }

  #forgetOldest(): void {
    const oldest = this.#entries.keys().next();
    if (!oldest.done) this.#entries.delete(oldest.value);
  }
}
