import { askField } from "./askField.ts";
import type { Context, Pending, RequestedGroups } from "./context.ts";
import { addRequires, enter } from "./enter.ts";
import { cheapest, costOf, isSame, type Option, optionsFor, worthwhileOf } from "./options.ts";
import type { Position, TypedPlace } from "./place.ts";
import { type FieldSelection, joinedSets, type SelectionSet } from "./selectionSet.ts";

/**
 * Fetches from other subgraphs what the one that brings the objects does not resolve. Of those that could, the one is
 * entered that resolves the most fields without a further fetch.
 * @returns the fields that no subgraph could be asked for.
 */
export function askElsewhere(
  context: Context,
  typed: TypedPlace,
  pending: readonly Pending[],
  requested: RequestedGroups,
): readonly FieldSelection[] {
  const unresolved: FieldSelection[] = [];
  let open = askExisting(context, typed, pending, requested);
  while (open.length > 0) {
    const choices = open.map((pendingField) => ({
      pending: pendingField,
      options: optionsFor(context, typed, pendingField),
    }));
    unresolved.push(...choices.filter(({ options }) => options.length === 0).map(({ pending: { field } }) => field));
    const possible = choices.filter(({ options }) => options.length > 0);
    if (possible.length === 0) return unresolved;
    const cheapestOption = cheapest(possible.map(({ options }) => options));
    const [now, later] = splitByOption(possible, cheapestOption);
    open = [
      ...later,
      ...now.flatMap(({ pending: pendingField, option }) => askOf(context, { typed, option }, pendingField, requested)),
    ];
    open = askExisting(context, typed, open, requested);
  }
  return unresolved;
}

interface Choice {
  readonly pending: Pending;
  readonly options: readonly Option[];
}

interface Chosen {
  readonly pending: Pending;
  readonly option: Option;
}

/** Fields without requirements first, so that others can join the fetch they open. */
function splitByOption(choices: readonly Choice[], cheapestOption: Option): readonly [Chosen[], Pending[]] {
  const now: Chosen[] = [];
  const later: Pending[] = [];
  for (const { pending, options } of choices) {
    const option = worthwhileOf(options).find((candidate) => isSame(candidate, cheapestOption));
    if (option) now.push({ pending, option });
    else later.push(pending);
  }
  now.sort((first, second) => Number(first.option.requires !== null) - Number(second.option.requires !== null));
  return [now, later];
}

/** Fetches there are already about these objects are asked first. */
function askExisting(
  context: Context,
  typed: TypedPlace,
  pending: readonly Pending[],
  requested: RequestedGroups,
): readonly Pending[] {
  return pending.flatMap((pendingField) => {
    let remaining = pendingField;
    for (const position of [...typed.positions]) {
      const { subgraph } = position.group;
      if (remaining.tried.has(subgraph)) continue;
      const answer = askField(context, { place: typed, position }, remaining.field, requested);
      if (!answer) continue;
      if (!answer.unresolved) return [];
      remaining = { field: answer.unresolved, tried: new Set([...remaining.tried, subgraph]) };
    }
    return [remaining];
  });
}

interface Target {
  readonly typed: TypedPlace;
  readonly option: Option;
}

/** @returns what of the field is still to be fetched elsewhere. */
function askOf(
  context: Context,
  { typed, option }: Target,
  { field, tried }: Pending,
  requested: RequestedGroups,
): readonly Pending[] {
  const again = { field, tried: new Set([...tried, option.subgraph]) };
  const position = positionFor(context, { typed, option });
  if (!position) return [again];
  const answer = askField(context, { place: typed, position, mayRequire: true }, field, requested);
  if (!answer) return [again];
  return answer.unresolved ? [{ ...again, field: answer.unresolved }] : [];
}

/** Null when what the subgraph requires cannot be fetched. */
function positionFor(context: Context, { typed, option }: Target): Position | null {
  const { route, subgraph, requires } = option;
  const needed: RequestedGroups = new Set();
  const requiredSelection = requires && typed.place.names.underFreeNames(requires);
  if (requiredSelection && !context.supply(typed, requiredSelection, needed)) return null;
  const position = enter(context, { typed, subgraph, route, requires: requiredSelection, after: needed });
  if (position && requiredSelection) addRequires(context, position.group, typed.type, requiredSelection);
  return position;
}

/** Fetches the fields of a `@key` or a `@requires`; false when one of them cannot be resolved. */
export function supply(context: Context, typed: TypedPlace, set: SelectionSet, requested: RequestedGroups): boolean {
  const [home] = typed.positions;
  const isConcrete = !context.graph.types.isAbstract(typed.type);
  const fields = isConcrete ? context.applicable.fieldsFor(set, typed.type) : set.fields;
  const pending = fields.map((field) => ({ field, tried: new Set(context.entering) }));
  return home !== undefined && askElsewhere(context, typed, pending, requested).length === 0;
}

/** Enters the subgraph that resolves most cheaply the concrete types of an interface; null when none can. */
export function enterFor(context: Context, typed: TypedPlace, set: SelectionSet): Position | null {
  const sources = typed.positions.map(({ group, type, provided }) => ({ subgraph: group.subgraph, type, provided }));
  const { graph, estimator, finder } = context;
  let best: Option | null = null;
  for (const route of finder.routes(typed.type, sources)) {
    const { subgraph, type } = route.key;
    if (type !== typed.type || !graph.isAbstractIn(subgraph, type)) continue;
    const narrowed = joinedSets({ on: type, fields: [], branches: [] }, set);
    const cost = route.hops + costOf(estimator.set({ subgraph, type, provided: [] }, narrowed));
    if (!best || cost < best.cost) best = { subgraph, route, requires: null, cost };
  }
  return best && enter(context, { typed, subgraph: best.subgraph, route: best.route, after: new Set() });
}
