import { type FieldNode, print } from "graphql";

/**
 * The names under which fields are planned, asked and kept: never a reader's. A reader's alias may be the name of a key or of
 * a required field; the planner would then take one value for the other. So each field that bears an alias or arguments is
 * given a neutral name, the same wherever the same alias stands for the same question, and the reader's name is put back when
 * the answer is written and in the paths of errors.
 */
export class ResponseKeys {
  readonly #prefix: string;
  readonly #internal = new Map<string, string>();

  /** @param prefix with a number behind it, it is the name of no field of the graph (`neutralPrefix`). */
  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** The internal name of a field of the reader's operation. */
  of({ name, alias, arguments: argumentNodes = [] }: FieldNode): string {
    // It tells what an object is, to the planner and to us: it keeps its own name whatever the reader calls it.
    if (name.value === "__typename") return name.value;
    const readersName = alias?.value ?? name.value;
    if (readersName === name.value && argumentNodes.length === 0) return readersName;
    const question = `${readersName}:${name.value}(${argumentNodes.map(print).sort().join()})`;
    const cached = this.#internal.get(question);
    if (cached !== undefined) return cached;
    const internal = `${this.#prefix}${this.#internal.size}`;
    this.#internal.set(question, internal);
    return internal;
  }
}

const ofReaders = "v_";

/** A variable's name as it is planned: a reader's must not be that of the entities which a plan asks about. */
export const plannedVariable = (name: string): string => `${ofReaders}${name}`;

export const readersVariable = (planned: string): string => planned.slice(ofReaders.length);
