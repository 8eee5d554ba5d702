import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  getNamedType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";

export type Variables = Readonly<Record<string, unknown>>;

/** A field of an operation by its response key, with what lies under it; the same key met twice is one field. */
export interface SelectedField {
  readonly key: string;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly type: GraphQLNamedType;
  /** Of the same key in other lists whose rows stand under these. */
  readonly otherTypes?: readonly GraphQLNamedType[];
  /** How many lists stand around its type. */
  readonly depth: number;
  readonly argumentNodes: readonly ArgumentNode[];
  /** Empty for a leaf. */
  readonly fields: SelectedFields;
}

/** By response key, in the order asked, which is the answer's. */
export type SelectedFields = ReadonlyMap<string, SelectedField>;

export interface OperationArgs {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** As sent. */
  readonly variables: Variables;
}

/** The only operation of a document, or the one of this name; undefined: there is no telling which. */
export function operationIn(document: DocumentNode, name?: string | null): OperationDefinitionNode | undefined {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (name) return operations.find((operation) => operation.name?.value === name);
  return operations.length === 1 ? operations[0] : undefined;
}

export const fragmentsIn = ({ definitions }: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(
    definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );

/** Variables with the defaults of those that were not sent. */
export function withDefaults({ operation, variables }: Pick<OperationArgs, "operation" | "variables">): Variables {
  const values: Record<string, unknown> = Object.assign(Object.create(null), variables);
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    const name = variable.name.value;
    if (values[name] === undefined && defaultValue && "value" in defaultValue) values[name] = defaultValue.value;
    if (values[name] === undefined && defaultValue?.kind === Kind.LIST)
      values[name] = defaultValue.values.map((element) => ("value" in element ? element.value : null));
  }
  return values;
}

/** What an operation selects, fragments spread, conditions decided. What is not of the schema is left out: validation tells it. */
export function selectedFields(args: OperationArgs): SelectedFields {
  const root = args.schema.getRootType(args.operation.operation);
  const variables = withDefaults(args);
  return root ? new Selecting(args, variables).fieldsOf(root, [args.operation.selectionSet]) : new Map();
}

class Selecting {
  readonly #schema: GraphQLSchema;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #variables: Variables;

  constructor({ schema, document }: OperationArgs, variables: Variables) {
    this.#schema = schema;
    this.#fragments = fragmentsIn(document);
    this.#variables = variables;
  }

  fieldsOf(type: GraphQLNamedType, sets: readonly SelectionSetNode[]): SelectedFields {
    const nodesByKey = new Map<string, { readonly on: GraphQLNamedType; readonly nodes: FieldNode[] }>();
    for (const set of sets) this.#collect(type, set, { nodesByKey, spread: new Set() });
    const fields = new Map<string, SelectedField>();
    for (const [key, { on, nodes }] of nodesByKey) {
      const field = this.#field(key, on, nodes);
      if (field) fields.set(key, field);
    }
    return fields;
  }

  #collect(on: GraphQLNamedType, set: SelectionSetNode, into: Collecting): void {
    for (const node of set.selections) {
      if (!isIncluded(node, this.#variables)) continue;
      if (node.kind === Kind.FIELD) {
        const key = node.alias?.value ?? node.name.value;
        const existing = into.nodesByKey.get(key);
        if (existing) existing.nodes.push(node);
        else into.nodesByKey.set(key, { on, nodes: [node] });
        continue;
      }
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(node.name.value) : node;
      if (!fragment || (node.kind === Kind.FRAGMENT_SPREAD && into.spread.has(node.name.value))) continue;
      if (node.kind === Kind.FRAGMENT_SPREAD) into.spread.add(node.name.value);
      const conditionType = fragment.typeCondition && this.#schema.getType(fragment.typeCondition.name.value);
      this.#collect(conditionType ?? on, fragment.selectionSet, into);
    }
  }

  #field(key: string, on: GraphQLNamedType, nodes: readonly FieldNode[]): SelectedField | undefined {
    const [first] = nodes;
    const definition = first && definitionOf(on, first.name.value);
    if (!first || !definition) return undefined;
    const type = getNamedType(definition.type);
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const fields = sets.length > 0 ? this.fieldsOf(type, sets) : new Map();
    return { key, definition, type, depth: listDepth(definition.type), argumentNodes: first.arguments ?? [], fields };
  }
}

interface Collecting {
  readonly nodesByKey: Map<string, { readonly on: GraphQLNamedType; readonly nodes: FieldNode[] }>;
  readonly spread: Set<string>;
}

/** `__typename` and introspection are no data of a table. */
export const definitionOf = (type: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | undefined =>
  isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;

function listDepth(type: GraphQLOutputType): number {
  if (isNonNullType(type)) return listDepth(type.ofType);
  return isListType(type) ? 1 + listDepth(type.ofType) : 0;
}

function isIncluded(node: SelectionNode, variables: Variables): boolean {
  if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false;
}
