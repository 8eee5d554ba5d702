import type { Context, RequestedGroups } from "./context.ts";
import { enterFor } from "./entityJumps.ts";
import { askHere, untried } from "./objectTypes.ts";
import type { Place, Position, TypedPlace } from "./place.ts";
import { joinedSets, type SelectionSet } from "./selectionSet.ts";

/**
 * Asks of objects that the subgraph knows by their interface only (`@interfaceObject`). Which type each is, and what
 * depends on its type, is asked of a subgraph that knows the types behind the interface.
 */
export function selectInterfaceObject(
  context: Context,
  position: Position,
  place: Place,
  set: SelectionSet,
  requested: RequestedGroups,
): SelectionSet | null {
  const { type } = position;
  const typed = place.as(type, false);
  typed.add(position);
  const { types } = context.graph;
  const isHere = ({ on }: SelectionSet): boolean => types.isAlways(type, on);
  const fields = context.applicable.fieldsFor(set, type);
  const branches = set.branches.filter((branch) => !isHere(branch));
  const ofType = fields.filter(({ name }) => name === "__typename");
  const otherFields = fields.filter(({ name }) => name !== "__typename");
  const narrow: SelectionSet = isHere(set) ? { on: type, fields: ofType, branches } : set;
  const isNarrower = ofType.length > 0 || branches.length > 0 || !isHere(set);
  const unresolved = isNarrower ? askByType(context, { typed, place, set: narrow }, requested) : null;
  const unresolvedFields = askHere(context, { typed, position }, otherFields.map(untried), requested);
  if (unresolvedFields.length === 0) return unresolved;
  // What cannot be told of the interface as such may be told of each type behind it.
  return joinedUnresolved(
    unresolved,
    askByType(context, { typed, place, set: { on: type, fields: unresolvedFields, branches: [] } }, requested),
  );
}

interface ByType {
  readonly typed: TypedPlace;
  readonly place: Place;
  readonly set: SelectionSet;
}

function askByType(context: Context, { typed, place, set }: ByType, requested: RequestedGroups): SelectionSet | null {
  const concretePosition = enterFor(context, typed, set);
  return concretePosition ? context.select(concretePosition, place, set, requested) : set;
}

const joinedUnresolved = (first: SelectionSet | null, second: SelectionSet | null): SelectionSet | null =>
  first && second ? joinedSets(first, second) : (first ?? second);
