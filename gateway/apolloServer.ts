import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import { answerText } from "@pacte-hub/executor/response";
import type { Logger } from "pino";
import type { formatter } from "./http/errors.ts";
import type { GatewayLimits } from "./http/limits.ts";
import type { ReaderContext } from "./http/readerContext.ts";
import type { queryCache } from "./persistedOperations/queryCache.ts";
import { composedGraph } from "./serving/composedGraph.ts";
import type { SupergraphManager } from "./serving/supergraphManager.ts";

interface Served {
  readonly bounds: GatewayLimits;
  readonly log: Logger;
  /** Whether introspection queries are answered. */
  readonly introspection: boolean;
  readonly formatError: ReturnType<typeof formatter>;
  readonly plugins: readonly ApolloServerPlugin<ReaderContext>[];
  readonly queries: ReturnType<typeof queryCache>;
}

/** Apollo Server over the supergraph. It reports to no other machine, and formats every error by `formatError`. */
export function apolloServer(graph: SupergraphManager, served: Served): ApolloServer<ReaderContext> {
  const { bounds, log, introspection, formatError, plugins, queries } = served;
  return new ApolloServer<ReaderContext>({
    gateway: composedGraph(graph),
    introspection,
    // Such requests are refused earlier, in French (`packages/server/http/border.ts`).
    csrfPrevention: false,
    allowBatchedHttpRequests: false,
    persistedQueries: { cache: queries },
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError,
    stringifyResult: answerText,
    logger: log,
    parseOptions: { maxTokens: bounds.query.TOKENS },
    validationOptions: { maxErrors: bounds.maxFaults },
    plugins: [
      // They would report to Apollo, or load a page from its servers.
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      ...plugins,
    ],
  });
}
