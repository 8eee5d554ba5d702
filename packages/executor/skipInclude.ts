import {
  type DocumentNode,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  getDirectiveValues,
  type SelectionNode,
  visit,
} from "graphql";

/** Coerced variables. */
export type Variables = Readonly<Record<string, unknown>>;

/** The variables used by `@skip` and `@include` in the document. */
export function conditionsIn(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive({ name, arguments: argumentNodes }) {
      if (name.value !== "skip" && name.value !== "include") return;
      for (const { value } of argumentNodes ?? []) if (value.kind === "Variable") names.add(value.name.value);
    },
  });
  return [...names];
}

/** The values of these variables as a short text: an operation is compiled once for each. */
export const outcomesOf = (conditions: readonly string[], variables: Variables): string =>
  conditions.map((name) => (Object.hasOwn(variables, name) && variables[name] === true ? "1" : "0")).join("");

export function isIncluded(node: SelectionNode, variables: Variables): boolean {
  if (!node.directives?.length) return true;
  if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false;
}
