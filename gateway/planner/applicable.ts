import { type FieldSelection, joinedFields, type SelectionSet } from "./selectionSet.ts";
import type { TypeSystem } from "./typeSystem.ts";

/** What of a selection concerns objects of one type: the fields to ask of them, each once. */
export class Applicable {
  readonly #types: TypeSystem;
  readonly #known = new WeakMap<SelectionSet, Map<string, readonly FieldSelection[]>>();

  constructor(types: TypeSystem) {
    this.#types = types;
  }

  fieldsFor(set: SelectionSet, type: string): readonly FieldSelection[] {
    const known = this.#known.get(set) ?? new Map<string, readonly FieldSelection[]>();
    this.#known.set(set, known);
    const fields = known.get(type) ?? this.#fieldsFor(set, type);
    known.set(type, fields);
    return fields;
  }

  #fieldsFor(set: SelectionSet, type: string): readonly FieldSelection[] {
    if (!this.#concerns(set, type)) return [];
    if (set.branches.length === 0) return set.fields;
    return joinedFields([...set.fields, ...set.branches.flatMap((branch) => this.fieldsFor(branch, type))]);
  }

  #concerns({ on }: SelectionSet, type: string): boolean {
    return this.#types.isAlways(type, on);
  }
}
