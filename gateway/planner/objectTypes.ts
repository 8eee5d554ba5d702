import { askField } from "./askField.ts";
import type { Context, Pending, RequestedGroups } from "./context.ts";
import { askElsewhere } from "./entityJumps.ts";
import type { Place, Position, TypedPlace } from "./place.ts";
import { type FieldSelection, type SelectionSet, typename } from "./selectionSet.ts";

/** Asks of objects of one type: here what the subgraph resolves, elsewhere the rest. */
export function selectObject(
  context: Context,
  position: Position,
  place: Place,
  set: SelectionSet,
  requested: RequestedGroups,
): SelectionSet | null {
  const { types } = context.graph;
  const { type } = position;
  if (types.isAbstract(place.declared)) position.node.add(typename, null);
  const fields = context.applicable.fieldsFor(set, type);
  const typed = place.as(type, true);
  const unresolved = askHere(context, { typed, position }, fields.map(untried), requested);
  return leftOn(place.declared, type, unresolved);
}

export const untried = (field: FieldSelection): Pending => ({ field, tried: new Set() });

export interface At {
  readonly typed: TypedPlace;
  readonly position: Position;
}

/** @returns the fields, or parts of them, that nobody could be asked for. */
export function askHere(
  context: Context,
  { typed, position }: At,
  pending: readonly Pending[],
  requested: RequestedGroups,
) {
  typed.add(position);
  const { subgraph } = position.group;
  const elsewhere: Pending[] = [];
  for (const { field, tried } of pending) {
    const answer = tried.has(subgraph) ? null : askField(context, { place: typed, position }, field, requested);
    if (!answer) elsewhere.push({ field, tried });
    else if (answer.unresolved) elsewhere.push({ field: answer.unresolved, tried: new Set([...tried, subgraph]) });
  }
  return elsewhere.length > 0 ? askElsewhere(context, typed, elsewhere, requested) : [];
}

/** What is left of objects of one type, told of the type that was asked. */
export function leftOn(declared: string, type: string, fields: readonly FieldSelection[]): SelectionSet | null {
  if (fields.length === 0) return null;
  const selection: SelectionSet = { on: type, fields, branches: [] };
  return type === declared ? selection : { on: declared, fields: [], branches: [selection] };
}
