import { once } from "./once.ts";

/** A map that is made when it is first asked something. */
export class LazyMap<Key, Value> implements ReadonlyMap<Key, Value> {
  readonly #made: () => ReadonlyMap<Key, Value>;

  /** @param make called once */
  constructor(make: () => ReadonlyMap<Key, Value>) {
    this.#made = once(make);
  }

  get size(): number {
    return this.#made().size;
  }
  get(key: Key): Value | undefined {
    return this.#made().get(key);
  }
  has(key: Key): boolean {
    return this.#made().has(key);
  }
  keys(): MapIterator<Key> {
    return this.#made().keys();
  }
  values(): MapIterator<Value> {
    return this.#made().values();
  }
  entries(): MapIterator<[Key, Value]> {
    return this.#made().entries();
  }
  forEach(each: (value: Value, key: Key, map: ReadonlyMap<Key, Value>) => void): void {
    for (const [key, value] of this) each(value, key, this);
  }
  [Symbol.iterator](): MapIterator<[Key, Value]> {
    return this.#made()[Symbol.iterator]();
  }
}
