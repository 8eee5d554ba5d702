import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getArgumentValues,
  type OperationDefinitionNode,
  visit,
} from "graphql";
import type { Reading } from "./collectFields.ts";
import type { Step, Telling } from "./executionContext.ts";

/** An operation's field on one type. */
export interface AskedField {
  readonly parent: GraphQLObjectType;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly nodes: readonly [FieldNode, ...FieldNode[]];
  /** How many steps lead to its value. */
  readonly depth: number;
  readonly info: (telling: Telling) => GraphQLResolveInfo;
}

/** Whose field it is. */
export interface ReadOperation extends Reading {
  readonly operation: OperationDefinitionNode;
}

type Args = Readonly<Record<string, unknown>>;

/** A field's value of an object: what its resolver says, or what the object has (graphql-js, `defaultFieldResolver`). */
export function resolving(field: AskedField): (source: unknown, telling: Telling) => unknown {
  const { resolve, name } = field.definition;
  const { info } = field;
  const args = argumentsOf(field);
  if (resolve) return (source, telling) => resolve(source, args(telling), telling.execution.context, info(telling));
  return (source, telling) => {
    if ((typeof source !== "object" && typeof source !== "function") || source === null) return undefined;
    const held = (source as Record<string, unknown>)[name];
    if (typeof held !== "function") return held;
    return held.call(source, args(telling), telling.execution.context, info(telling));
  };
}

/** Worked out once for the operation, or once a request where they depend on its variables. */
function argumentsOf(field: AskedField): (telling: Telling) => Args {
  const { definition, nodes } = field;
  const [node] = nodes;
  if (definition.args.length === 0) return () => nothing;
  if (usesVariables(node)) {
    return ({ execution: { given, variables } }) => {
      const known = given.get(field) ?? getArgumentValues(definition, node, variables);
      given.set(field, known);
      return known;
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
  let found = false;
  for (const each of node.arguments ?? [])
    visit(each, {
      Variable() {
        found = true;
      },
    });
  return found;
}

export const infoOf =
  (field: Omit<AskedField, "info">, read: ReadOperation): AskedField["info"] =>
  (telling) =>
    new Info(field, read, telling);

type Path = GraphQLResolveInfo["path"];

/**
 * What a resolver may ask about its place. Thousands are made for an answer and few are looked at, so that all is worked
 * out when it is asked; the steps alone are noted, since the telling goes on.
 */
class Info implements GraphQLResolveInfo {
  readonly #field: Omit<AskedField, "info">;
  readonly #read: ReadOperation;
  readonly #steps: readonly Step[];
  readonly variableValues: GraphQLResolveInfo["variableValues"];
  readonly rootValue = undefined;

  constructor(field: Omit<AskedField, "info">, read: ReadOperation, { trail, execution }: Telling) {
    this.#field = field;
    this.#read = read;
    this.#steps = trail.slice(0, field.depth);
    this.variableValues = execution.variables;
  }

  get fieldName() {
    return this.#field.definition.name;
  }

  get fieldNodes() {
    return this.#field.nodes;
  }

  get returnType() {
    return this.#field.definition.type;
  }

  get parentType() {
    return this.#field.parent;
  }

  get schema() {
    return this.#read.schema;
  }

  get fragments() {
    return Object.fromEntries(this.#read.fragments);
  }

  get operation() {
    return this.#read.operation;
  }

  get path(): Path {
    return this.#steps.reduce<Path | undefined>((prev, key) => ({ prev, key, typename: undefined }), undefined) as Path;
  }
}
