import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse } from "@apollo/server";
import type { ReaderContext } from "./readerContext.ts";

/** What a well-formed request may get wrong in its GraphQL. */
const ofGraphQL: ReadonlySet<unknown> = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "BAD_USER_INPUT",
]);

/**
 * A client that accepts application/json alone takes any other status for a fault of some machine between, and may not read
 * the body: GraphQL over HTTP (6.4.1) then wants 200. Whoever accepts application/graphql-response+json is told 400.
 */
export const plainStatus: ApolloServerPlugin<ReaderContext> = {
  requestDidStart: async () => ({
    async willSendResponse({ request, response }: GraphQLRequestContextWillSendResponse<ReaderContext>) {
      const { http, body } = response;
      if (http.status !== 400 || body.kind !== "single" || !acceptsPlainJson(request.http?.headers.get("accept")))
        return;
      const code = body.singleResult.errors?.[0]?.extensions?.code;
      if (ofGraphQL.has(code)) http.status = 200;
    },
  }),
};

const acceptsPlainJson = (accept = ""): boolean =>
  accept.includes("application/json") && !accept.includes("application/graphql-response+json");
