import type { ApolloServerOptionsWithGateway, BaseContext } from "@apollo/server";
import type { AnswerLimits } from "@pacte-hub/executor/answerSize";
import { executing } from "@pacte-hub/executor/execute";
import { readData } from "@pacte-hub/executor/response";
import type { GraphQLSchema } from "graphql";

type GatewayInterface = ApolloServerOptionsWithGateway<BaseContext>["gateway"];

/**
 * An institution's schema behind our executor, in the one place where Apollo Server takes another executor than graphql-js.
 * Who asks over HTTP is answered the text as it was written; who asks from within the house reads values.
 */
export function apolloExecutor(schema: GraphQLSchema, limits?: AnswerLimits): GatewayInterface {
  const execute = executing(schema, limits);
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema, coreSupergraphSdl: "" });
      return () => {};
    },
    load: async () => ({
      executor: async ({ document, operation, request: { http, operationName, variables = {} }, context }) => {
        const executed = await execute({ document, operation, operationName, variables, context });
        return http || executed.data === undefined ? executed : { ...executed, data: readData(executed.data) };
      },
    }),
    stop: async () => {},
  };
}
