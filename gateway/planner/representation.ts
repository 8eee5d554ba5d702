import type { RequiresSelection } from "./planNode.ts";
import type { SelectionSet } from "./selectionSet.ts";
import type { TypeSystem } from "./typeSystem.ts";

/** The selection of a representation: where each value lies in the answer, and what the subgraph calls it. */
export function selectionsOf({ fields, branches }: SelectionSet, types: TypeSystem): RequiresSelection[] {
  const fieldSelections = fields.map(
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
  return [...fieldSelections, ...narrower];

  function withType(set: SelectionSet, system: TypeSystem): RequiresSelection[] {
    const inside = selectionsOf(set, system);
    return system.isAbstract(set.on) ? joinedSelections([{ kind: "Field", name: "__typename" }], inside) : inside;
  }
}

/** Each field once, with all selections under it. */
export function joinedSelections(
  first: readonly RequiresSelection[],
  second: readonly RequiresSelection[],
): RequiresSelection[] {
  const selections = new Map<string, RequiresSelection>();
  for (const selection of [...first, ...second]) {
    const name =
      selection.kind === "Field" ? `${selection.name}:${selection.alias ?? ""}` : `... ${selection.typeCondition}`;
    const earlier = selections.get(name);
    selections.set(name, earlier ? joinedPair(earlier, selection) : selection);
  }
  return [...selections.values()];
}

function joinedPair(first: RequiresSelection, second: RequiresSelection): RequiresSelection {
  if (!first.selections || !second.selections) return first;
  return { ...first, selections: joinedSelections(first.selections, second.selections) } as RequiresSelection;
}

/** Whether two fields would need one name in a representation: the entity then needs two. */
export function conflict(first: readonly RequiresSelection[], second: readonly RequiresSelection[]): boolean {
  return first.some((selection) => second.some((otherSelection) => conflictingPair(selection, otherSelection)));
}

function conflictingPair(selection: RequiresSelection, otherSelection: RequiresSelection): boolean {
  const isFragment = selection.kind === "InlineFragment" || otherSelection.kind === "InlineFragment";
  if (isFragment) return conflict(selectionsUnder(selection), selectionsUnder(otherSelection));
  if ((selection.alias ?? selection.name) !== (otherSelection.alias ?? otherSelection.name)) return false;
  return (
    selection.name !== otherSelection.name || conflict(selection.selections ?? [], otherSelection.selections ?? [])
  );
}

const selectionsUnder = (selection: RequiresSelection): readonly RequiresSelection[] =>
  selection.kind === "InlineFragment" ? selection.selections : [selection];
