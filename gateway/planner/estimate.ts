import type { Applicable } from "./applicable.ts";
import { Effort } from "./effort.ts";
import { under } from "./fieldSet.ts";
import type { PathFinder, Source } from "./pathFinder.ts";
import type { QueryGraph } from "./queryGraph.ts";
import type { FieldSelection, SelectionSet } from "./selectionSet.ts";

/** What it would take to be told of a selection. */
export interface Estimate {
  /** Further fetches, each as its stage and its subgraph: those of one stage and subgraph are sent as one. */
  readonly fetches: ReadonlySet<number>;
  /** How many leaves they ask. */
  readonly distant: number;
  /** False when a part of it cannot be told from here at all. */
  readonly isWhole: boolean;
}

const nothing: Estimate = { fetches: new Set(), distant: 0, isWhole: true };
const never: Estimate = { fetches: new Set(), distant: 0, isWhole: false };

/** Guesses, by the same rules as the planner but without planning, how many fetches lie behind a choice. Each guess is made once. */
export class Estimator {
  readonly #graph: QueryGraph;
  readonly #finder: PathFinder;
  readonly #applicable: Applicable;
  readonly #ordinals: ReadonlyMap<string, number>;
  /** Of the question that is planned now: guesses count as well. */
  effort = new Effort();
  readonly #known = new WeakMap<SelectionSet, Map<string, Estimate>>();

  constructor(graph: QueryGraph, finder: PathFinder, applicable: Applicable) {
    this.#graph = graph;
    this.#finder = finder;
    this.#applicable = applicable;
    this.#ordinals = new Map([...graph.schema.subgraphs.keys()].map((name, index) => [name, index]));
  }

  /** Of a field asked of who knows its object; null when it cannot be asked there. */
  field(source: Source, field: FieldSelection, mayRequire: boolean): Estimate | null {
    if (field.name === "__typename") return nothing;
    const { subgraph, type } = source;
    if (this.#graph.isAbstractIn(subgraph, type)) return this.#ofEachType(source, field);
    const found = this.#graph.fieldIn(subgraph, type, field.name);
    if (!found || (found.requires && !mayRequire)) return null;
    const brought = under(source.provided, type, field.name, this.#graph.types);
    if (found.isExternal && !brought) return null;
    if (!field.set) return nothing;
    const provided = [...(found.provides ? [found.provides] : []), ...(brought?.sets ?? [])];
    return this.set({ subgraph, type: found.namedType, provided }, field.set);
  }

  /** Null unless the subgraph tells it of whatever may stand behind the interface. */
  #ofEachType(source: Source, field: FieldSelection): Estimate | null {
    const types = this.#graph.possibleTypes(source.subgraph, source.type);
    const estimates = types.map((type) => this.field({ ...source, type }, field, false));
    const possible = estimates.filter((each) => each !== null);
    return possible.length < types.length || types.length === 0 ? null : joinedEstimates(possible);
  }

  set(source: Source, set: SelectionSet): Estimate {
    if (source.provided.length > 0) return this.#set(source, set);
    const known = this.#known.get(set) ?? new Map<string, Estimate>();
    this.#known.set(set, known);
    const id = `${source.subgraph} ${source.type}`;
    const estimate = known.get(id) ?? this.#set(source, set);
    known.set(id, estimate);
    return estimate;
  }

  #set(source: Source, set: SelectionSet): Estimate {
    this.effort.spend();
    const { subgraph, type } = source;
    if (!this.#graph.isAbstractIn(subgraph, type)) return this.#object(source, set);
    const possible = this.#graph.possibleTypes(subgraph, type);
    return joinedEstimates(possible.map((each) => this.#object({ ...source, type: each }, set)));
  }

  #object(source: Source, set: SelectionSet): Estimate {
    const isInterface = this.#graph.isInterfaceObject(source.subgraph, source.type);
    const here: Estimate[] = [];
    const elsewhere: FieldSelection[] = [];
    for (const field of this.#applicable.fieldsFor(set, source.type)) {
      const estimate = isInterface && field.name === "__typename" ? null : this.field(source, field, false);
      if (estimate?.isWhole) here.push(estimate);
      else elsewhere.push(field);
    }
    if (isInterface && set.branches.length > 0) here.push({ fetches: new Set([0]), distant: 1, isWhole: true });
    return joinedEstimates([...here, ...(elsewhere.length > 0 ? [this.#byJumps(source, elsewhere)] : [])]);
  }

  #byJumps(source: Source, fields: readonly FieldSelection[]): Estimate {
    const routes = this.#finder.routes(source.type, [source]);
    return joinedEstimates(
      fields.map((field) => {
        let best: Estimate | null = null;
        for (const { key, hops } of routes) {
          const there = this.field({ ...key, provided: [] }, field, true);
          if (!there?.isWhole) continue;
          const whole = this.#after(key.subgraph, hops, { ...there, distant: leavesIn(field) });
          if (!best || isCheaper(whole, best)) best = whole;
        }
        return best ?? never;
      }),
    );
  }

  #after(subgraph: string, hops: number, { fetches, distant, isWhole }: Estimate): Estimate {
    const count = this.#ordinals.size;
    const shifted = new Set([...fetches].map((each) => each + hops * count));
    for (let hop = 0; hop < hops; hop++) shifted.add(hop * count + (this.#ordinals.get(subgraph) ?? 0));
    return { fetches: shifted, distant, isWhole };
  }
}

const leaves = new WeakMap<SelectionSet, number>();

function leavesIn({ set }: FieldSelection): number {
  return set ? leavesOf(set) : 1;
}

function leavesOf(set: SelectionSet): number {
  const known = leaves.get(set);
  if (known !== undefined) return known;
  const own = set.fields.reduce((sum, field) => sum + leavesIn(field), 0);
  const count = set.branches.reduce((sum, branch) => sum + leavesOf(branch), own);
  leaves.set(set, count);
  return count;
}

const isCheaper = (one: Estimate, other: Estimate): boolean =>
  one.fetches.size < other.fetches.size || (one.fetches.size === other.fetches.size && one.distant < other.distant);

function joinedEstimates(estimates: readonly Estimate[]): Estimate {
  const [only] = estimates;
  if (!only) return nothing;
  if (estimates.length === 1) return only;
  return {
    fetches: new Set(estimates.flatMap(({ fetches }) => [...fetches])),
    distant: estimates.reduce((sum, each) => sum + each.distant, 0),
    isWhole: estimates.every(({ isWhole }) => isWhole),
  };
}
