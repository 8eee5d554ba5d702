import type { Context, Pending } from "./context.ts";
import type { Estimate } from "./estimate.ts";
import { nameOf, type Route } from "./pathFinder.ts";
import type { TypedPlace } from "./place.ts";
import type { SelectionSet } from "./selectionSet.ts";

/** A fetch that can resolve a field. */
export interface Option {
  readonly subgraph: string;
  /** By which key its entities are reached; null at the root, which needs none. */
  readonly route: Route | null;
  readonly requires: SelectionSet | null;
  /** Estimated number of fetches, with what it asks further on as a fraction. */
  readonly cost: number;
}

/** Of two estimates with as many fetches, the one with fewer distant leaves is cheaper. */
export const costOf = ({ fetches, distant, isWhole }: Estimate): number =>
  fetches.size + Math.min(distant / 1_000, 0.9) + (isWhole ? 0 : partly);

/** Added, in fetches, when a part of the field must be resolved from an object further up. */
const partly = 100;

export function optionsFor(context: Context, typed: TypedPlace, pending: Pending): readonly Option[] {
  const entries = context.graph.isRoot(typed.type) ? rootEntries(context, typed) : keyEntries(context, typed);
  const possible = entries.filter((entry) => mayAsk(context, entry, pending));
  // Where there is no choice, no estimate is needed.
  const [only] = possible;
  if (only && possible.length === 1 && !context.graph.types.isAbstract(only.type))
    return [option(context, only, pending, 0)];
  return possible.flatMap((entry) => {
    const source = { subgraph: entry.subgraph, type: entry.type, provided: [] };
    const estimate = context.estimator.field(source, pending.field, entry.route !== null);
    return estimate ? [option(context, entry, pending, costOf(estimate))] : [];
  });
}

/** A subgraph that can be entered for the objects, and the type they have there. */
interface EntryPoint {
  readonly subgraph: string;
  readonly type: string;
  readonly route: Route | null;
}

const rootEntries = ({ graph }: Context, { type }: TypedPlace): readonly EntryPoint[] =>
  [...graph.schema.subgraphs.keys()].map((subgraph) => ({ subgraph, type, route: null }));

function keyEntries({ finder }: Context, { type, positions }: TypedPlace): readonly EntryPoint[] {
  const sources = positions.map(({ group, type: typeInGroup, provided }) => ({
    subgraph: group.subgraph,
    type: typeInGroup,
    provided,
  }));
  return finder.routes(type, sources).map((route) => ({ subgraph: route.key.subgraph, type: route.key.type, route }));
}

function mayAsk(context: Context, { subgraph, type, route }: EntryPoint, { field, tried }: Pending): boolean {
  // Mutations run once: what one subgraph leaves unresolved of them is not asked of another.
  if (tried.has(subgraph) || (tried.size > 0 && !route && type === context.graph.schema.mutationType)) return false;
  if (route && (tried.has(nameOf(route.key)) || context.entering.has(nameOf(route.key)))) return false;
  return (
    context.graph.isAbstractIn(subgraph, type) ||
    context.graph.fieldIn(subgraph, type, field.name)?.isExternal === false
  );
}

function option(context: Context, { subgraph, type, route }: EntryPoint, { field }: Pending, further: number): Option {
  const requires = context.graph.fieldIn(subgraph, type, field.name)?.requires ?? null;
  return { subgraph, route, requires, cost: (route?.hops ?? 1) + (requires ? 1 : 0) + further };
}

/**
 * Of all fields' options: first a field's only one, then the one that serves most fields, then the one that costs least.
 * A subgraph serves a field when asking it there costs less than asking it where it is cheapest by a fetch more.
 */
export function cheapest(choices: readonly (readonly Option[])[]): Option {
  const worthwhile = choices.map(worthwhileOf);
  const forced = worthwhile.find((options) => options.length === 1);
  const candidates = forced ?? worthwhile.flat();
  let best = { option: candidates[0] as Option, served: -1, cost: 0 };
  for (const option of candidates) {
    const serving = worthwhile.flatMap((options) => options.find((candidate) => isSame(candidate, option)) ?? []);
    const served = { option, served: serving.length, cost: serving.reduce((sum, { cost }) => sum + cost, 0) };
    if (served.served > best.served || (served.served === best.served && served.cost < best.cost)) best = served;
  }
  return best.option;
}

export const isSame = (first: Option, second: Option): boolean =>
  first.subgraph === second.subgraph && first.route?.key === second.route?.key;

export function worthwhileOf(options: readonly Option[]): readonly Option[] {
  const leastCost = Math.min(...options.map(({ cost }) => cost));
  return options.filter(({ cost }) => cost < leastCost + 1);
}
