import { askField, resolvableField } from "./askField.ts";
import type { Context, Pending, RequestedGroups } from "./context.ts";
import { askElsewhere } from "./entityJumps.ts";
import { askHere, untried } from "./objectTypes.ts";
import type { Place, Position } from "./place.ts";
import { type FieldSelection, joinedFields, type SelectionSet, typename } from "./selectionSet.ts";

/**
 * Asks of objects that the subgraph knows as an interface or a union. What it resolves for every type that may stand there
 * is asked of the interface; the rest type by type, for the types that this subgraph can answer with.
 */
export function selectAbstract(
  context: Context,
  position: Position,
  place: Place,
  set: SelectionSet,
  requested: RequestedGroups,
): SelectionSet | null {
  position.node.add(typename, null);
  requested.add(position.group);
  const sorting = new FieldSorting(context, position, place);
  sorting.sort(set, requested);
  return sorting.askEach(set.on, requested);
}

class FieldSorting {
  readonly #context: Context;
  readonly #position: Position;
  readonly #place: Place;
  readonly #types: readonly string[];
  /** By object type, the fields selected for it alone. */
  readonly #pending = new Map<string, Pending[]>();
  /** Fields that another subgraph resolves for all of them, through an `@interfaceObject`. */
  readonly #interfaceFields: FieldSelection[] = [];
  /** Fields that cannot be reached from here for every possible type, and so not for the interface. */
  readonly #unresolved: FieldSelection[] = [];

  constructor(context: Context, position: Position, place: Place) {
    this.#context = context;
    this.#position = position;
    this.#place = place;
    const possible = context.graph.possibleTypes(position.group.subgraph, position.type);
    const shared = context.graph.sharedTypes(position.type, position.sharers);
    this.#types = possible.filter((type) => shared?.has(type) ?? true);
  }

  sort(set: SelectionSet, requested: RequestedGroups): void {
    const { types } = this.#context.graph;
    const { type } = this.#position;
    if (types.isAlways(type, set.on)) for (const field of set.fields) this.#sortField(field, requested);
    else this.#addFor(set.on, set.fields);
    for (const branch of set.branches) {
      if (types.isAlways(type, branch.on)) this.sort(branch, requested);
      else
        for (const possibleType of this.#typesOf(branch.on))
          this.#add(possibleType, this.#context.applicable.fieldsFor(branch, possibleType));
    }
  }

  #sortField(field: FieldSelection, requested: RequestedGroups): void {
    if (field.name === "__typename") return;
    const { graph } = this.#context;
    const position = this.#position;
    if (this.#isResolvableForAll(field)) {
      const unresolved = this.#askOfAll(field, requested);
      if (unresolved)
        for (const type of this.#types)
          this.#push(type, { field: unresolved, tried: new Set([position.group.subgraph]) });
    } else if (graph.keysAsObject(position.type, field.name).length > 0 && !this.#isResolvableForSome(field)) {
      this.#interfaceFields.push(field);
    } else {
      this.#sortByType(field);
    }
  }

  #sortByType(field: FieldSelection): void {
    const isWithinReach = this.#types.length > 0 && this.#types.every((type) => this.#isWithinReach(type, field));
    if (isWithinReach) this.#addFor(this.#position.type, [field]);
    else this.#unresolved.push(field);
  }

  #askOfAll(field: FieldSelection, requested: RequestedGroups): FieldSelection | null {
    const position = { ...this.#position, isEntity: false };
    const place = this.#place.as(position.type, false);
    place.add(position);
    return askField(this.#context, { place, position, asInterface: true }, field, requested)?.unresolved ?? null;
  }

  #isResolvableForAll({ name }: FieldSelection): boolean {
    const resolvable = resolvableField(this.#context, this.#position, name);
    return (
      resolvable !== null && !resolvable.field.requires && this.#types.every((type) => this.#isResolvable(type, name))
    );
  }

  #isResolvableForSome({ name }: FieldSelection): boolean {
    return this.#types.some((type) => this.#isResolvable(type, name));
  }

  #isResolvable(type: string, name: string): boolean {
    const resolvable = resolvableField(this.#context, { ...this.#position, type }, name);
    return resolvable !== null && !resolvable.field.requires;
  }

  /** Resolved here, or by a subgraph whose key for the type can be reached from here. */
  #isWithinReach(type: string, { name }: FieldSelection): boolean {
    const { group, provided } = this.#position;
    if (this.#isResolvable(type, name)) return true;
    const { graph, finder } = this.#context;
    const routes = finder.routes(type, [{ subgraph: group.subgraph, type, provided }]);
    return routes.some(({ key }) => graph.fieldIn(key.subgraph, key.type, name)?.isExternal === false);
  }

  #typesOf(type: string): readonly string[] {
    const possible = this.#context.graph.types.possibleTypes(type);
    return this.#types.filter((possibleType) => possible.has(possibleType));
  }

  #addFor(type: string, fields: readonly FieldSelection[]): void {
    for (const possibleType of this.#typesOf(type)) this.#add(possibleType, fields);
  }

  #add(type: string, fields: readonly FieldSelection[]): void {
    for (const field of fields) this.#push(type, untried(field));
  }

  #push(type: string, pending: Pending): void {
    const fieldsOfType = this.#pending.get(type);
    if (fieldsOfType) fieldsOfType.push(pending);
    else this.#pending.set(type, [pending]);
  }

  askEach(on: string, requested: RequestedGroups): SelectionSet | null {
    if (this.#interfaceFields.length > 0) for (const field of this.#askInterface(requested)) this.#sortByType(field);
    const branches: SelectionSet[] = [];
    for (const [type, pending] of this.#pending) {
      const fields = this.#askType(type, joinedPending(pending), requested);
      if (fields.length > 0) branches.push({ on: type, fields, branches: [] });
    }
    return branches.length + this.#unresolved.length > 0 ? { on, fields: this.#unresolved, branches } : null;
  }

  #askInterface(requested: RequestedGroups): readonly FieldSelection[] {
    const typed = this.#place.as(this.#position.type, false);
    typed.add(this.#position);
    return askElsewhere(this.#context, typed, this.#interfaceFields.map(untried), requested);
  }

  #askType(type: string, pending: readonly Pending[], requested: RequestedGroups): readonly FieldSelection[] {
    const position = { ...this.#position, type, node: this.#position.node.branch(type), isEntity: false };
    return askHere(this.#context, { typed: this.#place.as(type, true), position }, pending, requested);
  }
}

/** A field that two fragments ask is asked once. */
function joinedPending(pending: readonly Pending[]): readonly Pending[] {
  const fresh = joinedFields(pending.filter(({ tried }) => tried.size === 0).map(({ field }) => field));
  return [...fresh.map(untried), ...pending.filter(({ tried }) => tried.size > 0)];
}
