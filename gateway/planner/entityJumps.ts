import { askField } from "./askField.ts";
import type { Context, Pending, RequestedGroups } from "./context.ts";
import { enter, tell } from "./enter.ts";
import { cheapest, costOf, isSame, type Option, optionsFor, worthwhileOf } from "./options.ts";
import type { Position, TypedPlace } from "./place.ts";
import { type FieldSelection, joinedSets, type SelectionSet } from "./selectionSet.ts";

/**
 * Asks other subgraphs for what the one that brings the objects does not tell. Of the subgraphs that could be asked, that
 * one is opened that the most fields can be asked of without a further fetch.
 * @returns what nobody could be asked for.
 */
export function askElsewhere(
  context: Context,
  typed: TypedPlace,
  pending: readonly Pending[],
  asked: RequestedGroups,
): readonly FieldSelection[] {
  const left: FieldSelection[] = [];
  let open = askKnown(context, typed, pending, asked);
  while (open.length > 0) {
    const choices = open.map((each) => ({ pending: each, options: optionsFor(context, typed, each) }));
    left.push(...choices.filter(({ options }) => options.length === 0).map(({ pending: { field } }) => field));
    const possible = choices.filter(({ options }) => options.length > 0);
    if (possible.length === 0) return left;
    const chosen = cheapest(possible.map(({ options }) => options));
    const [now, later] = divided(possible, chosen);
    open = [...later, ...now.flatMap(({ pending: each, option }) => askOf(context, { typed, option }, each, asked))];
    open = askKnown(context, typed, open, asked);
  }
  return left;
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
function divided(choices: readonly Choice[], chosen: Option): readonly [Chosen[], Pending[]] {
  const now: Chosen[] = [];
  const later: Pending[] = [];
  for (const { pending, options } of choices) {
    const option = worthwhileOf(options).find((each) => isSame(each, chosen));
    if (option) now.push({ pending, option });
    else later.push(pending);
  }
  now.sort((one, other) => Number(one.option.requires !== null) - Number(other.option.requires !== null));
  return [now, later];
}

/** Whoever is asked about these objects already is asked first. */
function askKnown(
  context: Context,
  typed: TypedPlace,
  pending: readonly Pending[],
  asked: RequestedGroups,
): readonly Pending[] {
  return pending.flatMap((given) => {
    let each = given;
    for (const position of [...typed.positions]) {
      const { subgraph } = position.group;
      if (each.tried.has(subgraph)) continue;
      const answer = askField(context, { place: typed, position }, each.field, asked);
      if (!answer) continue;
      if (!answer.left) return [];
      each = { field: answer.left, tried: new Set([...each.tried, subgraph]) };
    }
    return [each];
  });
}

interface Into {
  readonly typed: TypedPlace;
  readonly option: Option;
}

/** @returns what of the field is still to be asked elsewhere. */
function askOf(
  context: Context,
  { typed, option }: Into,
  { field, tried }: Pending,
  asked: RequestedGroups,
): readonly Pending[] {
  const again = { field, tried: new Set([...tried, option.subgraph]) };
  const position = positionFor(context, { typed, option });
  if (!position) return [again];
  const answer = askField(context, { place: typed, position, mayRequire: true }, field, asked);
  if (!answer) return [again];
  return answer.left ? [{ ...again, field: answer.left }] : [];
}

/** Null when the subgraph cannot be told what it requires. */
function positionFor(context: Context, { typed, option }: Into): Position | null {
  const { route, subgraph, requires } = option;
  const needed: RequestedGroups = new Set();
  const given = requires && typed.place.names.given(requires);
  if (given && !context.supply(typed, given, needed)) return null;
  const position = enter(context, { typed, subgraph, route, requires: given, after: needed });
  if (position && given) tell(context, position.group, typed.type, given);
  return position;
}

/** Asks for what a subgraph must be told of these objects; false when not all of it can be had. */
export function supply(context: Context, typed: TypedPlace, set: SelectionSet, asked: RequestedGroups): boolean {
  const [home] = typed.positions;
  const isConcrete = !context.graph.types.isAbstract(typed.type);
  const fields = isConcrete ? context.applicable.fieldsFor(set, typed.type) : set.fields;
  const pending = fields.map((field) => ({ field, tried: new Set(context.entering) }));
  return home !== undefined && askElsewhere(context, typed, pending, asked).length === 0;
}

/** Enters the subgraph that tells most cheaply which types stand behind an interface; null when none can. */
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
