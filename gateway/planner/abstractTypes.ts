import { askField, tellable } from "./askField.ts";
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
  asked: RequestedGroups,
): SelectionSet | null {
  position.node.add(typename, null);
  asked.add(position.group);
  const sorting = new Sorting(context, position, place);
  sorting.sort(set, asked);
  return sorting.askEach(set.on, asked);
}

class Sorting {
  readonly #context: Context;
  readonly #position: Position;
  readonly #place: Place;
  readonly #types: readonly string[];
  /** By object type, what is asked of it alone. */
  readonly #pending = new Map<string, Pending[]>();
  /** What another subgraph tells of all of them by knowing the interface as an object. */
  readonly #ofInterface: FieldSelection[] = [];
  /** What cannot be told from here of each type that may stand there, and so not of the interface. */
  readonly #left: FieldSelection[] = [];

  constructor(context: Context, position: Position, place: Place) {
    this.#context = context;
    this.#position = position;
    this.#place = place;
    const possible = context.graph.possibleTypes(position.group.subgraph, position.type);
    const shared = context.graph.sharedTypes(position.type, position.sharers);
    this.#types = possible.filter((type) => shared?.has(type) ?? true);
  }

  sort(set: SelectionSet, asked: RequestedGroups): void {
    const { types } = this.#context.graph;
    const { type } = this.#position;
    if (types.isAlways(type, set.on)) for (const field of set.fields) this.#sortField(field, asked);
    else this.#addFor(set.on, set.fields);
    for (const branch of set.branches) {
      if (types.isAlways(type, branch.on)) this.sort(branch, asked);
      else
        for (const each of this.#typesOf(branch.on)) this.#add(each, this.#context.applicable.fieldsFor(branch, each));
    }
  }

  #sortField(field: FieldSelection, asked: RequestedGroups): void {
    if (field.name === "__typename") return;
    const { graph } = this.#context;
    const position = this.#position;
    if (this.#isToldOfAll(field)) {
      const left = this.#askOfAll(field, asked);
      if (left)
        for (const type of this.#types) this.#push(type, { field: left, tried: new Set([position.group.subgraph]) });
    } else if (graph.keysAsObject(position.type, field.name).length > 0 && !this.#isToldOfSome(field)) {
      this.#ofInterface.push(field);
    } else {
      this.#sortByType(field);
    }
  }

  #sortByType(field: FieldSelection): void {
    const isWithinReach = this.#types.length > 0 && this.#types.every((type) => this.#isWithinReach(type, field));
    if (isWithinReach) this.#addFor(this.#position.type, [field]);
    else this.#left.push(field);
  }

  #askOfAll(field: FieldSelection, asked: RequestedGroups): FieldSelection | null {
    const position = { ...this.#position, isEntity: false };
    const place = this.#place.as(position.type, false);
    place.add(position);
    return askField(this.#context, { place, position, asInterface: true }, field, asked)?.left ?? null;
  }

  #isToldOfAll({ name }: FieldSelection): boolean {
    const own = tellable(this.#context, this.#position, name);
    return own !== null && !own.field.requires && this.#types.every((type) => this.#isTold(type, name));
  }

  #isToldOfSome({ name }: FieldSelection): boolean {
    return this.#types.some((type) => this.#isTold(type, name));
  }

  #isTold(type: string, name: string): boolean {
    const told = tellable(this.#context, { ...this.#position, type }, name);
    return told !== null && !told.field.requires;
  }

  /** Told here, or by who can be asked about the type from here. */
  #isWithinReach(type: string, { name }: FieldSelection): boolean {
    const { group, provided } = this.#position;
    if (this.#isTold(type, name)) return true;
    const { graph, finder } = this.#context;
    const routes = finder.routes(type, [{ subgraph: group.subgraph, type, provided }]);
    return routes.some(({ key }) => graph.fieldIn(key.subgraph, key.type, name)?.isExternal === false);
  }

  #typesOf(type: string): readonly string[] {
    const possible = this.#context.graph.types.possibleTypes(type);
    return this.#types.filter((each) => possible.has(each));
  }

  #addFor(type: string, fields: readonly FieldSelection[]): void {
    for (const each of this.#typesOf(type)) this.#add(each, fields);
  }

  #add(type: string, fields: readonly FieldSelection[]): void {
    for (const field of fields) this.#push(type, untried(field));
  }

  #push(type: string, pending: Pending): void {
    const known = this.#pending.get(type);
    if (known) known.push(pending);
    else this.#pending.set(type, [pending]);
  }

  askEach(on: string, asked: RequestedGroups): SelectionSet | null {
    if (this.#ofInterface.length > 0) for (const field of this.#askInterface(asked)) this.#sortByType(field);
    const branches: SelectionSet[] = [];
    for (const [type, pending] of this.#pending) {
      const fields = this.#askType(type, joinedPending(pending), asked);
      if (fields.length > 0) branches.push({ on: type, fields, branches: [] });
    }
    return branches.length + this.#left.length > 0 ? { on, fields: this.#left, branches } : null;
  }

  #askInterface(asked: RequestedGroups): readonly FieldSelection[] {
    const typed = this.#place.as(this.#position.type, false);
    typed.add(this.#position);
    return askElsewhere(this.#context, typed, this.#ofInterface.map(untried), asked);
  }

  #askType(type: string, pending: readonly Pending[], asked: RequestedGroups): readonly FieldSelection[] {
    const position = { ...this.#position, type, node: this.#position.node.branch(type), isEntity: false };
    return askHere(this.#context, { typed: this.#place.as(type, true), position }, pending, asked);
  }
}

/** A field that two fragments ask is asked once. */
function joinedPending(pending: readonly Pending[]): readonly Pending[] {
  const fresh = joinedFields(pending.filter(({ tried }) => tried.size === 0).map(({ field }) => field));
  return [...fresh.map(untried), ...pending.filter(({ tried }) => tried.size > 0)];
}
