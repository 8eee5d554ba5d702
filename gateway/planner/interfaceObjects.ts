import type { Asked, Context } from "./context.ts";
import { enterFor } from "./entityJumps.ts";
import { askHere, untried } from "./objectTypes.ts";
import type { Place, Position } from "./place.ts";
import type { FieldSelection, SelectionSet } from "./selectionSet.ts";

/**
 * Asks of objects that the subgraph knows by their interface only (`@interfaceObject`). Which type each is, and what
 * depends on its type, is asked of a subgraph that knows the types behind the interface.
 */
export function selectInterfaceObject(
  context: Context,
  position: Position,
  place: Place,
  set: SelectionSet,
  asked: Asked,
): SelectionSet | null {
  const { type } = position;
  const typed = place.as(type, false);
  typed.add(position);
  const { types } = context.graph;
  const isHere = ({ on }: SelectionSet): boolean => types.isAlways(type, on);
  const fields = context.applicable.fieldsFor(set, type);
  const branches = set.branches.filter((branch) => !isHere(branch));
  const ofType = fields.filter(({ name }) => name === "__typename");
  let left: SelectionSet | null = null;
  if (ofType.length > 0 || branches.length > 0 || !isHere(set)) {
    const narrow: SelectionSet = isHere(set) ? { on: type, fields: ofType, branches } : set;
    const known = enterFor(context, typed, narrow);
    if (!known) left = narrow;
    else left = context.select(known, place, narrow, asked);
  }
  const others = fields.filter(({ name }) => name !== "__typename");
  return withFields(left, type, askHere(context, { typed, position }, others.map(untried), asked));
}

function withFields(left: SelectionSet | null, on: string, fields: readonly FieldSelection[]): SelectionSet | null {
  if (fields.length === 0) return left;
  return { on, fields: [...(left?.fields ?? []), ...fields], branches: left?.branches ?? [] };
}
