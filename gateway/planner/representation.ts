import type { RequiresSelection } from "./planNode.ts";
import type { SelectionSet } from "./selectionSet.ts";
import type { TypeSystem } from "./typeSystem.ts";

/** What a subgraph is told of an entity: where each value lies in the answer, and what the subgraph calls it. */
export function selectionsOf({ fields, branches }: SelectionSet, types: TypeSystem): RequiresSelection[] {
  const told = fields.map(
    ({ key, name, set }): RequiresSelection => ({
      kind: "Field",
      name: key,
      ...(key !== name && { alias: name }),
      ...(set && { selections: withType(set, types) }),
    }),
  );
  const narrower = branches.map(
    (branch): RequiresSelection => ({
      kind: "InlineFragment",
      typeCondition: branch.on,
      selections: selectionsOf(branch, types),
    }),
  );
  return [...told, ...narrower];

  function withType(set: SelectionSet, system: TypeSystem): RequiresSelection[] {
    const inside = selectionsOf(set, system);
    return system.isAbstract(set.on) ? joinedSelections([{ kind: "Field", name: "__typename" }], inside) : inside;
  }
}

/** Each field once, with all that is told under it. */
export function joinedSelections(
  first: readonly RequiresSelection[],
  second: readonly RequiresSelection[],
): RequiresSelection[] {
  const found = new Map<string, RequiresSelection>();
  for (const each of [...first, ...second]) {
    const name = each.kind === "Field" ? `${each.name}:${each.alias ?? ""}` : `... ${each.typeCondition}`;
    const known = found.get(name);
    found.set(name, known ? joinedPair(known, each) : each);
  }
  return [...found.values()];
}

function joinedPair(first: RequiresSelection, second: RequiresSelection): RequiresSelection {
  if (!first.selections || !second.selections) return first;
  return { ...first, selections: joinedSelections(first.selections, second.selections) } as RequiresSelection;
}

/** Whether two fields would have to be told under one name: the entity must then be told twice. */
export function conflict(first: readonly RequiresSelection[], second: readonly RequiresSelection[]): boolean {
  return first.some((one) => second.some((other) => conflictingPair(one, other)));
}

function conflictingPair(one: RequiresSelection, other: RequiresSelection): boolean {
  const isFragment = one.kind === "InlineFragment" || other.kind === "InlineFragment";
  if (isFragment) return conflict(selectionsUnder(one), selectionsUnder(other));
  if ((one.alias ?? one.name) !== (other.alias ?? other.name)) return false;
  return one.name !== other.name || conflict(one.selections ?? [], other.selections ?? []);
}

const selectionsUnder = (selection: RequiresSelection): readonly RequiresSelection[] =>
  selection.kind === "InlineFragment" ? selection.selections : [selection];
