import { isIncluded } from "@pacte-hub/executor/skipInclude";
import { type DocumentNode, Kind, type SelectionNode, type SelectionSetNode, visit } from "graphql";
import type { JsonRecord } from "../json/record.ts";

/**
 * `@skip` and `@include` are settled before planning: the planner has no plan for an operation that comes to nothing,
 * and a plan without conditions is shorter. An operation has one plan for each way its conditions fall.
 */
export function settled(document: DocumentNode, variables: JsonRecord): DocumentNode {
  return visit(document, {
    Field: (node) => withoutCondition(node, variables),
    InlineFragment: (node) => withoutCondition(node, variables),
    FragmentSpread: (node) => withoutCondition(node, variables),
    SelectionSet: { leave: (node) => (node.selections.length === 0 ? onlyTypename : undefined) },
  });
}

/** As `visit` has it: null removes the node, undefined leaves it. */
function withoutCondition<Node extends SelectionNode>(node: Node, variables: JsonRecord): Node | null | undefined {
  if (!node.directives?.length) return undefined;
  return isIncluded(node, variables) ? { ...node, directives: node.directives.filter(isNoCondition) } : null;
}

const isNoCondition = ({ name }: { readonly name: { readonly value: string } }): boolean =>
  name.value !== "skip" && name.value !== "include";

/** An object of which nothing is asked must still be known to be there or not. */
const onlyTypename: SelectionSetNode = {
  kind: Kind.SELECTION_SET,
  selections: [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } }],
};
