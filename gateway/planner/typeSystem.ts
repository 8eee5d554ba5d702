import type { CompositeType, Field, SupergraphSchema } from "./supergraphSchema.ts";

const typenameField: Field = { name: "__typename", type: "String!", namedType: "String", joins: null };

/** The composed graph's types, whichever subgraphs define them. */
export class TypeSystem {
  readonly #types: ReadonlyMap<string, CompositeType>;
  readonly #possible = new Map<string, ReadonlySet<string>>();

  constructor({ types }: SupergraphSchema) {
    this.#types = types;
  }

  find(name: string): CompositeType | undefined {
    return this.#types.get(name);
  }

  /** @throws when the type has no such field. */
  fieldOf(type: string, name: string): Field {
    if (name === "__typename") return typenameField;
    const field = this.#types.get(type)?.fields.get(name);
    if (!field) throw new Error(`the graph has no field ${type}.${name}`);
    return field;
  }

  isComposite(name: string): boolean {
    return this.#types.has(name);
  }

  isAbstract(name: string): boolean {
    const kind = this.#types.get(name)?.kind;
    return kind === "INTERFACE" || kind === "UNION";
  }

  /** Names of the object types that a value of this type may be of. */
  possibleTypes(name: string): ReadonlySet<string> {
    const cached = this.#possible.get(name);
    if (cached) return cached;
    const possible = new Set(this.#possibleTypes(name));
    this.#possible.set(name, possible);
    return possible;
  }

  #possibleTypes(name: string): readonly string[] {
    const type = this.#types.get(name);
    if (type?.kind === "UNION") return [...type.members];
    if (type?.kind !== "INTERFACE") return [name];
    return [...this.#types.values()]
      .filter(({ kind, interfaces }) => kind === "OBJECT" && interfaces.has(name))
      .map((definition) => definition.name);
  }

  /** Whether whatever is of the first type has all fields of the second. */
  isAlways(type: string, wide: string): boolean {
    if (type === wide || this.#types.get(type)?.interfaces.has(wide) === true) return true;
    return !this.isAbstract(type) && this.possibleTypes(wide).has(type);
  }

  mayBe(type: string, otherType: string): boolean {
    const possibleOthers = this.possibleTypes(otherType);
    return [...this.possibleTypes(type)].some((possibleType) => possibleOthers.has(possibleType));
  }
}
