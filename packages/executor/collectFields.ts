import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import { isIncluded, type Variables } from "./skipInclude.ts";

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** A type with fields. */
export type Concrete = GraphQLObjectType | GraphQLInterfaceType;

/** What CollectFields needs of an operation: its fragments, and the variables of its conditions. */
export interface CollectContext {
  readonly schema: GraphQLSchema;
  readonly fragments: Fragments;
  readonly variables: Variables;
}

/**
 * CollectFields: the field nodes of one type by response key; a field may be selected in several places.
 * @see https://spec.graphql.org/October2021/#CollectFields()
 */
export function nodesByKey(
  reading: CollectContext,
  type: Concrete,
  sets: readonly SelectionSetNode[],
): ReadonlyMap<string, readonly FieldNode[]> {
  const nodes = new Map<string, FieldNode[]>();
  const visit = { reading, type, nodes, spread: new Set<string>() };
  for (const set of sets) gather(visit, set.selections);
  return nodes;
}

interface Visit {
  readonly reading: CollectContext;
  readonly type: Concrete;
  readonly nodes: Map<string, FieldNode[]>;
  readonly spread: Set<string>;
}

function gather(visit: Visit, selections: readonly SelectionNode[]): void {
  for (const selection of selections) {
    if (!isIncluded(selection, visit.reading.variables)) continue;
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      const group = visit.nodes.get(key);
      if (group) group.push(selection);
      else visit.nodes.set(key, [selection]);
    } else {
      const fragment = selectionOf(selection, visit);
      if (fragment && applies(visit, fragment.typeCondition?.name.value))
        gather(visit, fragment.selectionSet.selections);
    }
  }
}

function selectionOf(selection: Exclude<SelectionNode, FieldNode>, { reading, spread }: Visit) {
  if (selection.kind === Kind.INLINE_FRAGMENT) return selection;
  const name = selection.name.value;
  if (spread.has(name)) return undefined;
  spread.add(name);
  return reading.fragments.get(name);
}

function applies({ reading: { schema }, type }: Visit, condition: string | undefined): boolean {
  if (condition === undefined || condition === type.name) return true;
  const conditionType = schema.getType(condition) as GraphQLCompositeType | undefined;
  return isAbstractType(conditionType) && schema.isSubType(conditionType, type);
}
