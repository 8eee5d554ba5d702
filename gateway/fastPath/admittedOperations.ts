import type { ApolloServerPlugin, HTTPGraphQLRequest } from "@apollo/server";
import { coerceVariables } from "@pacte-hub/executor/coerceVariables";
import { type DocumentNode, type GraphQLSchema, Kind, type OperationDefinitionNode } from "graphql";
import { LRUCache } from "lru-cache";
import type { ReaderContext } from "../http/readerContext.ts";

/** An operation that Apollo Server has executed once, and the only one of its document. */
export interface AdmittedOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly source: string;
}

/** A request for such an operation. */
export interface RepeatedOperation extends AdmittedOperation {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly contentType: string;
}

/** An LRU cache by query text, bounded by number (as programs are) and by characters (as persisted queries are). */
export type AdmittedOperations = LRUCache<string, AdmittedOperation>;

export const admittedOperations = (maxOperations: number, maxCharacters: number): AdmittedOperations =>
  new LRUCache({ max: maxOperations, maxSize: maxCharacters, sizeCalculation: ({ source }) => source.length + 1 });

/**
 * Caches operations that were parsed, validated and admitted by every plugin, and are about to be executed for an HTTP request.
 * Queries of the gateway itself are not cached, as they pass other checks than a reader's; nor are mutations.
 */
export const remembering = (operations: AdmittedOperations): ApolloServerPlugin<ReaderContext> => ({
  requestDidStart: async () => ({
    async executionDidStart({ request, schema, document, operation, source }) {
      if (!request.http || operation?.operation !== "query" || !isOnly(document)) return;
      operations.set(source, { schema, document, operation, source });
    },
  }),
});

const isOnly = ({ definitions }: DocumentNode): boolean =>
  definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length === 1;

/** The request, when it is of the plainest form and of a cached operation; null: Apollo Server handles it. */
export function repeatedOperation(
  request: HTTPGraphQLRequest,
  operations: AdmittedOperations,
): RepeatedOperation | null {
  const { method, headers, body } = request;
  const contentType = accepted.get(headers.get("accept") ?? "");
  if (method !== "POST" || !contentType || !plain.has(headers.get("content-type") ?? "")) return null;
  if (!isObject(body) || Object.keys(body).some((key) => !understood.has(key))) return null;
  const { query, variables, operationName } = body;
  const operation = typeof query === "string" ? operations.get(query) : undefined;
  if (!operation || !names(operation, operationName)) return null;
  if (variables !== undefined && variables !== null && !isObject(variables)) return null;
  const variableValues = variables ?? {};
  return fits(operation, variableValues) ? { ...operation, variables: variableValues, contentType } : null;
}

const plain: ReadonlySet<string> = new Set(["application/json", "application/json; charset=utf-8"]);
const understood: ReadonlySet<string> = new Set(["query", "variables", "operationName"]);
const json = "application/json; charset=utf-8";
const accepted: ReadonlyMap<string, string> = new Map([
  ["", json],
  ["*/*", json],
  ["application/json", json],
  ["application/graphql-response+json", "application/graphql-response+json; charset=utf-8"],
]);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const names = ({ operation }: AdmittedOperation, name: unknown): boolean =>
  name === undefined || name === null || (typeof name === "string" && name === operation.name?.value);

/** Whether the variables are valid; invalid ones are refused by Apollo Server, uncharged. */
const fits = (
  { schema, operation: { variableDefinitions: declared } }: AdmittedOperation,
  variables: RepeatedOperation["variables"],
) => !coerceVariables({ schema, declared, variables }).errors;
