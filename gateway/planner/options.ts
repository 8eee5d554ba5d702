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
  const ways = context.graph.isRoot(typed.type) ? rootWays(context, typed) : keyWays(context, typed);
  const possible = ways.filter((way) => mayAsk(context, way, pending));
  // Where there is no choice, nothing need be guessed.
  const [only] = possible;
  if (only && possible.length === 1 && !context.graph.types.isAbstract(only.type))
    return [option(context, only, pending, 0)];
  return possible.flatMap((way) => {
    const source = { subgraph: way.subgraph, type: way.type, provided: [] };
    const estimate = context.estimator.field(source, pending.field, way.route !== null);
    return estimate ? [option(context, way, pending, costOf(estimate))] : [];
  });
}

/** A subgraph, as what it would be told of the objects. */
interface Way {
  readonly subgraph: string;
  readonly type: string;
  readonly route: Route | null;
}

const rootWays = ({ graph }: Context, { type }: TypedPlace): readonly Way[] =>
  [...graph.schema.subgraphs.keys()].map((subgraph) => ({ subgraph, type, route: null }));

function keyWays({ finder }: Context, { type, positions }: TypedPlace): readonly Way[] {
  const sources = positions.map(({ group, type: its, provided }) => ({
    subgraph: group.subgraph,
    type: its,
    provided,
  }));
  return finder.routes(type, sources).map((route) => ({ subgraph: route.key.subgraph, type: route.key.type, route }));
}

function mayAsk(context: Context, { subgraph, type, route }: Way, { field, tried }: Pending): boolean {
  // Acts are done once: what one subgraph leaves untold of them is not asked of another.
  if (tried.has(subgraph) || (tried.size > 0 && !route && type === context.graph.schema.mutationType)) return false;
  if (route && (tried.has(nameOf(route.key)) || context.entering.has(nameOf(route.key)))) return false;
  return (
    context.graph.isAbstractIn(subgraph, type) ||
    context.graph.fieldIn(subgraph, type, field.name)?.isExternal === false
  );
}

function option(context: Context, { subgraph, type, route }: Way, { field }: Pending, further: number): Option {
  const requires = context.graph.fieldIn(subgraph, type, field.name)?.requires ?? null;
  return { subgraph, route, requires, cost: (route?.hops ?? 1) + (requires ? 1 : 0) + further };
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
