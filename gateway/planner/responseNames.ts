import { type FieldSelection, type SelectionSet, signatureOf } from "./selectionSet.ts";

/**
 * The names under which fields stand in the answer, path by path. What the planner adds (keys, required fields) keeps its
 * own name when the reader asked the same under it, or asked nothing under it; else it is given a name of the planner's,
 * so that it neither replaces nor is replaced by another field.
 */
export class ResponseNames {
  readonly #reserved: Map<string, string>;
  readonly #used = new Map<string, string>();
  readonly #children = new Map<string, ResponseNames>();
  readonly #given = new WeakMap<SelectionSet, SelectionSet>();

  constructor(reserved: Map<string, string> = new Map()) {
    this.#reserved = reserved;
  }

  child(key: string): ResponseNames {
    const known = this.#children.get(key);
    if (known) return known;
    const child = new ResponseNames(this.#reserved);
    this.#children.set(key, child);
    return child;
  }

  /** Takes note of what the reader asks. */
  reserve({ fields, branches }: SelectionSet): void {
    for (const field of fields) {
      const known = this.#used.get(field.key);
      // Two types may give one name to different fields; no third may share it.
      this.#used.set(field.key, known === undefined || known === signatureOf(field) ? signatureOf(field) : "");
      if (field.set) this.child(field.key).reserve(field.set);
    }
    for (const branch of branches) this.reserve(branch);
  }

  /** The same selection under names that are free here. */
  given(set: SelectionSet): SelectionSet {
    const known = this.#given.get(set);
    if (known) return known;
    const given = {
      on: set.on,
      fields: set.fields.map((field) => this.#givenField(field)),
      branches: set.branches.map((branch) => this.given(branch)),
    };
    this.#given.set(set, given);
    return given;
  }

  #givenField(field: FieldSelection): FieldSelection {
    const key = this.#keyFor(field);
    return { ...field, key, set: field.set && this.child(key).given(field.set) };
  }

  #keyFor(field: FieldSelection): string {
    const signature = signatureOf(field);
    if (field.name === "__typename") return field.name;
    const used = this.#used.get(field.name);
    const key = used === undefined || used === signature ? field.name : this.#reservedName(signature);
    this.#used.set(key, signature);
    return key;
  }

  #reservedName(signature: string): string {
    const known = this.#reserved.get(signature);
    if (known !== undefined) return known;
    const name = `_internal_qp_${this.#reserved.size}`;
    this.#reserved.set(signature, name);
    return name;
  }
}
