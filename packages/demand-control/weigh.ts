import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
  valueFromASTUntyped,
} from "graphql";
import type { DeclaredCosts, FieldCost } from "./declared.ts";
import { introspectedLengths, introspectedWeight } from "./introspection.ts";
import { type Arguments, listLength, undeclaredLength } from "./listLength.ts";

type Variables = Readonly<Record<string, unknown>>;

/** A validated operation, and the variables that came with it, not coerced yet. */
export interface WeighedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Variables;
}

/** Beyond this, numbers tell a reader nothing. */
const largestWeight = 1_000_000_000;

/**
 * How many values an operation's answer is expected to hold at most, by what the owners of its fields declared. A value is
 * a leaf or an object; one that weighs more says so (`@cost`).
 */
export const weighing =
  (schema: GraphQLSchema, declared: DeclaredCosts) =>
  ({ document, operation, variables }: WeighedOperation): number => {
    const root = schema.getRootType(operation.operation);
    if (!root) return 0;
    const weight = new Weight(schema, declared, { document, operation, variables });
    return Math.round(Math.min(weight.of(operation.selectionSet, root, noSizes), largestWeight));
  };

type Sizes = ReadonlyMap<string, number>;
const noSizes: Sizes = new Map();

/** The weight of selections in one request; a fragment is weighed once per type, however often it is spread. */
class Weight {
  readonly #schema: GraphQLSchema;
  readonly #declared: DeclaredCosts;
  readonly #variables: Variables;
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #weights = new Map<string, number>();

  constructor(schema: GraphQLSchema, declared: DeclaredCosts, { document, operation, variables }: WeighedOperation) {
    this.#schema = schema;
    this.#declared = declared;
    this.#variables = { ...defaultsOf(operation), ...variables };
    for (const definition of document.definitions)
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(definition.name.value, definition);
  }

  /** @param sizes lengths that the field above declares of lists here (`sizedFields`) */
  of({ selections }: SelectionSetNode, parent: GraphQLCompositeType, sizes: Sizes): number {
    return selections.reduce((sum, selection) => sum + this.#selection(selection, parent, sizes), 0);
  }

  #selection(selection: SelectionNode, parent: GraphQLCompositeType, sizes: Sizes): number {
    if (!this.#isIncluded(selection)) return 0;
    if (selection.kind === Kind.FIELD) return this.#field(selection, parent, sizes);
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.#spread(selection.name.value, sizes);
    return this.of(selection.selectionSet, this.#typeNamed(selection.typeCondition?.name.value) ?? parent, sizes);
  }

  #field(node: FieldNode, parent: GraphQLCompositeType, sizes: Sizes): number {
    const { value: name } = node.name;
    const described = name === "__schema" ? SchemaMetaFieldDef : name === "__type" ? TypeMetaFieldDef : null;
    if (described) return introspectedWeight * (1 + this.#described(node, described.type));
    const definition = isAbstractType(parent) && !isInterfaceType(parent) ? undefined : parent.getFields()[name];
    if (!definition || name.startsWith("__")) return 1;
    const cost = this.#costOf(parent, name);
    const args = argumentsOf(node, definition, this.#variables);
    const length = listLength(cost, args);
    const inner = new Map((cost?.sizedFields ?? []).map((field) => [field, length]));
    const itemWeight = this.#itemWeight(node, definition, { cost, sizes: inner });
    const argumentWeight = definition.args.reduce(
      (sum, arg) => sum + (args.isGiven(arg.name) ? (cost?.argumentWeights.get(arg.name) ?? 0) : 0),
      0,
    );
    const depth = listDepth(definition.type);
    if (depth === 0) return argumentWeight + itemWeight;
    return argumentWeight + (sizes.get(name) ?? length) * undeclaredLength ** (depth - 1) * itemWeight;
  }

  /** How many values of introspection lie under a field of it. */
  #described({ selectionSet }: FieldNode, type: GraphQLOutputType): number {
    const parent = getNamedType(type);
    if (!selectionSet || !isObjectType(parent)) return 0;
    return this.#fieldsIn(selectionSet).reduce((sum, field) => {
      const definition = parent.getFields()[field.name.value];
      const length = introspectedLengths(this.#schema).get(`${parent.name}.${field.name.value}`) ?? 1;
      return sum + length * (1 + (definition ? this.#described(field, definition.type) : 0));
    }, 0);
  }

  /** The fields of a selection, through its fragments. */
  #fieldsIn({ selections }: SelectionSetNode): FieldNode[] {
    return selections.flatMap((selection) => {
      if (!this.#isIncluded(selection)) return [];
      if (selection.kind === Kind.FIELD) return selection;
      const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.#fragments.get(selection.name.value);
      return inner ? this.#fieldsIn(inner.selectionSet) : [];
    });
  }

  #itemWeight(node: FieldNode, { type }: GraphQLField<unknown, unknown>, { cost, sizes }: FieldWeighed): number {
    const namedType = getNamedType(type);
    const typeWeight = cost?.weight ?? this.#declared.types.get(namedType.name) ?? 1;
    return node.selectionSet && isCompositeType(namedType)
      ? typeWeight + this.of(node.selectionSet, namedType, sizes)
      : typeWeight;
  }

  /** An interface's field may be any of its types': the dearest is meant. */
  #costOf(parent: GraphQLCompositeType, name: string): FieldCost | undefined {
    const ownCost = this.#declared.fields.get(`${parent.name}.${name}`);
    if (isObjectType(parent) || hasCost(ownCost)) return ownCost;
    const costsOfTypes = this.#schema
      .getPossibleTypes(parent)
      .map((type) => this.#declared.fields.get(`${type.name}.${name}`));
    return costsOfTypes.reduce((dearest, cost) => (saidBy(cost) > saidBy(dearest) ? cost : dearest), ownCost);
  }

  #spread(name: string, sizes: Sizes): number {
    const key = `${name} ${[...sizes].join(";")}`;
    const cached = this.#weights.get(key);
    if (cached !== undefined) return cached;
    // A fragment that contains itself is refused by validation; here it only must not be followed for ever.
    this.#weights.set(key, 0);
    const fragment = this.#fragments.get(name);
    const type = this.#typeNamed(fragment?.typeCondition.name.value);
    const weight = fragment && type ? this.of(fragment.selectionSet, type, sizes) : 0;
    this.#weights.set(key, weight);
    return weight;
  }

  #isIncluded({ directives = [] }: SelectionNode): boolean {
    return directives.every(({ name, arguments: [condition] = [] }) => {
      if (!condition || (name.value !== "skip" && name.value !== "include")) return true;
      const value = valueFromASTUntyped(condition.value, this.#variables);
      return typeof value !== "boolean" || value === (name.value === "include");
    });
  }

  #typeNamed(name: string | undefined): GraphQLCompositeType | undefined {
    const type = name === undefined ? undefined : this.#schema.getType(name);
    return isCompositeType(type) ? type : undefined;
  }
}

interface FieldWeighed {
  readonly cost: FieldCost | undefined;
  readonly sizes: Sizes;
}

/** 2 for a list of lists. */
function listDepth(type: GraphQLOutputType): number {
  const nullable = getNullableType(type);
  return isListType(nullable) ? 1 + listDepth(nullable.ofType) : 0;
}

const hasCost = (cost: FieldCost | undefined): boolean =>
  cost !== undefined && (cost.weight !== undefined || cost.assumedSize !== undefined);

const saidBy = (cost: FieldCost | undefined): number => (cost?.weight ?? 0) + (cost?.assumedSize ?? 0);

function argumentsOf(node: FieldNode, { args }: GraphQLField<unknown, unknown>, variables: Variables): Arguments {
  const valueByName = new Map(
    (node.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value, variables)]),
  );
  return {
    isGiven: (name) => valueByName.get(name) !== undefined,
    value(name) {
      const argument = args.find((candidate) => candidate.name === name);
      const value = valueByName.get(name) ?? argument?.defaultValue;
      // One value stands for a list of one (GraphQL, 3.11).
      return argument && value !== undefined && value !== null && isListType(getNullableType(argument.type))
        ? [value].flat()
        : value;
    },
  };
}

const defaultsOf = ({ variableDefinitions = [] }: OperationDefinitionNode): Variables =>
  Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  );
