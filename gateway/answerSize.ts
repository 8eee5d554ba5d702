import {
  type ASTVisitor,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  GraphQLError,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
} from "graphql";
import { explain } from "../schema/rules/explain.ts";

/** How long lists are expected to be at most; the lists of a level are as long as the level (COG of the Meuse). */
const expectedLengths: Readonly<Record<string, number>> = {
  "Query.territories": 519,
  "Territory.children": 499,
  "Query.conventions": 24,
  "Institution.conventions": 24,
  "DepartmentInTerritory.conventions": 24,
  "Query.institutions": 21,
  "Query.actions": 60,
  "Query.meetings": 70,
  "Query.notes": 70,
  "Query.blockingPoints": 30,
  "Meeting.attendance": 21,
  "Partnership.participation": 21,
  "SiaeInTerritory.structures": 29,
  "Query.cafRanking": 50,
  "Query.poleEmploiRanking": 50,
  "Query.siaeRanking": 50,
  "Query.departmentRanking": 50,
  "Dataset.releases": 30,
  "Publisher.releases": 200,
};
const usualLength = 12;
/** A breakdown multiplies a series by its crossings. */
const brokenDownLength = 60;
const levelLengths: Readonly<Record<string, number>> = { DEPARTMENT: 1, ARRONDISSEMENT: 3, EPCI: 16, COMMUNE: 499 };

/** What operations cost, found while they are validated: a document that is asked again is not weighed again. */
const costs = new WeakMap<OperationDefinitionNode, number>();

/** How many values the answer of a validated operation is expected to hold. */
export const costOf = (operation: OperationDefinitionNode): number => costs.get(operation) ?? 1;

/**
 * Refuses a query whose answer would be too large, before anyone is asked: a short text that goes round a list twice may
 * ask for more than any machine holds.
 */
export const noBoundlessAnswer =
  (largest: number) =>
  (context: ValidationContext): ASTVisitor => ({
    OperationDefinition(operation) {
      const root = context.getSchema().getRootType(operation.operation);
      if (!root) return;
      const measured = Math.round(Math.min(new Sizes(context).of(operation.selectionSet, root), 1e9));
      costs.set(operation, measured);
      if (measured <= largest) return;
      const refusal = { code: "QUERY_TOO_COSTLY", of: "VALUES", limit: largest, measured } as const;
      context.reportError(
        new GraphQLError(explain(refusal), { nodes: operation, extensions: { refusal: refusal.code } }),
      );
    },
  });

/** Expected sizes of selections; a fragment is weighed once per type, however often it is spread. */
class Sizes {
  readonly #context: ValidationContext;
  readonly #known = new Map<string, number>();

  constructor(context: ValidationContext) {
    this.#context = context;
  }

  of({ selections }: SelectionSetNode, parent: GraphQLCompositeType): number {
    return selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FIELD) return sum + this.#field(selection, parent);
      if (selection.kind === Kind.FRAGMENT_SPREAD) return sum + this.#spread(selection.name.value, parent);
      return sum + this.of(selection.selectionSet, this.#typeNamed(selection.typeCondition?.name.value) ?? parent);
    }, 0);
  }

  #field(field: FieldNode, parent: GraphQLCompositeType): number {
    const definition = isObjectType(parent) ? parent.getFields()[field.name.value] : undefined;
    if (!definition) return 1;
    const named = getNamedType(definition.type);
    const one = field.selectionSet && isCompositeType(named) ? 1 + this.of(field.selectionSet, named) : 1;
    return lengthOf(field, `${parent.name}.${field.name.value}`, definition.type) * one;
  }

  #spread(name: string, parent: GraphQLCompositeType): number {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    // A fragment that contains itself is refused by another rule; here it only must not be followed for ever.
    this.#known.set(name, 0);
    const fragment: FragmentDefinitionNode | null | undefined = this.#context.getFragment(name);
    const type = this.#typeNamed(fragment?.typeCondition.name.value) ?? parent;
    const size = fragment ? this.of(fragment.selectionSet, type) : 0;
    this.#known.set(name, size);
    return size;
  }

  #typeNamed(name: string | undefined): GraphQLCompositeType | undefined {
    const type = name === undefined ? undefined : this.#context.getSchema().getType(name);
    return isCompositeType(type) ? type : undefined;
  }
}

function lengthOf(field: FieldNode, coordinate: string, type: GraphQLOutputType): number {
  if (!isListType(getNullableType(type)) || coordinate.includes(".__") || coordinate.startsWith("__")) return 1;
  const level = field.arguments?.find(({ name }) => name.value === "level")?.value;
  if (level?.kind === Kind.ENUM) return levelLengths[level.value] ?? usualLength;
  if (field.arguments?.some(({ name }) => name.value === "by")) return brokenDownLength;
  // Asked without a level, children are the communes of an EPCI, 54 at most, or the department's 16 EPCI.
  if (coordinate === "Territory.children" && !level) return 54;
  return expectedLengths[coordinate] ?? usualLength;
}
