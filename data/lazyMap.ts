import { once } from "./once.ts";

/** A map that is made when it is first asked something. */
export class LazyMap<Key, Value> implements ReadonlyMap<Key, Value> {
  readonly #map: () => ReadonlyMap<Key, Value>;

  /** @param make called once */
  constructor(make: () => ReadonlyMap<Key, Value>) {
    this.#map = once(make);
  }

  get size(): number {
    return this.#map().size;
  }
  get(key: Key): Value | undefined {
    return this.#map().get(key);
  }
  has(key: Key): boolean {
    return this.#map().has(key);
  }
  keys(): MapIterator<Key> {
    return this.#map().keys();
  }
  values(): MapIterator<Value> {
    return this.#map().values();
  }
  entries(): MapIterator<[Key, Value]> {
    return this.#map().entries();
  }
  forEach(callback: (value: Value, key: Key, map: ReadonlyMap<Key, Value>) => void): void {
    for (const [key, value] of this) callback(value, key, this);
  }
  [Symbol.iterator](): MapIterator<[Key, Value]> {
    return this.#map()[Symbol.iterator]();
  }
}
