import type { IncomingMessage } from "node:http";
import { markedErrors } from "@pacte-hub/server/http/errorRequest";
import { type Arrival, listenOn, queryIn } from "@pacte-hub/server/http/http";
import { requestIdHeader } from "@pacte-hub/server/http/requestId";
import type { Metrics } from "@pacte-hub/server/observation/metrics";
import { questionTrace, tracing } from "@pacte-hub/server/observation/questionTrace";
import type { Logger } from "pino";
import { apolloServer } from "./apolloServer.ts";
import { type AuthenticatedReader, type Authenticator, authenticatorFor } from "./auth/authenticate.ts";
import type { ReadersIssuer } from "./auth/tokenExchange.ts";
import { Budget, payerOf } from "./demandControl/budget.ts";
import { DemandControl, demandControlled } from "./demandControl/demandControl.ts";
import { Pace } from "./demandControl/pace.ts";
import { type Charge, paid } from "./execution/charge.ts";
import { logUnrequested } from "./execution/logUnrequested.ts";
import { admittedOperations, remembering } from "./fastPath/admittedOperations.ts";
import { fastPath } from "./fastPath/fastPath.ts";
import { finishedAnswer } from "./http/answer.ts";
import { formatter, requestRefused } from "./http/errors.ts";
import { type GatewayLimits, defaultLimits as usualBounds } from "./http/limits.ts";
import { propagatedHeaders } from "./http/propagateHeaders.ts";
import type { ReaderContext } from "./http/readerContext.ts";
import type { SubgraphHealth } from "./http/subgraphHealth.ts";
import { costOf } from "./http/textCost.ts";
import { AnswerPool } from "./longAnswers/answerPool.ts";
import { gatewayWatch } from "./observation/gatewayWatch.ts";
import { hashOf, type TrustedDocuments } from "./persistedOperations/documents.ts";
import { assertPersistable } from "./persistedOperations/persistedQueries.ts";
import { queryCache } from "./persistedOperations/queryCache.ts";
import { assertTrusted } from "./persistedOperations/trustedDocuments.ts";
import { PlannerPool } from "./planning/plannerPool.ts";
import { chargedReading } from "./readingTime.ts";
import { pages } from "./routes/pages.ts";
import { releaseFiles } from "./routes/releaseFile.ts";
import { signIn } from "./routes/signIn.ts";
import { type GatewayStore, storeAnswers } from "./routes/storeAnswers.ts";
import { graphInService } from "./serving/graphInService.ts";
import { addressesOf, subgraphTransports, type TransportOptions } from "./serving/subgraphTransports.ts";
import { type SupergraphManager, sayRefused } from "./serving/supergraphManager.ts";
import type { Changes } from "./serving/watchSupergraph.ts";
import { supergraphOf } from "./supergraph/supergraph.ts";
import { tableAnswers } from "./tables/tableAnswers.ts";
import { TableMaker } from "./tables/tableMaker.ts";
import { wantsTable } from "./tables/tableRequest.ts";
import { Turns } from "./turns.ts";

export interface GatewayOptions extends TransportOptions {
  readonly supergraphSdl: string;
  readonly health: SubgraphHealth;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly log: Logger;
  /** Where readers with a token come in; without it only those without one do. */
  readonly authenticator?: Authenticator;
  /** Issuers whose readers the pages may sign in. */
  readonly signIn?: readonly ReadersIssuer[];
  readonly bounds?: Partial<GatewayLimits>;
  /** Sites whose pages may read the answers. */
  readonly origins?: readonly string[];
  /** Whether the schema is told to whoever asks. */
  readonly introspection?: boolean;
  /** How many values a minute one reader may ask; 0: any number. */
  readonly readerBudget?: number;
  /** Operations known from the start, by their hash. */
  readonly registered?: TrustedDocuments;
  /** Whether those alone are run. */
  readonly trustedOnly?: boolean;
  /** Labels of fields that an institution has taken over from another (`@override(label:)`). */
  readonly labels?: readonly string[];
  /** Where the gateway measures itself; without it, it does not. */
  readonly metrics?: Metrics;
  /** Where saved queries, their keys and citations are kept; without it, there are none. */
  readonly store?: GatewayStore;
  /** Where readers find the hub ("https://hub.example"), for the links of citations. */
  readonly origin?: string;
  /** Where the composed graph is told to have changed; without it, it never does. */
  readonly supergraphChanges?: Changes;
}

export interface Gateway {
  readonly url: string;
  readonly port: number;
  /** /ready says no from now on, while questions are still answered: a balancer sends no more. */
  drain(): void;
  close(): Promise<void>;
}

/** Starts the gateway. @throws OperatorError when its port is not to be had. */
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
    plannerFor: (sdl) => planners.over(sdl, options.labels),
    known: { addresses: addressesOf(supergraph, options), say: (sentence) => options.log.warn(sentence) },
  });
  const known = admittedOperations(bounds.plansKept, bounds.queriesKept);
  const { largestAnswer } = bounds;
  const demand = new DemandControl({ largestAnswer, budget }, (schema) => graph.of(schema).supergraph);
  const formatError = formatter(options.log);
  const plugins = [
    chargedReading(charge),
    demandControlled(demand),
    remembering(known),
    markedErrors<ReaderContext>(({ carried }) => carried[requestIdHeader]),
    finishedAnswer,
    ...(watch ? [tracing] : []),
  ];
  const queries = queryCache(bounds.queriesKept, registered);
  const { log, introspection = true } = options;
  const apollo = apolloServer(graph, { bounds, log, introspection, formatError, plugins, queries });
  await Promise.all([apollo.start(), graph.current.planner.ready()]);
  const deaf = options.supergraphChanges?.((sdl) => replaced(graph, sdl, options.log));
  const cost = costOf(bounds);
  const assertSolvent = (payer: string): void => {
    const refusal = demand.refusalOfDebtor(payer);
    if (refusal) throw refusal;
  };
  const turns = new Turns();
  const { host, port, health, heads, authenticator = authenticatorFor({ audience: "", issuers: [] }) } = options;
  const context = async (request: IncomingMessage, arrival: Arrival): Promise<ReaderContext & AuthenticatedReader> => {
    const query = queryIn(arrival);
    assertPersistable(arrival);
    if (trustedOnly) assertTrusted(registered, query);
    const { authorization } = arrival;
    // A text is weighed before it is known who asks: the address pays for it, whoever is let in or not.
    const address = payerOf(undefined, request);
    if (authorization === undefined) assertSolvent(address);
    const refusal = paid(charge, address, () => cost(query));
    if (refusal) throw requestRefused(refusal);
    const carried = propagatedHeaders(request);
    const admitted = await authenticator.headersOf(authorization);
    // Its remarks grow while partners are asked: they are read when the answer is told, so nothing is copied.
    const payer = payerOf(admitted.subject, request);
    if (payer !== address) assertSolvent(payer);
    if (!known.has(query)) {
      await pace?.wait(payer);
      await turns.take(payer);
    }
    return Object.assign(admitted, {
      signal: arrival.signal,
      carried,
      payer,
      bill: {},
      ...(watch && { trace: questionTrace() }),
    });
  };
  const tables = new TableMaker(bounds.tables);
  const maxBytes = bounds.maxTableBytes;
  const files = releaseFiles({ apollo, graph, tables, maxBytes }, (authorization) =>
    authenticator.headersOf(authorization),
  );
  let isStopping = false;
  const readiness = { health, isStopping: () => isStopping, ...(heads && { heads }) };
  const { store, origin = "" } = options;
  const mostTokens = bounds.query.TOKENS;
  // Where registered operations alone are run, nobody keeps others.
  const saved =
    store && !trustedOnly
      ? storeAnswers({ store, apollo, authenticator, log, graph, mostTokens, context, origin })
      : null;
  const other = pages(readiness, files, signIn(options.signIn ?? []), saved?.page);
  const plain = fastPath({ apollo, graph, known, demand, formatError });
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
    other,
    ...(saved && { addressed: saved.addressed }),
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
      deaf?.();
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

/** Work for a new question is paid like values are, at the price at which a minute's budget is so many milliseconds. */
function chargeOf({ planners }: GatewayLimits, budget: Budget | null, pace: Pace | null): Charge {
  const perMs = budget ? budget.perMinute / planners.msOfOneReader : 0;
  return (payer, ms) => {
    if (payer === undefined) return;
    budget?.take(payer, Math.ceil(ms * perMs));
    pace?.spend(payer, ms);
  };
}

function replaced(graph: SupergraphManager, sdl: string, log: Logger): void {
  try {
    if (graph.offer(sdl) === "TAKEN") log.info("le graphe composé a été remplacé");
  } catch (error) {
    sayRefused(log, error as Error);
  }
}
