import { markedErrors } from "@pacte-hub/server/http/errorRequest";
import { listenOn } from "@pacte-hub/server/http/http";
import { requestIdHeader } from "@pacte-hub/server/http/requestId";
import type { Metrics } from "@pacte-hub/server/observation/metrics";
import { tracing } from "@pacte-hub/server/observation/questionTrace";
import type { Traces } from "@pacte-hub/server/observation/traces";
import type { Logger } from "pino";
import { admitReaders } from "./admitReaders.ts";
import { apolloServer } from "./apolloServer.ts";
import { type Authenticator, authenticatorFor } from "./auth/authenticate.ts";
import type { ReadersIssuer } from "./auth/tokenExchange.ts";
import { Budget, payerOf } from "./demandControl/budget.ts";
import { DemandControl, demandControlled } from "./demandControl/demandControl.ts";
import { Pace } from "./demandControl/pace.ts";
import type { Charge } from "./execution/charge.ts";
import { logUnrequested } from "./execution/logUnrequested.ts";
import { admittedOperations, remembering } from "./fastPath/admittedOperations.ts";
import { fastPath } from "./fastPath/fastPath.ts";
import { finishedAnswer } from "./http/answer.ts";
import { formatter } from "./http/errors.ts";
import { type GatewayLimits, defaultLimits as usualBounds } from "./http/limits.ts";
import type { ReaderContext } from "./http/readerContext.ts";
import type { SubgraphHealth } from "./http/subgraphHealth.ts";
import { AnswerPool } from "./longAnswers/answerPool.ts";
import { gatewayWatch } from "./observation/gatewayWatch.ts";
import { hashOf, type TrustedDocuments } from "./persistedOperations/documents.ts";
import { queryCache } from "./persistedOperations/queryCache.ts";
import { firstQuestion } from "./planning/planCheck.ts";
import { PlannerPool } from "./planning/plannerPool.ts";
import { chargedReading } from "./readingTime.ts";
import { documentation } from "./routes/documentation.ts";
import { pages } from "./routes/pages.ts";
import { refuseReading } from "./routes/refusal.ts";
import { releaseFiles } from "./routes/releaseFile.ts";
import { signIn } from "./routes/signIn.ts";
import { type GatewayStore, storeAnswers } from "./routes/storeAnswers.ts";
import { graphInService } from "./serving/graphInService.ts";
import { addressesOf, subgraphTransports, type TransportOptions } from "./serving/subgraphTransports.ts";
import { offer } from "./serving/supergraphManager.ts";
import type { Changes } from "./serving/watchSupergraph.ts";
import { supergraphOf } from "./supergraph/supergraph.ts";
import { tableAnswers } from "./tables/tableAnswers.ts";
import { TableMaker } from "./tables/tableMaker.ts";
import { wantsTable } from "./tables/tableRequest.ts";

export interface GatewayOptions extends TransportOptions {
  readonly supergraphSdl: string;
  readonly health: SubgraphHealth;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly log: Logger;
  /** Authenticates readers with a token; without it, tokens are not accepted. */
  readonly authenticator?: Authenticator;
  /** Issuers at which pages may sign readers in. */
  readonly signIn?: readonly ReadersIssuer[];
  readonly bounds?: Partial<GatewayLimits>;
  /** Origins whose pages may read answers (CORS). */
  readonly origins?: readonly string[];
  /** Whether introspection queries are answered. */
  readonly introspection?: boolean;
  /** How many values one reader may ask for in a minute; 0: unlimited. */
  readonly readerBudget?: number;
  /** Trusted documents, by hash. */
  readonly registered?: TrustedDocuments;
  /** Whether only trusted documents are executed. */
  readonly trustedOnly?: boolean;
  /** Labels of fields that an institution has taken over from another (`@override(label:)`). */
  readonly labels?: readonly string[];
  /** Where the gateway counts and measures; absent: nowhere. */
  readonly metrics?: Metrics;
  /** Where each question's trace is sent; absent: nowhere. */
  readonly traces?: Traces;
  /** Stores saved queries, their keys and citations; without it, there are none. */
  readonly store?: GatewayStore;
  /** The hub's public origin ("https://hub.example"), for links in citations. */
  readonly origin?: string;
  /** Announces another supergraph; without it, the first stays in service. */
  readonly supergraphChanges?: Changes;
}

export interface Gateway {
  readonly url: string;
  readonly port: number;
  /** From now on /readyz answers 503, so that a load balancer sends no more; requests are still answered. */
  drain(): void;
  close(): Promise<void>;
}

/** Starts the gateway. @throws OperatorError when its port cannot be opened */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const bounds: GatewayLimits = { ...usualBounds, ...options.bounds };
  const supergraph = supergraphOf(options.supergraphSdl);
  const watch = gatewayWatch(options);
  const transports = subgraphTransports(supergraph, options, bounds, watch);
  const budget = options.readerBudget ? new Budget(options.readerBudget) : null;
  const pace = budget ? new Pace(bounds.pace) : null;
  const charge = chargeOf(bounds, budget, pace);
  const planners = new PlannerPool({ ...bounds.planners, log: options.log, charge });
  const unasked = logUnrequested(options.log);
  const answers = new AnswerPool({
    ...bounds.longAnswers,
    log: options.log,
    inProcess: options.inProcess,
    unrequested: unasked,
  });
  const { registered = new Map(), trustedOnly = false } = options;
  const graph = graphInService(supergraph, {
    ...bounds,
    transports,
    charge,
    unasked,
    answers,
    isRegistered: (source) => registered.has(hashOf(source)),
    plannerFor: ({ sdl, publicSchema }) =>
      planners.over(sdl, { labels: options.labels ?? [], first: firstQuestion(publicSchema) }),
    loaded: { addresses: addressesOf(supergraph, options), say: (sentence) => options.log.warn(sentence) },
  });
  const repeatable = admittedOperations(bounds.plansKept, bounds.queriesKept);
  const { largestAnswer } = bounds;
  const demand = new DemandControl({ largestAnswer, budget }, (schema) => graph.of(schema).supergraph);
  const formatError = formatter(options.log);
  const plugins = [
    chargedReading(charge, (payer) => pace?.spend(payer, bounds.pace.newTextMs)),
    demandControlled(demand),
    remembering(repeatable),
    markedErrors<ReaderContext>(({ carried }) => carried[requestIdHeader]),
    finishedAnswer,
    ...(watch ? [tracing] : []),
  ];
  const queries = queryCache(bounds.queriesKept, registered);
  const { log, introspection = true } = options;
  const apollo = apolloServer(graph, { bounds, log, introspection, formatError, plugins, queries });
  await Promise.all([apollo.start(), graph.current.planner.ready()]);
  const stopListening = options.supergraphChanges?.((sdl) => offer(graph, sdl, options.log));
  const { host, port, health, heads, authenticator = authenticatorFor({ audience: "", issuers: [] }) } = options;
  const context = admitReaders({
    authenticator,
    bounds,
    charge,
    demand,
    pace,
    operations: repeatable,
    trusted: trustedOnly ? registered : null,
    traces: options.traces,
    isWatched: watch !== undefined,
  });
  const tables = new TableMaker(bounds.tables);
  const maxBytes = bounds.maxTableBytes;
  const files = releaseFiles({ apollo, graph, tables, maxBytes }, (authorization) =>
    authenticator.headersOf(authorization),
  );
  let isStopping = false;
  const readiness = { health, isStopping: () => isStopping, ...(heads && { heads }) };
  const { store, origin = "" } = options;
  const mostTokens = bounds.query.TOKENS;
  // Where only trusted documents are executed, other queries cannot be saved.
  const saved =
    store && !trustedOnly
      ? storeAnswers({ store, apollo, authenticator, log, graph, mostTokens, context, origin })
      : null;
  const docs = documentation({ apollo, graph, origin });
  const otherRoutes = pages(readiness, { files, signIn: signIn(options.signIn ?? []), docs, ofStore: saved?.page });
  const plain = fastPath({ apollo, graph, operations: repeatable, demand, formatError });
  const answering = tableAnswers({
    answering: plain,
    graph,
    queries,
    mostTokens,
    charge,
    apollo,
    tables,
    maxBytes,
  });
  const listening = await listenOn(answering, {
    host,
    port,
    maxBodyBytes: bounds.maxRequestBytes,
    maxAnswerBytes: bounds.maxAnswerBytes,
    maxFileBytes: bounds.maxTableBytes,
    admits: wantsTable,
    context,
    otherRoutes,
    ...(saved && { addressed: saved.addressed }),
    sayRefusal: refuseReading,
    origins: options.origins ?? [],
    packsAnswers: true,
    weighed: (reader, bytes) => demand.settle(reader, bytes),
    ...(watch && { answered: watch.question }),
    beforeRefusal: (request) => pace?.refusal(payerOf(undefined, request)),
  });
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${listening.port}/graphql`,
    port: listening.port,
    drain() {
      isStopping = true;
    },
    async close() {
      isStopping = true;
      stopListening?.();
      await listening.close();
      await apollo.stop();
      planners.close();
      await heads?.close();
      await store?.close();
      answers.close();
      await Promise.all([...transports.values()].map((transport) => transport.close()));
    },
  };
}

/** Converts processor time into values, so that planning a new query is paid from the same budget. */
function chargeOf({ planners }: GatewayLimits, budget: Budget | null, pace: Pace | null): Charge {
  const perMs = budget ? budget.perMinute / planners.msOfOneReader : 0;
  return (payer, ms) => {
    if (payer === undefined) return;
    budget?.take(payer, Math.ceil(ms * perMs));
    pace?.spend(payer, ms);
  };
}
