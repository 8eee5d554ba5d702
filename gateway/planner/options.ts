import type { Context, Pending } from "./context.ts";
import { nameOf, type Route } from "./pathFinder.ts";
import type { TypedPlace } from "./place.ts";
import type { SelectionSet } from "./selectionSet.ts";

/** A subgraph that can be asked for a field. */
export interface Option {
  readonly subgraph: string;
  /** How it is told of the objects; null where it needs none: at the root. */
  readonly route: Route | null;
  readonly requires: SelectionSet | null;
  /** Fetches it takes, as far as can be guessed. */
  readonly cost: number;
}

/** A part of the field would have to be asked of others from further up. */
const partly = 100;

export function optionsFor(context: Context, typed: TypedPlace, pending: Pending): readonly Option[] {
  if (context.graph.isRoot(typed.type)) return rootOptions(context, typed, pending);
  const sources = typed.positions.map(({ group, type, provided }) => ({ subgraph: group.subgraph, type, provided }));
  return context.finder.routes(typed.type, sources).flatMap((route) => optionBy(context, route, pending) ?? []);
}

function optionBy(context: Context, route: Route, { field, tried }: Pending): Option | null {
  const { subgraph, type } = route.key;
  if (tried.has(subgraph) || tried.has(nameOf(route.key)) || context.entering.has(nameOf(route.key))) return null;
  const estimate = context.estimator.field({ subgraph, type, provided: [] }, field, true);
  if (!estimate) return null;
  const requires = context.graph.fieldIn(subgraph, type, field.name)?.requires ?? null;
  const cost = route.hops + estimate.fetches.size + (requires ? 1 : 0) + (estimate.isWhole ? 0 : partly);
  return { subgraph, route, requires, cost };
}

function rootOptions({ graph, estimator }: Context, typed: TypedPlace, { field, tried }: Pending): readonly Option[] {
  return [...graph.schema.subgraphs.keys()].flatMap((subgraph): Option[] => {
    const estimate = tried.has(subgraph)
      ? null
      : estimator.field({ subgraph, type: typed.type, provided: [] }, field, false);
    if (!estimate) return [];
    return [
      { subgraph, route: null, requires: null, cost: 1 + estimate.fetches.size + (estimate.isWhole ? 0 : partly) },
    ];
  });
}

/** Of all fields' options: first what a field cannot be had without, then what serves most fields, then what costs least. */
export function cheapest(choices: readonly (readonly Option[])[]): Option {
  const forced = choices.find((options) => bestOf(options).length === 1);
  const candidates = forced ? bestOf(forced) : choices.flatMap(bestOf);
  let best = candidates[0] as Option;
  let most = -1;
  for (const candidate of candidates) {
    const served = choices.filter((options) => bestOf(options).some((each) => isSame(each, candidate))).length;
    if (served > most || (served === most && candidate.cost < best.cost)) [best, most] = [candidate, served];
  }
  return best;
}

const isSame = (one: Option, other: Option): boolean =>
  one.subgraph === other.subgraph && one.route?.key === other.route?.key;

const bestOf = (options: readonly Option[]): readonly Option[] => {
  const least = Math.min(...options.map(({ cost }) => cost));
  return options.filter(({ cost }) => cost <= least);
};
