import { FieldSets } from "./fieldSet.ts";
import type { FieldJoin } from "./joins.ts";
import type { SelectionSet } from "./selectionSet.ts";
import type { CompositeType, SupergraphSchema } from "./supergraphSchema.ts";
import type { TypeSystem } from "./typeSystem.ts";

/** A field as one subgraph has it. */
export interface SubgraphField {
  /** As its SDL writes it. */
  readonly type: string;
  readonly namedType: string;
  /** Resolved only on paths that provide it. */
  readonly isExternal: boolean;
  readonly requires: SelectionSet | null;
  readonly provides: SelectionSet | null;
}

/** An entry point of a subgraph for an entity: the type of its representations, and one key. */
export interface EntityKey {
  readonly subgraph: string;
  readonly type: string;
  readonly fields: SelectionSet;
}

/**
 * Which subgraph resolves which field, for one way the labels of `@override` fall. All that does not depend on an operation
 * is worked out once and remembered here.
 */
export class QueryGraph {
  readonly schema: SupergraphSchema;
  readonly types: TypeSystem;
  readonly fieldSets: FieldSets;
  readonly #isActive: (label: string) => boolean;
  /** By subgraph, type and name. */
  readonly #fields = new Map<string, Map<string, Map<string, SubgraphField | null>>>();
  readonly #keys = new Map<string, readonly EntityKey[]>();
  readonly #possible = new Map<string, readonly string[]>();

  constructor(schema: SupergraphSchema, types: TypeSystem, isActive: (label: string) => boolean) {
    this.schema = schema;
    this.types = types;
    this.fieldSets = new FieldSets(types);
    this.#isActive = isActive;
  }

  /** Null when the subgraph does not have the field, or another has taken it over. */
  fieldIn(subgraph: string, type: string, name: string): SubgraphField | null {
    const ofType = at(at(this.#fields, subgraph), type);
    const cached = ofType.get(name);
    if (cached !== undefined) return cached;
    const field = this.#fieldIn(subgraph, type, name);
    ofType.set(name, field);
    return field;
  }

  #fieldIn(subgraph: string, typeName: string, name: string): SubgraphField | null {
    const type = this.types.find(typeName);
    const typeJoin = type?.joins.get(subgraph);
    const field = type?.fields.get(name);
    if (!type || !typeJoin || !field) return null;
    const join = field.joins?.get(subgraph);
    if (field.joins && !join) return null;
    if (join && this.#isTakenOver(join)) return null;
    const text = join?.type ?? field.type;
    const namedType = text.replace(/[[\]!]/g, "");
    return {
      type: text,
      namedType,
      isExternal: join?.isExternal === true,
      requires: join?.requires === undefined ? null : this.fieldSets.read(typeName, join.requires),
      provides: join?.provides === undefined ? null : this.fieldSets.read(namedType, join.provides),
    };
  }

  #isTakenOver({ isOverridden, overrideLabel, overrides }: FieldJoin): boolean {
    if (overrideLabel === undefined) return isOverridden;
    return this.#isActive(overrideLabel) !== overrides;
  }

  /** A subgraph knows the type as an interface or a union, not as an object (`@interfaceObject`). */
  isAbstractIn(subgraph: string, type: string): boolean {
    return this.types.isAbstract(type) && !this.isInterfaceObject(subgraph, type);
  }

  isInterfaceObject(subgraph: string, type: string): boolean {
    return this.types.find(type)?.joins.get(subgraph)?.isInterfaceObject === true;
  }

  /** Object types that the subgraph may answer with where it declares this type. */
  possibleTypes(subgraph: string, name: string): readonly string[] {
    const id = `${subgraph} ${name}`;
    const cached = this.#possible.get(id);
    if (cached) return cached;
    const possible = [...this.types.possibleTypes(name)].filter((type) => this.#isPossible(subgraph, name, type));
    this.#possible.set(id, possible);
    return possible;
  }

  #isPossible(subgraph: string, abstract: string, name: string): boolean {
    const type = this.types.find(name);
    if (!type?.joins.has(subgraph)) return false;
    const wide = this.types.find(abstract) as CompositeType;
    if (wide.kind === "UNION") return wide.membersIn.size === 0 || wide.membersIn.get(subgraph)?.has(name) === true;
    return (
      wide.kind === "OBJECT" || type.implementsIn.size === 0 || type.implementsIn.get(subgraph)?.has(abstract) === true
    );
  }

  /** Every key by which a subgraph can resolve an entity of this type. */
  keysOf(type: string): readonly EntityKey[] {
    const cached = this.#keys.get(type);
    if (cached) return cached;
    const keys = [...this.#ownKeys(type), ...this.#keysAsInterface(type)];
    this.#keys.set(type, keys);
    return keys;
  }

  #ownKeys(type: string): readonly EntityKey[] {
    return [...(this.types.find(type)?.joins ?? [])].flatMap(([subgraph, { keys }]) =>
      keys
        .filter(({ isResolvable }) => isResolvable)
        .map(({ fieldSet }) => ({ subgraph, type, fields: this.fieldSets.read(type, fieldSet) })),
    );
  }

  /** Subgraphs with an `@interfaceObject` for an interface of the type. */
  #keysAsInterface(type: string): readonly EntityKey[] {
    return [...(this.types.find(type)?.interfaces ?? [])].flatMap((name) =>
      this.#ownKeys(name).filter(({ subgraph }) => this.isInterfaceObject(subgraph, name)),
    );
  }

  /** Subgraphs that resolve a field of a type, on the type or on an `@interfaceObject` of it. */
  keysAsObject(type: string, field: string): readonly EntityKey[] {
    return this.keysOf(type).filter(
      (key) => this.isInterfaceObject(key.subgraph, key.type) && this.fieldIn(key.subgraph, key.type, field) !== null,
    );
  }

  /** Every subgraph has the root of queries, without a key. */
  isRoot(type: string): boolean {
    return type === this.schema.queryType || type === this.schema.mutationType;
  }

  /** Subgraphs that may bring the same objects by this field, when those given may bring the object it is asked of. */
  sharersOf(type: string, field: string, sharers: ReadonlySet<string>): ReadonlySet<string> {
    const entering = new Set(this.keysOf(type).map(({ subgraph }) => subgraph));
    const resolving = [...this.schema.subgraphs.keys()].filter((subgraph) => {
      const subgraphField = this.fieldIn(subgraph, type, field);
      return subgraphField !== null && !subgraphField.isExternal && (sharers.has(subgraph) || entering.has(subgraph));
    });
    return new Set(resolving);
  }

  /** A union that several subgraphs answer with in one place holds what all of them know: they are bound to answer the same. */
  sharedTypes(union: string, sharers: ReadonlySet<string>): ReadonlySet<string> | null {
    if (sharers.size < 2 || this.types.find(union)?.kind !== "UNION") return null;
    const [first, ...otherTypes] = [...sharers].map((subgraph) => this.possibleTypes(subgraph, union));
    return new Set((first ?? []).filter((type) => otherTypes.every((types) => types.includes(type))));
  }
}

function at<Value>(map: Map<string, Map<string, Value>>, key: string): Map<string, Value> {
  const inner = map.get(key) ?? new Map<string, Value>();
  map.set(key, inner);
  return inner;
}
