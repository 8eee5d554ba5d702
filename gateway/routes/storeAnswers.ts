import type { IncomingMessage, ServerResponse } from "node:http";
import { type ApolloServer, HeaderMap } from "@apollo/server";
import type { Arrival } from "@pacte-hub/server/http/http";
import type { Logger } from "pino";
import type { Authenticator } from "../auth/authenticate.ts";
import type { CitingReader } from "../citations/citations.ts";
import type { CitationStore } from "../citations/store.ts";
import type { ReaderContext } from "../http/readerContext.ts";
import { KeyedReader } from "../savedQueries/keyedReader.ts";
import { savedReading } from "../savedQueries/reading.ts";
import type { SavedQueryStore } from "../savedQueries/store.ts";
import type { SupergraphManager } from "../serving/supergraphManager.ts";
import { citations } from "./citations.ts";
import { savedQueries } from "./savedQueries.ts";

/** What a gateway keeps, in its operator's own database. */
export type GatewayStore = SavedQueryStore & CitationStore;

export interface StoreOptions {
  readonly store: GatewayStore;
  readonly apollo: ApolloServer<ReaderContext>;
  readonly authenticator: Authenticator;
  readonly log: Logger;
  readonly graph: SupergraphManager;
  readonly mostTokens: number;
  /** Where readers find the hub ("https://hub.example"), for links in citations. */
  readonly origin: string;
  readonly context: (request: IncomingMessage, arrival: Arrival) => Promise<CitingReader>;
}

/** All that the gateway answers of what it keeps: saved queries, the questions that their addresses stand for, and citations. */
export function storeAnswers({ store, apollo, authenticator, log, graph, mostTokens, context, origin }: StoreOptions) {
  const schema = () => graph.current.supergraph.publicSchema;
  const keys = new KeyedReader(store, authenticator, log);
  const admit = (request: IncomingMessage, query: string) =>
    context(request, {
      graphql: { method: "POST", headers: new HeaderMap(), search: "", body: { query } },
      authorization: request.headers.authorization,
      bytes: Buffer.alloc(0),
      signal: AbortSignal.timeout(admissionMs),
    });
  const ofQueries = savedQueries({ store, schema, mostTokens, admit });
  const ofCitations = citations({ apollo, store, owners: store, schema, mostTokens, admit, origin });
  return {
    page: async (request: IncomingMessage, response: ServerResponse) =>
      (await ofQueries(request, response)) || (await ofCitations(request, response)),
    addressed: savedReading({ store, keys, schema, mostTokens }),
  };
}

const admissionMs = 30_000;
