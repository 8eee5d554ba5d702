import { HeaderMap } from "@apollo/server";
import { explain } from "@pacte-hub/schema/rules/explain";
import {
  type DocumentNode,
  GraphQLError,
  GraphQLID,
  type GraphQLInputType,
  type GraphQLSchema,
  getVariableValues,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isScalarType,
  isSpecifiedScalarType,
  Kind,
  typeFromAST,
  type VariableDefinitionNode,
  type VariableNode,
  visit,
} from "graphql";
import type { Variables } from "./skipInclude.ts";

export type Coerced =
  | { readonly coerced: Variables; readonly errors?: undefined }
  | { readonly coerced?: undefined; readonly errors: readonly GraphQLError[] };

export interface SentVariables {
  readonly schema: GraphQLSchema;
  readonly declared: readonly VariableDefinitionNode[] | undefined;
  readonly variables: Variables;
}

/**
 * Coerces the variables of a request as graphql-js does, with two differences: a variable may have a name that every
 * JavaScript object inherits (`__proto__` included), and an ID given as a number that JSON.parse has rounded is refused.
 * @param maxErrors the most errors reported; graphql-js's default unless given
 * @see https://spec.graphql.org/October2021/#sec-Coercing-Variable-Values
 */
export function coerceVariables({ schema, declared = [], variables }: SentVariables, maxErrors?: number): Coerced {
  if (declared.length === 0) return { coerced: {} };
  const inexact = declared.filter((definition) => losesDigits(schema, definition, variables));
  if (inexact.length > 0) return { errors: inexact.map(refused) };
  const options = maxErrors === undefined ? {} : { maxErrors };
  if (!declared.some(({ variable }) => variable.name.value in Object.prototype))
    return getVariableValues(schema, declared, variables, options) as Coerced;
  return withInheritedNames({ schema, declared, variables }, options);
}

/**
 * graphql-js reads values by name from an ordinary object, where one named `__proto__` is lost, and one that was not sent may
 * be inherited. Here the first gets another name during coercion, and the values have no prototype.
 */
function withInheritedNames(
  { schema, declared = [], variables }: SentVariables,
  options: { maxErrors?: number },
): Coerced {
  const meanwhile = meanwhileIn(declared);
  const renamed = declared.map((definition) =>
    nameOf(definition) === proto ? underName(definition, meanwhile) : definition,
  );
  const { coerced, errors } = getVariableValues(schema, renamed, sentUnder(meanwhile, variables), options);
  if (errors) {
    const nodes = declared.filter((definition) => nameOf(definition) === proto);
    const withReadersName = (error: GraphQLError): GraphQLError =>
      error.message.includes(`"$${meanwhile}"`)
        ? new GraphQLError(error.message.replaceAll(`"$${meanwhile}"`, `"$${proto}"`), { nodes })
        : error;
    return { errors: errors.map(withReadersName) };
  }
  const values: Record<string, unknown> = Object.create(null);
  for (const [name, value] of Object.entries(coerced)) values[name === meanwhile ? proto : name] = value;
  return { coerced: values };
}

/** The document and variables with `__proto__` renamed, for code that would lose it. */
export function withoutProto<Operation extends { readonly document: DocumentNode; readonly variables: Variables }>(
  operation: Operation,
): Operation {
  const declared = operation.document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? (definition.variableDefinitions ?? []) : [],
  );
  if (!declared.some((definition) => nameOf(definition) === proto)) return operation;
  const meanwhile = meanwhileIn(declared);
  const document = visit(operation.document, {
    Variable: (node) => (node.name.value === proto ? variable(meanwhile) : undefined),
  });
  return { ...operation, document, variables: sentUnder(meanwhile, operation.variables) };
}

const proto = "__proto__";
const nameOf = ({ variable }: VariableDefinitionNode): string => variable.name.value;
const variable = (value: string): VariableNode => ({ kind: Kind.VARIABLE, name: { kind: Kind.NAME, value } });
const underName = (definition: VariableDefinitionNode, name: string) => ({ ...definition, variable: variable(name) });
const sentUnder = (name: string, variables: Variables): Variables =>
  Object.hasOwn(variables, proto) ? { ...variables, [name]: variables[proto] } : variables;

/** A name that no variable has. */
function meanwhileIn(declared: readonly VariableDefinitionNode[]): string {
  const names = new Set(declared.map(nameOf));
  let name = `${proto}_`;
  while (names.has(name)) name += "_";
  return name;
}

/** True when a number beyond a double's precision is given for an ID or a custom scalar. */
function losesDigits(
  schema: GraphQLSchema,
  { type: typeNode, variable }: VariableDefinitionNode,
  variables: Variables,
) {
  const { value: name } = variable.name;
  const type = typeFromAST(schema, typeNode as never);
  return isInputType(type) && Object.hasOwn(variables, name) && holdsInexact(type, variables[name]);
}

function holdsInexact(type: GraphQLInputType, value: unknown): boolean {
  if (value === null || value === undefined) return false;
  if (isNonNullType(type)) return holdsInexact(type.ofType, value);
  if (isListType(type))
    return Array.isArray(value)
      ? value.some((element) => holdsInexact(type.ofType, element))
      : holdsInexact(type.ofType, value);
  // Custom scalars: only their owner knows whether digits matter.
  if (isScalarType(type)) return (type === GraphQLID || !isSpecifiedScalarType(type)) && isInexactWithin(value);
  if (!isInputObjectType(type) || typeof value !== "object") return false;
  return Object.values(type.getFields()).some(
    (field) => Object.hasOwn(value, field.name) && holdsInexact(field.type, (value as Variables)[field.name]),
  );
}

function isInexactWithin(value: unknown): boolean {
  if (typeof value === "number")
    return Number.isInteger(value) && Math.abs(value) > exactBelow && Math.abs(value) < long;
  return typeof value === "object" && value !== null && Object.values(value).some(isInexactWithin);
}

/** Beyond it, several integers parse to the same double. */
const exactBelow = Number.MAX_SAFE_INTEGER;
/** From here on JavaScript writes numbers with an exponent, as no ID is written. */
const long = 1e21;

function refused(definition: VariableDefinitionNode): GraphQLError {
  const refusal = { code: "NUMBER_NOT_EXACT", variable: nameOf(definition) } as const;
  return new GraphQLError(explain(refusal), {
    nodes: definition,
    extensions: { code: refusal.code, http: { status: 400, headers: new HeaderMap() } },
  });
}
