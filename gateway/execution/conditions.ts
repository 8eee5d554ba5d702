import {
  type DocumentNode,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  getDirectiveValues,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from "graphql";
import { at, type JsonRecord } from "./record.ts";

/**
 * `@skip` and `@include` are settled before planning: the planner has no plan for an operation that comes to nothing,
 * and a plan without conditions is shorter. An operation has one plan for each way its conditions fall.
 */
export function settled(document: DocumentNode, variables: JsonRecord): DocumentNode {
  return visit(document, {
    Field: (node) => kept(node, variables),
    InlineFragment: (node) => kept(node, variables),
    FragmentSpread: (node) => kept(node, variables),
    SelectionSet: { leave: (node) => (node.selections.length === 0 ? onlyTypename : undefined) },
  });
}

/** The variables on which conditions of the document depend. */
export function conditionsIn(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive({ name, arguments: given }) {
      if (name.value !== "skip" && name.value !== "include") return;
      for (const { value } of given ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

export const outcomes = (conditions: readonly string[], variables: JsonRecord): readonly boolean[] =>
  conditions.map((name) => at(variables, name) === true);

export function isIncluded(node: SelectionNode, variables: JsonRecord): boolean {
  if (!node.directives?.length) return true;
  if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false;
}

/** As `visit` has it: null removes the node, undefined leaves it. */
function kept<Node extends SelectionNode>(node: Node, variables: JsonRecord): Node | null | undefined {
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
