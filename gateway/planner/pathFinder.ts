import { fieldInSets } from "./fieldSet.ts";
import type { EntityKey, QueryGraph } from "./queryGraph.ts";
import type { FieldSelection, SelectionSet } from "./selectionSet.ts";

/** A subgraph that holds an entity, and the type it has there. */
export interface Source {
  readonly subgraph: string;
  readonly type: string;
  readonly provided: readonly SelectionSet[];
}

/** An entity key by which a subgraph can be reached. */
export interface Route {
  readonly key: EntityKey;
  /** Fetches it takes, its own included: more than one when the key must be asked of another subgraph first. */
  readonly hops: number;
}

/**
 * Finds by which keys an entity held by some subgraphs is reached in the others: Dijkstra's search, where a subgraph is
 * reached when subgraphs reached before it resolve all fields of one of its keys.
 */
export class PathFinder {
  readonly #graph: QueryGraph;
  readonly #routesById = new Map<string, readonly Route[]>();
  /** Searches under way, by id: a key whose fields need another entity's key must not be reached through itself. */
  readonly #searching = new Set<string>();
  #isCut = false;

  constructor(graph: QueryGraph) {
    this.#graph = graph;
  }

  /** At most one route for each subgraph and type the entity has there. */
  routes(type: string, sources: readonly Source[]): readonly Route[] {
    const isProvided = sources.some(({ provided }) => provided.length > 0);
    const id = `${type} ${sources.map(nameOf).join()}${isProvided ? " provided" : ""}`;
    const cached = isProvided ? undefined : this.#routesById.get(id);
    if (cached) return cached;
    if (this.#searching.has(id)) return this.#cut();
    const routes = this.#search(id, () => this.#routes(type, sources));
    if (!isProvided && (!this.#isCut || this.#searching.size === 0)) this.#routesById.set(id, routes);
    if (this.#searching.size === 0) this.#isCut = false;
    return routes;
  }

  #search(id: string, search: () => readonly Route[]): readonly Route[] {
    this.#searching.add(id);
    const routes = search();
    this.#searching.delete(id);
    return routes;
  }

  #cut(): readonly Route[] {
    this.#isCut = true;
    return [];
  }

  #routes(type: string, sources: readonly Source[]): readonly Route[] {
    const routesByKey = new Map<string, Route>();
    const reachable = sources.map((source) => ({ source, hops: 0 }));
    for (;;) {
      const next = this.#nearest(type, reachable, routesByKey);
      if (!next) return [...routesByKey.values()];
      routesByKey.set(nameOf(next.key), next);
      reachable.push({ source: { ...next.key, provided: [] }, hops: next.hops });
    }
  }

  #nearest(
    type: string,
    reachable: readonly ReachableSource[],
    routesByKey: ReadonlyMap<string, Route>,
  ): Route | undefined {
    let nearest: Route | undefined;
    for (const key of this.#graph.keysOf(type)) {
      if (routesByKey.has(nameOf(key))) continue;
      const hops = this.#hopsTo(key, reachable);
      if (hops !== null && (!nearest || hops < nearest.hops)) nearest = { key, hops };
    }
    return nearest;
  }

  /** Null when no subgraph reached so far resolves a field of the key. */
  #hopsTo({ fields }: EntityKey, reachable: readonly ReachableSource[]): number | null {
    const hopsByField = fields.fields.map((field) => this.#fewestHops(reachable, field));
    return hopsByField.includes(null) ? null : 1 + Math.max(0, ...hopsByField.filter((hops) => hops !== null));
  }

  #fewestHops(reachable: readonly ReachableSource[], field: FieldSelection): number | null {
    let fewest: number | null = null;
    for (const { source, hops } of reachable) {
      if (fewest !== null && hops >= fewest) continue;
      const further = this.hopsFor(source, field);
      if (further !== null && (fewest === null || hops + further < fewest)) fewest = hops + further;
    }
    return fewest;
  }

  /** Fetches it takes to resolve the whole field from this source; null when it cannot be. */
  hopsFor({ subgraph, type, provided }: Source, field: FieldSelection): number | null {
    if (field.name === "__typename") return 0;
    if (this.#graph.isAbstractIn(subgraph, type)) {
      const types = this.#graph.possibleTypes(subgraph, type);
      return types.length === 0
        ? null
        : mostHops(types.map((possibleType) => this.hopsFor({ subgraph, type: possibleType, provided }, field)));
    }
    const subgraphField = this.#graph.fieldIn(subgraph, type, field.name);
    if (!subgraphField || subgraphField.requires) return null;
    const providedField = fieldInSets(provided, type, field.name, this.#graph.types);
    if (subgraphField.isExternal && !providedField) return null;
    const deeper = [...(subgraphField.provides ? [subgraphField.provides] : []), ...(providedField?.sets ?? [])];
    return field.set ? this.#hopsForAll({ subgraph, type: subgraphField.namedType, provided: deeper }, field.set) : 0;
  }

  #hopsForAll(source: Source, { fields, branches }: SelectionSet): number | null {
    return mostHops([
      ...fields.map((field) => this.hopsFor(source, field) ?? this.#byJump(source, field)),
      ...branches.map((branch) => this.#hopsForAll({ ...source, type: branch.on }, branch)),
    ]);
  }

  #byJump(source: Source, field: FieldSelection): number | null {
    if (this.#graph.isAbstractIn(source.subgraph, source.type)) return null;
    const routes = this.routes(source.type, [source]);
    return this.#fewestHops(
      routes.map(({ key, hops }) => ({ source: { ...key, provided: [] }, hops })),
      field,
    );
  }
}

function mostHops(hops: readonly (number | null)[]): number | null {
  return hops.includes(null) ? null : Math.max(0, ...hops.filter((count) => count !== null));
}

interface ReachableSource {
  readonly source: Source;
  readonly hops: number;
}

export const nameOf = ({ subgraph, type }: { readonly subgraph: string; readonly type: string }): string =>
  `${subgraph} ${type}`;
