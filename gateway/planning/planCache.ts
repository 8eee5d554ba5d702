import { createHash } from "node:crypto";

/** A short name for a long text, so that what is remembered of a query does not weigh as much as the query. */
export const shortName = (text: string): string => createHash("sha256").update(text).digest("base64");

/** Keeps the values last used, never more than `size` of them. A Map remembers the order of insertion. */
export class PlanCache<Value> {
  readonly #size: number;
  readonly #kept = new Map<string, Value>();

  constructor(size: number) {
    this.#size = size;
  }

  getOrMake(key: string, make: () => Value): Value {
    const value = this.#kept.has(key) ? (this.#kept.get(key) as Value) : make();
    this.#kept.delete(key);
    this.#kept.set(key, value);
    if (this.#kept.size > this.#size) this.#forgetOldest();
    return value;
  }

  forget(key: string): void {
    this.#kept.delete(key);
  }

  #forgetOldest(): void {
    const oldest = this.#kept.keys().next();
    if (!oldest.done) this.#kept.delete(oldest.value);
  }
}
