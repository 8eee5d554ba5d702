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

  constructor(graph: QueryGraph) {
    this.#graph = graph;
  }

  /** At most one route for each subgraph and type it knows the entity as. */
  routes(type: string, sources: readonly Source[]): readonly Route[] {
    if (sources.some(({ provided }) => provided.length > 0)) return this.#routes(type, sources);
    const id = `${type} ${sources.map((each) => `${each.subgraph}:${each.type}`).join()}`;
    const known = this.#known.get(id) ?? this.#routes(type, sources);
    this.#known.set(id, known);
    return known;
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
      const hops = this.#hopsFor(key, reached);
      if (hops !== null && (!nearest || hops < nearest.hops)) nearest = { key, hops };
    }
    return nearest;
  }

  /** Null when a field of the key is told by nobody reached so far. */
  #hopsFor({ fields }: EntityKey, reached: readonly Reached[]): number | null {
    let most = 0;
    for (const field of fields.fields) {
      const tellers = reached.filter(({ source }) => this.gives(source, field));
      if (tellers.length === 0) return null;
      most = Math.max(most, Math.min(...tellers.map(({ hops }) => hops)));
    }
    return most + 1;
  }

  /** Whether who knows the object tells the whole of this field without asking anyone else. */
  gives({ subgraph, type, provided }: Source, field: FieldSelection): boolean {
    if (field.name === "__typename") return true;
    if (this.#graph.isAbstractIn(subgraph, type)) {
      const types = this.#graph.possibleTypes(subgraph, type);
      return types.length > 0 && types.every((each) => this.gives({ subgraph, type: each, provided }, field));
    }
    const found = this.#graph.fieldIn(subgraph, type, field.name);
    if (!found || found.requires) return false;
    const brought = under([...provided, ...this.#graph.keySetsIn(subgraph, type)], type, field.name, this.#graph.types);
    if (found.isExternal && !brought) return false;
    const deeper = [...(found.provides ? [found.provides] : []), ...(brought?.sets ?? [])];
    return !field.set || this.#givesAll({ subgraph, type: found.namedType, provided: deeper }, field.set);
  }

  #givesAll(source: Source, { fields, branches }: SelectionSet): boolean {
    return (
      fields.every((field) => this.gives(source, field)) &&
      branches.every((branch) => this.#givesAll({ ...source, type: branch.on }, branch))
    );
  }
}

interface Reached {
  readonly source: Source;
  readonly hops: number;
}

export const nameOf = ({ subgraph, type }: { readonly subgraph: string; readonly type: string }): string =>
  `${subgraph} ${type}`;
