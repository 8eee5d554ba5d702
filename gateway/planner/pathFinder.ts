import { under } from "./fieldSet.ts";
import type { EntityKey, QueryGraph } from "./queryGraph.ts";
import type { FieldSelection, SelectionSet } from "./selectionSet.ts";

/** Who knows an object, and as what. */
export interface Source {
  readonly subgraph: string;
  readonly type: string;
  readonly provided: readonly SelectionSet[];
}

/** The way to ask a subgraph about an entity. */
export interface Route {
  readonly key: EntityKey;
  /** Fetches it takes, its own included: more than one when the key must be asked of another subgraph first. */
  readonly hops: number;
}

/**
 * Finds how an entity that some subgraphs know is made known to the others: Dijkstra's search, where a subgraph is reached
 * when all fields of one of its keys are told by subgraphs that are reached already.
 */
export class PathFinder {
  readonly #graph: QueryGraph;
  readonly #known = new Map<string, readonly Route[]>();
  /** What is being searched: a key that needs another entity's key cannot be told by way of itself. */
  readonly #searched = new Set<string>();
  #isCut = false;

  constructor(graph: QueryGraph) {
    this.#graph = graph;
  }

  /** At most one route for each subgraph and type it knows the entity as. */
  routes(type: string, sources: readonly Source[]): readonly Route[] {
    const isProvided = sources.some(({ provided }) => provided.length > 0);
    const id = `${type} ${sources.map(nameOf).join()}${isProvided ? " provided" : ""}`;
    const known = isProvided ? undefined : this.#known.get(id);
    if (known) return known;
    if (this.#searched.has(id)) return this.#cut();
    const found = this.#search(id, () => this.#routes(type, sources));
    if (!isProvided && (!this.#isCut || this.#searched.size === 0)) this.#known.set(id, found);
    if (this.#searched.size === 0) this.#isCut = false;
    return found;
  }

  #search(id: string, search: () => readonly Route[]): readonly Route[] {
    this.#searched.add(id);
    const found = search();
    this.#searched.delete(id);
    return found;
  }

  #cut(): readonly Route[] {
    this.#isCut = true;
    return [];
  }

  #routes(type: string, sources: readonly Source[]): readonly Route[] {
    const found = new Map<string, Route>();
    const reached = sources.map((source) => ({ source, hops: 0 }));
    for (;;) {
      const next = this.#nearest(type, reached, found);
      if (!next) return [...found.values()];
      found.set(nameOf(next.key), next);
      reached.push({ source: { ...next.key, provided: [] }, hops: next.hops });
    }
  }

  #nearest(type: string, reached: readonly Reached[], found: ReadonlyMap<string, Route>): Route | undefined {
    let nearest: Route | undefined;
    for (const key of this.#graph.keysOf(type)) {
      if (found.has(nameOf(key))) continue;
      const hops = this.#hopsTo(key, reached);
      if (hops !== null && (!nearest || hops < nearest.hops)) nearest = { key, hops };
    }
    return nearest;
  }

  /** Null when a field of the key is told by nobody reached so far. */
  #hopsTo({ fields }: EntityKey, reached: readonly Reached[]): number | null {
    const each = fields.fields.map((field) => this.#least(reached, field));
    return each.includes(null) ? null : 1 + Math.max(0, ...each.filter((hops) => hops !== null));
  }

  #least(reached: readonly Reached[], field: FieldSelection): number | null {
    let least: number | null = null;
    for (const { source, hops } of reached) {
      if (least !== null && hops >= least) continue;
      const further = this.hopsFor(source, field);
      if (further !== null && (least === null || hops + further < least)) least = hops + further;
    }
    return least;
  }

  /** Fetches it takes to have the whole field from who knows the object; null when it cannot be had. */
  hopsFor({ subgraph, type, provided }: Source, field: FieldSelection): number | null {
    if (field.name === "__typename") return 0;
    if (this.#graph.isAbstractIn(subgraph, type)) {
      const types = this.#graph.possibleTypes(subgraph, type);
      return types.length === 0
        ? null
        : most(types.map((each) => this.hopsFor({ subgraph, type: each, provided }, field)));
    }
    const found = this.#graph.fieldIn(subgraph, type, field.name);
    if (!found || found.requires) return null;
    const brought = under(provided, type, field.name, this.#graph.types);
    if (found.isExternal && !brought) return null;
    const deeper = [...(found.provides ? [found.provides] : []), ...(brought?.sets ?? [])];
    return field.set ? this.#hopsForAll({ subgraph, type: found.namedType, provided: deeper }, field.set) : 0;
  }

  #hopsForAll(source: Source, { fields, branches }: SelectionSet): number | null {
    return most([
      ...fields.map((field) => this.hopsFor(source, field) ?? this.#byJump(source, field)),
      ...branches.map((branch) => this.#hopsForAll({ ...source, type: branch.on }, branch)),
    ]);
  }

  #byJump(source: Source, field: FieldSelection): number | null {
    if (this.#graph.isAbstractIn(source.subgraph, source.type)) return null;
    const routes = this.routes(source.type, [source]);
    return this.#least(
      routes.map(({ key, hops }) => ({ source: { ...key, provided: [] }, hops })),
      field,
    );
  }
}

function most(hops: readonly (number | null)[]): number | null {
  return hops.includes(null) ? null : Math.max(0, ...hops.filter((each) => each !== null));
}

interface Reached {
  readonly source: Source;
  readonly hops: number;
}

export const nameOf = ({ subgraph, type }: { readonly subgraph: string; readonly type: string }): string =>
  `${subgraph} ${type}`;
