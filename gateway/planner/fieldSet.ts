import { Kind, type OperationDefinitionNode, parse } from "graphql";
import { SelectionReader, type SelectionSet } from "./selectionSet.ts";
import type { TypeSystem } from "./typeSystem.ts";

/** Field sets as directives write them (`"id owner { id }"`), each read once. */
export class FieldSets {
  readonly #reader: SelectionReader;
  readonly #known = new Map<string, SelectionSet>();

  constructor(types: TypeSystem) {
    this.#reader = new SelectionReader(types);
  }

  read(type: string, fieldSet: string): SelectionSet {
    const name = `${type} ${fieldSet}`;
    const known = this.#known.get(name);
    if (known) return known;
    const [definition] = parse(`{ ${fieldSet} }`, { noLocation: true }).definitions;
    if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`not a field set: ${fieldSet}`);
    const set = this.#reader.read(type, [(definition as OperationDefinitionNode).selectionSet]);
    this.#known.set(name, set);
    return set;
  }
}

/** Fields that a path brings along (`@provides`), or those of a key: null when nothing is said of the field. */
export function under(sets: readonly SelectionSet[], type: string, name: string, types: TypeSystem): Under | null {
  const found = sets.flatMap((set) => fieldsNamed(set, type, name, types));
  return found.length === 0 ? null : { sets: found.flatMap(({ set }) => set ?? []) };
}

export interface Under {
  /** What is said of the objects the field leads to. */
  readonly sets: readonly SelectionSet[];
}

function fieldsNamed(set: SelectionSet, type: string, name: string, types: TypeSystem): SelectionSet["fields"] {
  const here = set.fields.filter((field) => field.name === name);
  const narrower = set.branches.filter(({ on }) => types.isAlways(type, on) || on === type);
  return [...here, ...narrower.flatMap((branch) => fieldsNamed(branch, type, name, types))];
}
