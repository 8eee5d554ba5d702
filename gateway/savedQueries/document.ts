import type { Refusal } from "@pacte-hub/schema/model/refusal";
import type { TextFinding } from "@pacte-hub/schema/rules/freeText/finding";
import { explainFinding, findingsIn, findingsInCode } from "@pacte-hub/schema/rules/freeText/freeText";
import {
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isListType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  print,
  typeFromAST,
  validate,
  visit,
} from "graphql";

/** Characters. */
const longestDocument = 20_000;
/** What the address says of the table that it wants. */
export const reservedParameters: readonly string[] = ["format", "feuille"];

/** A document that may be kept: one query, each of whose variables an address can hold. */
export interface SavedDocument {
  /** As it is kept: without the comments of who wrote it. */
  readonly text: string;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/** Reads a document that is to be kept, or says why it cannot be. */
export function readSavedDocument(text: string, schema: GraphQLSchema, maxTokens: number): SavedDocument | Refusal {
  if (text.trim() === "" || text.length > longestDocument)
    return { code: "SAVED_QUERY_INVALID", fault: { of: "QUERY", limit: longestDocument } };
  const document = parsed(text, maxTokens);
  if ("code" in document) return document;
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const [operation] = operations;
  if (!operation || operations.length > 1)
    return notOneQuestion(
      `celui-ci a ${operations.length === 0 ? "des fragments seuls" : `${operations.length} opérations`}`,
    );
  if (operation.operation !== OperationTypeNode.QUERY) return notOneQuestion("celui-ci est un acte (mutation)");
  const [error] = validate(schema, document);
  if (error) return { code: "GRAPHQL_VALIDATION_FAILED", detail: error.message };
  return variableFault(operation, schema) ?? textFault(document) ?? { text: print(document), document, operation };
}

/** What a question says in words of its writer's is read by all who have its link: none of it says who somebody is. */
function textFault(document: DocumentNode): Refusal | null {
  let refused: TextFinding | undefined;
  const judge = (findings: readonly TextFinding[]): void => {
    refused ??= findings.find(({ verdict }) => verdict === "REFUSED");
  };
  visit(document, {
    StringValue: ({ value }) => judge(findingsIn(value)),
    Field: ({ alias }) => alias && judge(findingsInCode(alias.value)),
    OperationDefinition: ({ name }) => name && judge(findingsInCode(name.value)),
    FragmentDefinition: ({ name }) => judge(findingsInCode(name.value)),
    VariableDefinition: ({ variable }) => judge(findingsInCode(variable.name.value)),
  });
  return refused ? { code: "TEXT_REFUSED", field: "query", why: explainFinding(refused) } : null;
}

function parsed(text: string, maxTokens: number): DocumentNode | Refusal {
  try {
    return parse(text, { maxTokens, noLocation: true });
  } catch (error) {
    return { code: "GRAPHQL_PARSE_FAILED", detail: (error as Error).message };
  }
}

const notOneQuestion = (operations: string): Refusal => ({
  code: "SAVED_QUERY_INVALID",
  fault: { of: "OPERATION", found: operations },
});

function variableFault({ variableDefinitions = [] }: OperationDefinitionNode, schema: GraphQLSchema): Refusal | null {
  for (const { variable, type } of variableDefinitions) {
    const name = variable.name.value;
    if (reservedParameters.includes(name) || name.startsWith("__"))
      return { code: "SAVED_QUERY_INVALID", fault: { of: "VARIABLE_NAME", variable: name } };
    const inputType = typeFromAST(schema, type as never) as GraphQLInputType | undefined;
    if (inputType && !isOfAddress(inputType))
      return { code: "SAVED_QUERY_INVALID", fault: { of: "VARIABLE_TYPE", variable: name } };
  }
  return null;
}

/** One value, or one list of values. */
function isOfAddress(type: GraphQLInputType): boolean {
  const plain = isNonNullType(type) ? type.ofType : type;
  if (!isListType(plain)) return isLeafType(plain);
  const element = isNonNullType(plain.ofType) ? plain.ofType.ofType : plain.ofType;
  return !isListType(element) && isLeafType(getNamedType(element));
}
