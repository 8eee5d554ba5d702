import type { ApolloServerOptionsWithGateway } from "@apollo/server";
import type { GraphQLError, GraphQLSchema, OperationDefinitionNode } from "graphql";
import { requestRefused } from "../http/errors.ts";
import type { ReaderContext } from "../http/readerContext.ts";
import type { ServedSupergraph, SupergraphManager } from "./supergraphManager.ts";

/** The error for an operation that does not exist or is ambiguous, which Apollo Server leaves to a gateway to report. */
function unresolved(operation: OperationDefinitionNode | undefined, schema: GraphQLSchema): GraphQLError | null {
  if (!operation) return requestRefused({ code: "OPERATION_RESOLUTION_FAILURE" });
  if (operation.operation !== "subscription" && schema.getRootType(operation.operation)) return null;
  return requestRefused({ code: "OPERATION_NOT_SUPPORTED" });
}

type GatewayInterface = ApolloServerOptionsWithGateway<ReaderContext>["gateway"];

/** Our executor as Apollo Server's GatewayInterface. */
export function composedGraph(graph: SupergraphManager): GatewayInterface {
  return {
    onSchemaLoadOrUpdate(callback) {
      const load = ({ supergraph: { publicSchema, sdl } }: ServedSupergraph) =>
        callback({ apiSchema: publicSchema, coreSupergraphSdl: sdl });
      load(graph.current);
      return graph.whenChanged(load);
    },
    load: async () => ({
      executor: async ({ schema, document, operation, source, request, context }) => {
        const { supergraph, execute } = graph.of(schema);
        const fault = unresolved(operation, supergraph.publicSchema);
        if (fault) return { errors: [fault] };
        const reader = context as unknown as ReaderContext;
        return execute({ document, operation, source, variables: request.variables ?? {}, reader });
      },
    }),
    stop: async () => {},
  };
}
