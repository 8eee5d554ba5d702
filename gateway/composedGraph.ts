import { type ApolloServerOptionsWithGateway, HeaderMap } from "@apollo/server";
import { GraphQLError, type GraphQLSchema, type OperationDefinitionNode } from "graphql";
import type { Execute } from "./execution/execute.ts";
import type { Reader } from "./execution/transport.ts";
import type { Supergraph } from "./supergraph.ts";

/** What the executor is given of a request, beside its GraphQL; carried is the instant asked. */
export interface ReaderContext extends Reader {
  /** Whose budget pays for it; undefined: nobody's. */
  readonly payer?: string;
}

/** Apollo Server leaves to a gateway what graphql-js would say of an operation that cannot be told, or cannot be. */
function unresolved(operation: OperationDefinitionNode | undefined, schema: GraphQLSchema): GraphQLError | null {
  const http = { status: 400, headers: new HeaderMap() };
  if (!operation) {
    const message =
      "Le document porte plusieurs opérations, ou n'a pas celle qui est demandée : nommez-la par operationName.";
    return new GraphQLError(message, { extensions: { code: "OPERATION_RESOLUTION_FAILURE", http } });
  }
  if (schema.getRootType(operation.operation)) return null;
  const message = "Le hub répond à des questions (query) : aucune autre opération n'y est possible.";
  return new GraphQLError(message, { extensions: { code: "OPERATION_NOT_SUPPORTED", http } });
}

type GatewayInterface = ApolloServerOptionsWithGateway<ReaderContext>["gateway"];

/** Our composed graph, in the place where Apollo Server expects a gateway. It neither polls nor reloads. */
export function composedGraph({ publicSchema, sdl }: Supergraph, execute: Execute): GatewayInterface {
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: publicSchema, coreSupergraphSdl: sdl });
      return () => {};
    },
    load: async () => ({
      executor: async ({ document, operation, source, request, context }) => {
        const fault = unresolved(operation, publicSchema);
        if (fault) return { errors: [fault] };
        const reader = context as unknown as ReaderContext;
        return execute({ document, operation, source, variables: request.variables ?? {}, reader });
      },
    }),
    stop: async () => {},
  };
}
