import type { Refusal } from "@pacte-hub/schema/model/refusal";
import { hintFor } from "@pacte-hub/schema/rules/nearest";
import {
  type GraphQLInputType,
  type GraphQLLeafType,
  type GraphQLSchema,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  print,
  typeFromAST,
  type VariableDefinitionNode,
} from "graphql";
import { reservedParameters } from "./document.ts";

/** A variable of a saved query, for whoever is to give it. */
export interface DescribedVariable {
  readonly name: string;
  /** As GraphQL writes it. */
  readonly type: string;
  readonly required: boolean;
  /** As GraphQL writes it; null: none. */
  readonly default: string | null;
  /** Codes that it may be; null: it is no code. */
  readonly codes: readonly string[] | null;
}

export const describedVariables = (
  { variableDefinitions = [] }: OperationDefinitionNode,
  schema: GraphQLSchema,
): readonly DescribedVariable[] =>
  variableDefinitions.map((definition) => {
    const leaf = leafOf(typeOf(definition, schema));
    return {
      name: definition.variable.name.value,
      type: print(definition.type),
      required: isRequired(definition),
      default: definition.defaultValue ? print(definition.defaultValue) : null,
      codes: isEnumType(leaf) ? leaf.getValues().map(({ name }) => name) : null,
    };
  });

/** A query's variables. */
export type VariableValues = Readonly<Record<string, unknown>>;
export type ReadVariables = { readonly values: VariableValues } | { readonly refusal: Refusal };

/**
 * The variables that an address gives, each of the type that the query declares: `epci=200049187`, `codes=55,55545` or twice
 * `codes=`. What is empty is not given. A word that is no variable is refused, not passed over: its writer meant one.
 */
export function variablesIn(
  parameters: URLSearchParams,
  { variableDefinitions = [] }: OperationDefinitionNode,
  schema: GraphQLSchema,
): ReadVariables {
  const definitionsByName = new Map(
    variableDefinitions.map((definition) => [definition.variable.name.value, definition]),
  );
  for (const name of parameters.keys()) {
    if (definitionsByName.has(name) || reservedParameters.includes(name)) continue;
    const hint = hintFor(
      name,
      [...definitionsByName.keys(), ...reservedParameters].map((code) => ({ code })),
    );
    return { refusal: { code: "VARIABLE_UNKNOWN", variable: name.slice(0, 60), hint } };
  }
  const values: Record<string, unknown> = {};
  for (const [name, definition] of definitionsByName) {
    const texts = parameters.getAll(name).filter((text) => text.trim() !== "");
    if (texts.length === 0) {
      if (!isRequired(definition)) continue;
      return { refusal: { code: "VARIABLE_MISSING", variable: name, type: print(definition.type) } };
    }
    const parsed = variableValue(typeOf(definition, schema), texts);
    if ("expected" in parsed) return { refusal: { code: "VARIABLE_INVALID", variable: name, ...parsed } };
    values[name] = parsed.value;
  }
  return { values };
}

const isRequired = ({ type, defaultValue }: VariableDefinitionNode): boolean =>
  type.kind === Kind.NON_NULL_TYPE && defaultValue === undefined;

const typeOf = ({ type }: VariableDefinitionNode, schema: GraphQLSchema): GraphQLInputType | undefined =>
  typeFromAST(schema, type as never) as GraphQLInputType | undefined;

function leafOf(type: GraphQLInputType | undefined): GraphQLLeafType | undefined {
  if (isNonNullType(type) || isListType(type)) return leafOf(type.ofType as GraphQLInputType);
  return isLeafType(type) ? type : undefined;
}

interface Unfit {
  readonly value: string;
  readonly expected: string;
  readonly hint: ReturnType<typeof hintFor> | null;
}

type ReadValue = { readonly value: unknown } | Unfit;

function variableValue(type: GraphQLInputType | undefined, texts: readonly string[]): ReadValue {
  const plain = isNonNullType(type) ? (type.ofType as GraphQLInputType) : type;
  const leaf = leafOf(plain);
  const [first = "", second] = texts;
  if (!isListType(plain))
    return second === undefined ? leafValue(leaf, first.trim()) : unfit(second, "une seule valeur, et non plusieurs");
  const values: unknown[] = [];
  for (const text of texts.flatMap((value) => value.split(",")).map((value) => value.trim())) {
    const parsed = leafValue(leaf, text);
    if ("expected" in parsed) return parsed;
    values.push(parsed.value);
  }
  return { value: values };
}

/** One value of an address, as the leaf type reads it. */
function leafValue(type: GraphQLLeafType | undefined, text: string): ReadValue {
  if (isEnumType(type)) {
    const codes = type.getValues().map(({ name }) => name);
    const code = codes.find((candidate) => candidate === text.toUpperCase());
    return code
      ? { value: code }
      : unfit(
          text,
          "un code",
          hintFor(
            text,
            codes.map((value) => ({ code: value })),
          ),
        );
  }
  switch (type?.name) {
    case "Int":
      return /^-?\d{1,10}$/.test(text) && Math.abs(Number(text)) < 2 ** 31
        ? { value: Number(text) }
        : unfit(text, "un nombre entier");
    case "Float":
      return /^-?\d+([.]\d+)?$/.test(text) ? { value: Number(text) } : unfit(text, "un nombre (point décimal)");
    case "Boolean":
      return booleans.has(text.toLowerCase())
        ? { value: booleans.get(text.toLowerCase()) }
        : unfit(text, "vrai ou faux (true, false)");
    default:
      return { value: text };
  }
}

const booleans: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["vrai", true],
  ["oui", true],
  ["1", true],
  ["false", false],
  ["faux", false],
  ["non", false],
  ["0", false],
]);

const unfit = (value: string, expected: string, hint: Unfit["hint"] = null): Unfit => ({
  value: value.slice(0, 80),
  expected,
  hint,
});
