import type { Applicable } from "./applicable.ts";
import { Effort } from "./effort.ts";
import { fieldInSets } from "./fieldSet.ts";
import type { PathFinder, Source } from "./pathFinder.ts";
import type { QueryGraph } from "./queryGraph.ts";
import type { FieldSelection, SelectionSet } from "./selectionSet.ts";

/** What it would take to resolve a selection. */
export interface Estimate {
  /** Further fetches, each as its stage and its subgraph: those of one stage and subgraph are sent as one. */
  readonly fetches: ReadonlySet<number>;
  /** How many leaves they select. */
  readonly distant: number;
  /** False when a part of it cannot be resolved from this source at all. */
  readonly isWhole: boolean;
}

const nothing: Estimate = { fetches: new Set(), distant: 0, isWhole: true };
const never: Estimate = { fetches: new Set(), distant: 0, isWhole: false };

/** Estimates by the planner's rules, without planning, how many fetches lie behind a choice: each is made once. */
export class Estimator {
  readonly #graph: QueryGraph;
  readonly #finder: PathFinder;
  readonly #applicable: Applicable;
  readonly #ordinals: ReadonlyMap<string, number>;
  /** Of the operation that is planned now: estimates count as well. */
  effort = new Effort();
  readonly #estimates = new WeakMap<SelectionSet, Map<string, Estimate>>();

  constructor(graph: QueryGraph, finder: PathFinder, applicable: Applicable) {
    this.#graph = graph;
    this.#finder = finder;
    this.#applicable = applicable;
    this.#ordinals = new Map([...graph.schema.subgraphs.keys()].map((name, index) => [name, index]));
  }

  /** Of a field selected at this source; null when it cannot be resolved there. */
  field(source: Source, field: FieldSelection, mayRequire: boolean): Estimate | null {
    if (field.name === "__typename") return nothing;
    const { subgraph, type } = source;
    if (this.#graph.isAbstractIn(subgraph, type)) return this.#ofEachType(source, field);
    const subgraphField = this.#graph.fieldIn(subgraph, type, field.name);
    if (!subgraphField || (subgraphField.requires && !mayRequire)) return null;
    const providedField = fieldInSets(source.provided, type, field.name, this.#graph.types);
    if (subgraphField.isExternal && !providedField) return null;
    if (!field.set) return nothing;
    const provided = [...(subgraphField.provides ? [subgraphField.provides] : []), ...(providedField?.sets ?? [])];
    return this.set({ subgraph, type: subgraphField.namedType, provided }, field.set);
  }

  /** Null unless the subgraph resolves the field for every type the interface may be. */
  #ofEachType(source: Source, field: FieldSelection): Estimate | null {
    const types = this.#graph.possibleTypes(source.subgraph, source.type);
    const estimates = types.map((type) => this.field({ ...source, type }, field, false));
    const possible = estimates.filter((estimate) => estimate !== null);
    return possible.length < types.length || types.length === 0 ? null : joinedEstimates(possible);
  }

  set(source: Source, set: SelectionSet): Estimate {
    if (source.provided.length > 0) return this.#set(source, set);
    const estimatesByType = this.#estimates.get(set) ?? new Map<string, Estimate>();
    this.#estimates.set(set, estimatesByType);
    const id = `${source.subgraph} ${source.type}`;
    const estimate = estimatesByType.get(id) ?? this.#set(source, set);
    estimatesByType.set(id, estimate);
    return estimate;
  }

  #set(source: Source, set: SelectionSet): Estimate {
    this.effort.spend();
    const { subgraph, type } = source;
    if (!this.#graph.isAbstractIn(subgraph, type)) return this.#object(source, set);
    const possible = this.#graph.possibleTypes(subgraph, type);
    return joinedEstimates(possible.map((possibleType) => this.#object({ ...source, type: possibleType }, set)));
  }

  #object(source: Source, set: SelectionSet): Estimate {
    const isInterface = this.#graph.isInterfaceObject(source.subgraph, source.type);
    const estimatesHere: Estimate[] = [];
    const elsewhere: FieldSelection[] = [];
    for (const field of this.#applicable.fieldsFor(set, source.type)) {
      const estimate = isInterface && field.name === "__typename" ? null : this.field(source, field, false);
      if (estimate?.isWhole) estimatesHere.push(estimate);
      else elsewhere.push(field);
    }
    if (isInterface && set.branches.length > 0)
      estimatesHere.push({ fetches: new Set([0]), distant: 1, isWhole: true });
    return joinedEstimates([...estimatesHere, ...(elsewhere.length > 0 ? [this.#byJumps(source, elsewhere)] : [])]);
  }

  #byJumps(source: Source, fields: readonly FieldSelection[]): Estimate {
    const routes = this.#finder.routes(source.type, [source]);
    return joinedEstimates(
      fields.map((field) => {
        let best: Estimate | null = null;
        for (const { key, hops } of routes) {
          const atKey = this.field({ ...key, provided: [] }, field, true);
          if (!atKey?.isWhole) continue;
          const estimate = this.#after(key.subgraph, hops, { ...atKey, distant: leavesIn(field) });
          if (!best || isCheaper(estimate, best)) best = estimate;
        }
        return best ?? never;
      }),
    );
  }

  #after(subgraph: string, hops: number, { fetches, distant, isWhole }: Estimate): Estimate {
    const count = this.#ordinals.size;
    const shifted = new Set([...fetches].map((fetch) => fetch + hops * count));
    for (let hop = 0; hop < hops; hop++) shifted.add(hop * count + (this.#ordinals.get(subgraph) ?? 0));
    return { fetches: shifted, distant, isWhole };
  }
}

const leaves = new WeakMap<SelectionSet, number>();

function leavesIn({ set }: FieldSelection): number {
  return set ? leavesOf(set) : 1;
}

function leavesOf(set: SelectionSet): number {
  const cached = leaves.get(set);
  if (cached !== undefined) return cached;
  const fieldLeaves = set.fields.reduce((sum, field) => sum + leavesIn(field), 0);
  const count = set.branches.reduce((sum, branch) => sum + leavesOf(branch), fieldLeaves);
  leaves.set(set, count);
  return count;
}

const isCheaper = (first: Estimate, second: Estimate): boolean =>
  first.fetches.size < second.fetches.size ||
  (first.fetches.size === second.fetches.size && first.distant < second.distant);

function joinedEstimates(estimates: readonly Estimate[]): Estimate {
  const [only] = estimates;
  if (!only) return nothing;
  if (estimates.length === 1) return only;
  return {
    fetches: new Set(estimates.flatMap(({ fetches }) => [...fetches])),
    distant: estimates.reduce((sum, estimate) => sum + estimate.distant, 0),
    isWhole: estimates.every(({ isWhole }) => isWhole),
  };
}
