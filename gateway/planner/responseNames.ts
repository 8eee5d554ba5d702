import { type FieldSelection, type SelectionSet, signatureOf } from "./selectionSet.ts";

/**
 * The names under which fields stand in the answer, path by path. What the planner adds (keys, required fields) keeps its
 * own name when the reader asked the same under it, or asked nothing under it; else it is given a name of the planner's,
 * so that it neither replaces nor is replaced by another field. A nullable object that the reader asks too is always given
 * one: what the reader asks of it may fail and make it null, and what is required of it would be lost with it.
 */
export class ResponseNames {
  readonly #reserved: Map<string, string>;
  readonly #used = new Map<string, string>();
  /** What the reader asks of objects, by name. */
  readonly #objectsAsked = new Set<string>();
  readonly #children = new Map<string, ResponseNames>();
  readonly #renamedSets = new WeakMap<SelectionSet, SelectionSet>();

  constructor(reserved: Map<string, string> = new Map()) {
    this.#reserved = reserved;
  }

  child(key: string): ResponseNames {
    const existing = this.#children.get(key);
    if (existing) return existing;
    const child = new ResponseNames(this.#reserved);
    this.#children.set(key, child);
    return child;
  }

  /** Takes note of what the reader asks. */
  reserve({ fields, branches }: SelectionSet): void {
    for (const field of fields) {
      const signature = this.#used.get(field.key);
      // Two types may give one name to different fields; no third may share it.
      this.#used.set(field.key, signature === undefined || signature === signatureOf(field) ? signatureOf(field) : "");
      if (!field.set) continue;
      this.#objectsAsked.add(field.key);
      this.child(field.key).reserve(field.set);
    }
    for (const branch of branches) this.reserve(branch);
  }

  /** The same selection under names that are free here. */
  underFreeNames(set: SelectionSet): SelectionSet {
    const cached = this.#renamedSets.get(set);
    if (cached) return cached;
    const renamed = {
      on: set.on,
      fields: set.fields.map((field) => this.#givenField(field)),
      branches: set.branches.map((branch) => this.underFreeNames(branch)),
    };
    this.#renamedSets.set(set, renamed);
    return renamed;
  }

  #givenField(field: FieldSelection): FieldSelection {
    const key = this.#keyFor(field);
    return { ...field, key, set: field.set && this.child(key).underFreeNames(field.set) };
  }

  #keyFor(field: FieldSelection): string {
    const signature = signatureOf(field);
    if (field.name === "__typename") return field.name;
    const used = this.#used.get(field.name);
    const isFree = used === undefined || used === signature;
    const mayBeLost = field.isNullable && this.#objectsAsked.has(field.name);
    const key = isFree && !mayBeLost ? field.name : this.#reservedName(signature);
    this.#used.set(key, signature);
    return key;
  }

  #reservedName(signature: string): string {
    const reservedName = this.#reserved.get(signature);
    if (reservedName !== undefined) return reservedName;
    const name = `_internal_qp_${this.#reserved.size}`;
    this.#reserved.set(signature, name);
    return name;
  }
}
