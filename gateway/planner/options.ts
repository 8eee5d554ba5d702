import type { Context, Pending } from "./context.ts";
import type { Estimate } from "./estimate.ts";
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

/** Of two ways with as many fetches, the one that asks less further on is cheaper. */
export const costOf = ({ fetches, distant, isWhole }: Estimate): number =>
  fetches.size + Math.min(distant / 1_000, 0.9) + (isWhole ? 0 : partly);

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
  const cost = route.hops + (requires ? 1 : 0) + costOf(estimate);
  return { subgraph, route, requires, cost };
}

function rootOptions({ graph, estimator }: Context, typed: TypedPlace, { field, tried }: Pending): readonly Option[] {
  return [...graph.schema.subgraphs.keys()].flatMap((subgraph): Option[] => {
    const estimate = tried.has(subgraph)
      ? null
      : estimator.field({ subgraph, type: typed.type, provided: [] }, field, false);
    if (!estimate) return [];
    return [{ subgraph, route: null, requires: null, cost: 1 + costOf(estimate) }];
  });
}

/**
 * Of all fields' options: first what a field cannot be had without, then what serves most fields, then what costs least.
 * A subgraph serves a field when asking it there costs less than asking it where it is cheapest by a fetch more.
 */
export function cheapest(choices: readonly (readonly Option[])[]): Option {
  const worthwhile = choices.map(worthwhileOf);
  const forced = worthwhile.find((options) => options.length === 1);
  const candidates = forced ?? worthwhile.flat();
  let best = { option: candidates[0] as Option, served: -1, cost: 0 };
  for (const option of candidates) {
    const serving = worthwhile.flatMap((options) => options.find((each) => isSame(each, option)) ?? []);
    const served = { option, served: serving.length, cost: serving.reduce((sum, { cost }) => sum + cost, 0) };
    if (served.served > best.served || (served.served === best.served && served.cost < best.cost)) best = served;
  }
  return best.option;
}

export const isSame = (one: Option, other: Option): boolean =>
  one.subgraph === other.subgraph && one.route?.key === other.route?.key;

export function worthwhileOf(options: readonly Option[]): readonly Option[] {
  const least = Math.min(...options.map(({ cost }) => cost));
  return options.filter(({ cost }) => cost < least + 1);
}
