import type { ApolloServerPlugin } from "@apollo/server";
import { releasesOf } from "../execution/releasesUsed.ts";
import type { ReaderContext } from "./readerContext.ts";

/** What stands beside `data` and `errors`, by whichever way the answer was made: its cost, and the releases it rests on. */
export interface AnswerExtensions {
  /** In values; absent where the question was refused unweighed. */
  readonly cost?: number;
  readonly releases?: readonly string[];
}

export function extensionsOf(reader: ReaderContext): AnswerExtensions {
  const { cost } = reader.bill;
  const releases = releasesOf(reader);
  return { ...(cost !== undefined && { cost }), ...(releases && { releases }) };
}

/** 500: nobody could be asked; a question refused before has a status of its own. */
export const statusOf = (result: object): number => ("data" in result ? 200 : 500);

/** What a well-formed request may get wrong in its GraphQL. */
const ofGraphQL: ReadonlySet<unknown> = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "BAD_USER_INPUT",
]);

/**
 * Finishes what Apollo Server answers as the fast path finishes its own.
 *
 * A client that accepts application/json alone takes any other status for a fault of some machine between, and may not
 * read the body: GraphQL over HTTP (6.4.1) then wants 200. Whoever accepts application/graphql-response+json is told 400.
 */
export const finishedAnswer: ApolloServerPlugin<ReaderContext> = {
  requestDidStart: async () => ({
    async willSendResponse({ request, contextValue, response: { http, body } }) {
      if (body.kind !== "single") return;
      const { singleResult } = body;
      const code = singleResult.errors?.[0]?.extensions?.code;
      if (http.status === 400 && acceptsPlainJson(request.http?.headers.get("accept")) && ofGraphQL.has(code))
        http.status = 200;
      const extensions = { ...singleResult.extensions, ...extensionsOf(contextValue) };
      if (Object.keys(extensions).length > 0) singleResult.extensions = extensions;
    },
  }),
};

const acceptsPlainJson = (accept = ""): boolean =>
  accept.includes("application/json") && !accept.includes("application/graphql-response+json");
