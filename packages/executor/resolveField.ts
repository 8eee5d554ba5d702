import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getArgumentValues,
  type OperationDefinitionNode,
  visit,
} from "graphql";
import type { CollectContext } from "./collectFields.ts";
import type { ExecutionContext, Typenames } from "./executionContext.ts";

/** A field of an operation on one parent type. */
export interface SelectedField {
  readonly parent: GraphQLObjectType;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly nodes: readonly [FieldNode, ...FieldNode[]];
  /** The number of path steps that lead to its value. */
  readonly depth: number;
  /** For each of these steps, the field's parent type; undefined for a list index. */
  readonly typenames: Typenames;
  readonly info: (context: ExecutionContext) => GraphQLResolveInfo;
}

/** The operation of a field. */
export interface ReadOperation extends CollectContext {
  readonly operation: OperationDefinitionNode;
  /** `fragments` in the shape of GraphQLResolveInfo. */
  readonly fragmentsByName: GraphQLResolveInfo["fragments"];
}

type Args = Readonly<Record<string, unknown>>;

/** ResolveFieldValue: calls the field's resolver, or graphql-js's `defaultFieldResolver`. */
export function resolving(field: SelectedField): (source: unknown, context: ExecutionContext) => unknown {
  const { resolve, name } = field.definition;
  const { info } = field;
  const args = argumentsOf(field);
  if (resolve) return (source, context) => resolve(source, args(context), context.execution.context, info(context));
  return (source, context) => {
    if ((typeof source !== "object" && typeof source !== "function") || source === null) return undefined;
    const property = (source as Record<string, unknown>)[name];
    if (typeof property !== "function") return property;
    return property.call(source, args(context), context.execution.context, info(context));
  };
}

/** Coerces a field's arguments: once for the operation, or once a request where they depend on variables. */
function argumentsOf(field: SelectedField): (context: ExecutionContext) => Args {
  const { definition, nodes } = field;
  const [node] = nodes;
  if (definition.args.length === 0) return () => nothing;
  if (usesVariables(node)) {
    return ({ execution: { argumentsByField, variables } }) => {
      const args = argumentsByField.get(field) ?? getArgumentValues(definition, node, variables);
      argumentsByField.set(field, args);
      return args;
    };
  }
  let constant: Args | undefined;
  return () => {
    constant ??= Object.freeze(getArgumentValues(definition, node, {}));
    return constant;
  };
}

const nothing: Args = Object.freeze({});

function usesVariables(node: FieldNode): boolean {
  let hasVariable = false;
  for (const argument of node.arguments ?? [])
    visit(argument, {
      Variable() {
        hasVariable = true;
      },
    });
  return hasVariable;
}

export const infoOf =
  (field: Omit<SelectedField, "info">, operation: ReadOperation): SelectedField["info"] =>
  (context) =>
    new Info(field, operation, context);

/**
 * GraphQLResolveInfo of one field. All are own properties, in graphql-js's order, so that spreading copies every one.
 * Thousands are made for an answer: each is a few pointers, and shares the path steps that it has in common with others.
 */
class Info implements GraphQLResolveInfo {
  readonly fieldName: string;
  readonly fieldNodes: GraphQLResolveInfo["fieldNodes"];
  readonly returnType: GraphQLResolveInfo["returnType"];
  readonly parentType: GraphQLObjectType;
  readonly path: GraphQLResolveInfo["path"];
  readonly schema: GraphQLResolveInfo["schema"];
  readonly fragments: GraphQLResolveInfo["fragments"];
  readonly rootValue: unknown;
  readonly operation: OperationDefinitionNode;
  readonly variableValues: GraphQLResolveInfo["variableValues"];

  constructor(
    { definition, nodes, parent, typenames }: Omit<SelectedField, "info">,
    operation: ReadOperation,
    at: ExecutionContext,
  ) {
    this.fieldName = definition.name;
    this.fieldNodes = nodes;
    this.returnType = definition.type;
    this.parentType = parent;
    this.path = at.path(typenames);
    this.schema = operation.schema;
    this.fragments = operation.fragmentsByName;
    this.rootValue = undefined;
    this.operation = operation.operation;
    this.variableValues = at.execution.variables;
  }
}
