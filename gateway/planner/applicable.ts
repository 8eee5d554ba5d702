import { type FieldSelection, joinedFields, type SelectionSet } from "./selectionSet.ts";
import type { TypeSystem } from "./typeSystem.ts";

/** What of a selection concerns objects of one type: the fields to ask of them, each once. */
export class Applicable {
  readonly #types: TypeSystem;
  readonly #fieldsBySet = new WeakMap<SelectionSet, Map<string, readonly FieldSelection[]>>();

  constructor(types: TypeSystem) {
    this.#types = types;
  }

  fieldsFor(set: SelectionSet, type: string): readonly FieldSelection[] {
    const fieldsByType = this.#fieldsBySet.get(set) ?? new Map<string, readonly FieldSelection[]>();
    this.#fieldsBySet.set(set, fieldsByType);
    const fields = fieldsByType.get(type) ?? this.#fieldsFor(set, type);
    fieldsByType.set(type, fields);
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
