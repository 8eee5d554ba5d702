import type { Expected } from "./gaps.ts";

/** Which fetches of a plan bring what, object by object: lists and types aside, by the names under which fields are planned. */
export class AnswerShape {
  readonly #root = new Place();

  /** @param fetch the fetch's number @param path names that lead to the objects that the fields are of */
  add(fetch: number, path: readonly string[], fields: readonly Expected[]): void {
    this.at(path).expect(fetch, fields);
  }

  at(path: readonly string[]): Place {
    return path.reduce((place, key) => place.child(key), this.#root);
  }

  /** The numbers of the fetches that were to bring the value; none when nobody was asked. */
  fetchesAt(path: readonly string[]): readonly number[] {
    let place: Place | undefined = this.#root;
    for (const key of path) place = place?.known(key);
    return [...(place?.fetches ?? [])];
  }
}

/** The values that stand at one path of an answer. */
export class Place {
  readonly fetches = new Set<number>();
  readonly #children = new Map<string, Place>();

  known(key: string): Place | undefined {
    return this.#children.get(key);
  }

  child(key: string): Place {
    const existing = this.#children.get(key);
    if (existing) return existing;
    const child = new Place();
    this.#children.set(key, child);
    return child;
  }

  expect(fetch: number, fields: readonly Expected[]): void {
    this.fetches.add(fetch);
    for (const { key, fields: subfields } of fields) this.child(key).expect(fetch, subfields);
  }

  /** The first fetch that was to bring one of the fields, another than this one; undefined: none was. */
  fetchBringing(fields: readonly string[], fetch: number): number | undefined {
    const fetches = fields.flatMap((field) => [...(this.known(field)?.fetches ?? [])]);
    return fetches.find((earlier) => earlier !== fetch);
  }

  /** Whether another fetch brings something here or further down. */
  isShared(fetch: number): boolean {
    for (const earlier of this.fetches) if (earlier !== fetch) return true;
    for (const child of this.#children.values()) if (child.isShared(fetch)) return true;
    return false;
  }
}
