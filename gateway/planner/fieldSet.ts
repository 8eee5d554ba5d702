import { Kind, type OperationDefinitionNode, parse } from "graphql";
import { SelectionReader, type SelectionSet } from "./selectionSet.ts";
import type { TypeSystem } from "./typeSystem.ts";

/** Field sets as directives write them (`"id owner { id }"`), each read once. */
export class FieldSets {
  readonly #reader: SelectionReader;
  readonly #sets = new Map<string, SelectionSet>();

  constructor(types: TypeSystem) {
    this.#reader = new SelectionReader(types);
  }

  read(type: string, fieldSet: string): SelectionSet {
    const name = `${type} ${fieldSet}`;
    const cached = this.#sets.get(name);
    if (cached) return cached;
    const [definition] = parse(`{ ${fieldSet} }`, { noLocation: true }).definitions;
    if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`not a field set: ${fieldSet}`);
    const set = this.#reader.read(type, [(definition as OperationDefinitionNode).selectionSet]);
    this.#sets.set(name, set);
    return set;
  }
}

/** Fields that a path brings along (`@provides`), or those of a key: null when nothing is said of the field. */
export function fieldInSets(
  sets: readonly SelectionSet[],
  type: string,
  name: string,
  types: TypeSystem,
): ProvidedField | null {
  const fields = sets.flatMap((set) => fieldsNamed(set, type, name, types));
  return fields.length === 0 ? null : { sets: fields.flatMap(({ set }) => set ?? []) };
}

export interface ProvidedField {
  /** What is said of the objects the field leads to. */
  readonly sets: readonly SelectionSet[];
}

function fieldsNamed(set: SelectionSet, type: string, name: string, types: TypeSystem): SelectionSet["fields"] {
  const ownFields = set.fields.filter((field) => field.name === name);
  const narrower = set.branches.filter(({ on }) => types.isAlways(type, on) || on === type);
  return [...ownFields, ...narrower.flatMap((branch) => fieldsNamed(branch, type, name, types))];
}
