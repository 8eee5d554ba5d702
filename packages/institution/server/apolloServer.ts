import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import { answerText } from "@pacte-hub/executor/response";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import { markedErrors } from "@pacte-hub/server/http/errorRequest";
import type { GraphQLFormattedError } from "graphql";
import { apolloExecutor } from "./apolloExecutor.ts";
import type { Executable } from "./buildSchema.ts";
import type { Context } from "./context.ts";
import { maskError } from "./maskError.ts";
import { releasesUsed } from "./releasesUsed.ts";
import { remarksPlugin } from "./remarks.ts";
import { answerLimits, institutionLimits, weighed } from "./requestLimits.ts";

/** Apollo Server over a subgraph's schema: no trace, no landing page loaded from elsewhere, errors masked (`maskError`). */
export async function apolloServer<Store>(
  partner: PartnerId,
  { schema, weightOf, weights }: Executable,
  plugins: readonly ApolloServerPlugin<Context>[] = [],
): Promise<ApolloServer<Context<Store>>> {
  const server = new ApolloServer<Context<Store>>({
    gateway: apolloExecutor(schema, answerLimits),
    stringifyResult: answerText,
    formatError: (formatted: GraphQLFormattedError, error: unknown) => maskError(formatted, error, partner),
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    introspection: false,
    // Such requests are refused earlier, in French (`border.ts`).
    csrfPrevention: false,
    // An institution prices the text of each request, so it keeps no queries to be asked for by hash.
    persistedQueries: false,
    parseOptions: { maxTokens: institutionLimits.TOKENS },
    stopOnTerminationSignals: false,
    plugins: [
      ApolloServerPluginInlineTraceDisabled(),
      // It would wrap thousands of resolvers for a header that we set ourselves.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      weighed(weightOf, weights),
      releasesUsed,
      remarksPlugin,
      markedErrors<Context>(({ requestSignature }) => requestSignature?.requestId),
      ...plugins,
    ],
  });
  await server.start();
  return server;
}
