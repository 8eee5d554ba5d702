import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { ApolloServer, BaseContext, HTTPGraphQLRequest } from "@apollo/server";
import { log } from "../log.ts";
import { type AnsweredQuestion, codesIn, notesOf } from "./answeredQuestion.ts";
import { bodyOf, isCompressed, parsedBody, shapeFault } from "./body.ts";
import { isReading, questionFault, readingFault, requestFault } from "./border.ts";
import { allowOrigin } from "./cors.ts";
import { markError } from "./errorRequest.ts";
import { type Exchange, graphqlHeaders, leavingOf, type SayRefusal } from "./exchange.ts";
import {
  cacheControlOf,
  defaultTimeouts,
  harden,
  hardenedServer,
  limitServer,
  type ServerTimeouts,
  variedBy,
} from "./hardening.ts";
import { type HttpRefusal, httpRefusal, problem } from "./httpRefusal.ts";
import { closed, opened } from "./opening.ts";
import { refuse, refusePaced } from "./refuse.ts";
import { requestIdHeader, requestIdOf } from "./requestId.ts";
import { sayJson } from "./sayJson.ts";
import { sayWhole } from "./sayWhole.ts";
import type { ReadingPace } from "./sendBody.ts";

/** How a GraphQL server meets HTTP. */
export interface Listener<Context extends BaseContext> {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly context: (request: IncomingMessage, arrival: Arrival) => Promise<Context>;
  /** Gives back what the context holds, once its answer is made, whatever became of it. */
  readonly release?: (context: Context) => Promise<void>;
  /** A query is a page at most; what is longer is no question. */
  readonly maxBodyBytes?: number;
  /** What is longer is not sent; the executor has counted characters, of which some take several bytes. */
  readonly maxAnswerBytes?: number;
  /** Whether an answer is wanted as what is not JSON and is written all the same. */
  readonly admits?: (request: IncomingMessage) => boolean;
  /** The same limit for what is sent as a file, with a name. */
  readonly maxFileBytes?: number;
  /** Sites whose pages may read the answers; none unless named. */
  readonly origins?: readonly string[];
  readonly patience?: ServerTimeouts;
  /** How slowly a reader may take an answer. */
  readonly reading?: ReadingPace;
  /** Told how many bytes an answer is, whoever is to pay for them. */
  readonly weighed?: (context: Context, bytes: number) => void;
  /** Told of each question once its answer has left; without it nothing is noted or measured. */
  readonly answered?: (question: AnsweredQuestion<Context>) => void;
  /** Awaited before a refusal is sent, so that a reader refused very often is refused slowly. */
  readonly beforeRefusal?: (request: IncomingMessage) => Promise<void> | undefined;
  /** Whether long answers are packed for those who take them so; an institution answers its gateway plainly. */
  readonly packsAnswers?: boolean;
  /** The question that another address stands for; null: it stands for none. Asked after `otherRoutes`. */
  readonly addressed?: (request: IncomingMessage) => Promise<AddressedQuestion | HttpRefusal | null>;
  /** How an address other than /graphql is refused; in JSON unless named. */
  readonly sayRefusal?: SayRefusal;
  /** Answers before /graphql, /health and /livez do; false when the request is not for it. */
  readonly otherRoutes?: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
}

/** Who answers GraphQL over HTTP: an Apollo Server, or what stands in front of one. */
export type Answering<Context extends BaseContext> = Pick<ApolloServer<Context>, "executeHTTPGraphQLRequest">;

/** A question in the place of the request that brought it, and the credentials it is asked with. */
export interface AddressedQuestion {
  readonly graphql: HTTPGraphQLRequest;
  readonly authorization: string | undefined;
}

/** A request that was read whole. */
export interface Arrival {
  /** The credentials it came with, unless its address stands for others. */
  readonly authorization: string | undefined;
  readonly graphql: HTTPGraphQLRequest;
  /** Its body, byte for byte. */
  readonly bytes: Buffer;
  /** Aborted when the client leaves before its answer. */
  readonly signal: AbortSignal;
}

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

const largestBody = 512 * 1024;

/** Serves /graphql (GET and POST), /health and /livez (the process lives) on node's own HTTP server. @throws OperatorError when the port is not to be had. */
export async function listenOn<Context extends BaseContext>(
  server: Answering<Context>,
  listener: Listener<Context>,
): Promise<Listening> {
  const http = createServer(hardenedServer, (request, response) => {
    harden(response);
    response.setHeader(requestIdHeader, requestIdOf(request));
    respond(server, listener, { request, response }).catch((error: unknown) => {
      log.error({ requestId: requestIdOf(request), err: error }, "erreur interne");
      if (response.headersSent) response.destroy();
      else sayJson(response, 500, problem(httpRefusal({ code: "INTERNAL" }, 500)));
    });
  });
  limitServer(http, listener.patience ?? defaultTimeouts);
  await opened(http, listener);
  return { port: (http.address() as AddressInfo).port, close: () => closed(http) };
}

async function respond<Context extends BaseContext>(
  server: Answering<Context>,
  listener: Listener<Context>,
  exchange: Exchange,
): Promise<void> {
  const { request, response } = exchange;
  const fault = requestFault(request);
  if (fault) return refusePaced(listener, exchange, fault);
  if (allowOrigin(listener.origins ?? [], request, response)) return;
  if (await listener.otherRoutes?.(request, response)) return;
  const path = pathOf(request);
  if (path !== "/graphql") return answerAddressed(server, listener, exchange, path);
  await respondToQuestion(server, listener, watched(listener, exchange));
}

const watched = <Context extends BaseContext>({ answered }: Listener<Context>, exchange: Exchange): Exchange =>
  answered ? { ...exchange, notes: notesOf(exchange.request, exchange.response, answered) } : exchange;

async function respondToQuestion<Context extends BaseContext>(
  server: Answering<Context>,
  listener: Listener<Context>,
  exchange: Exchange,
): Promise<void> {
  const { request } = exchange;
  const unfit = questionFault(request, listener.admits) ?? (isCompressed(request) ? compressed : null);
  if (unfit) return refusePaced(listener, exchange, unfit);
  const largest = listener.maxBodyBytes ?? largestBody;
  const body = await bodyOf(request, largest);
  if (body === "GONE") return;
  if (body === "TOO_LARGE") return refusePaced(listener, exchange, tooLong(largest));
  const envelope = { authorization: request.headers.authorization, bytes: body };
  if (isReading(request)) return answer(server, listener, exchange, { graphql: graphqlOf(request, ""), ...envelope });
  const parsed = parsedBody(body);
  if ("refusal" in parsed) return refusePaced(listener, exchange, parsed.refusal);
  const misshapen = shapeFault(parsed.value);
  if (misshapen) return refusePaced(listener, exchange, misshapen);
  await answer(server, listener, exchange, { graphql: graphqlOf(request, parsed.value), ...envelope });
}

async function answerAddressed<Context extends BaseContext>(
  server: Answering<Context>,
  listener: Listener<Context>,
  exchange: Exchange,
  path: string,
): Promise<void> {
  const addressed = (await listener.addressed?.(exchange.request)) ?? null;
  const { sayRefusal } = listener;
  const reading = sayRefusal ? { ...exchange, sayRefusal } : exchange;
  if (addressed === null) return answerOtherPath(path, reading);
  const question = watched(listener, reading);
  if ("code" in addressed) return refusePaced(listener, question, addressed);
  const fault = readingFault(exchange.request);
  if (fault) return refuse(question, fault);
  await answer(server, listener, question, { ...addressed, bytes: nothing });
}

const nothing = Buffer.alloc(0);

// What HEAD asks is what GET would be answered; node leaves its body out.
const graphqlOf = (request: IncomingMessage, body: unknown): HTTPGraphQLRequest => ({
  method: isReading(request) ? "GET" : "POST",
  headers: graphqlHeaders(request),
  search: searchOf(request),
  body,
});

function answerOtherPath(path: string, exchange: Exchange): void {
  const fault = path === "/health" || path === "/livez" ? readingFault(exchange.request) : notFound;
  if (fault) refuse(exchange, fault);
  else sayJson(exchange.response, 200, { status: "ok" });
}

type Question = AddressedQuestion & Pick<Arrival, "bytes">;

async function answer<Context extends BaseContext>(
  server: Answering<Context>,
  listener: Listener<Context>,
  exchange: Exchange,
  { graphql, authorization, bytes }: Question,
): Promise<void> {
  const { request, response, notes } = exchange;
  const signal = leavingOf(response);
  let admitted: Context | undefined;
  const context = async () => {
    admitted = await listener.context(request, { graphql, authorization, bytes, signal }).catch((error: unknown) => {
      if (error instanceof Error) markError(error, requestIdOf(request));
      throw error;
    });
    if (notes) notes.context = admitted;
    return admitted;
  };
  const answered = await server.executeHTTPGraphQLRequest({ httpGraphQLRequest: graphql, context }).finally(() => {
    if (admitted) listener.release?.(admitted).catch(() => undefined);
  });
  const { status = 200 } = answered;
  if (status >= 400) await listener.beforeRefusal?.(request);
  if (response.destroyed) return;
  response.statusCode = status;
  for (const [name, value] of answered.headers) response.setHeader(name, value);
  response.setHeader("vary", variedBy);
  response.setHeader("cache-control", cacheControlOf(request, response.statusCode));
  if (answered.body.kind === "complete") {
    const bodyBytes = bytesOf(answered.body.string);
    const isFile = answered.headers.has("content-disposition");
    const { [isFile ? "maxFileBytes" : "maxAnswerBytes"]: limit = bodyBytes.length } = listener;
    if (bodyBytes.length > limit) return refuse(exchange, tooLarge(limit));
    if (admitted) listener.weighed?.(admitted, bodyBytes.length);
    if (notes)
      Object.assign(notes, {
        bytes: bodyBytes.length,
        ...(!admitted && { codes: codesIn(answered.body.string) }),
      });
    return sayWhole(exchange, bodyBytes, listener);
  }
  for await (const chunk of answered.body.asyncIterator) response.write(chunk);
  response.end();
}

/** What we write ourselves is bytes already (`answerText`). */
const bytesOf = (text: string | Buffer): Buffer => (Buffer.isBuffer(text) ? text : Buffer.from(text));

/** The path as sent: a request line may hold anything, so it is cut rather than parsed as a URL. */
export const pathOf = ({ url = "/" }: IncomingMessage): string => url.split("?", 1)[0] as string;

/** The text of a question, by GET or POST; "" when there is none. */
export function queryIn({ graphql: { method, search, body } }: Pick<Arrival, "graphql">): string {
  const query =
    method === "GET" ? new URLSearchParams(search).get("query") : (body as { query?: unknown } | null)?.query;
  return typeof query === "string" ? query : "";
}

const searchOf = ({ url = "/" }: IncomingMessage): string => url.slice(pathOf({ url } as IncomingMessage).length);

const tooLong = (largest: number): HttpRefusal => httpRefusal({ code: "BODY_TOO_LARGE", limit: largest });

const tooLarge = (limit: number): HttpRefusal => httpRefusal({ code: "ANSWER_TOO_LARGE", limit }, 400);

const compressed = httpRefusal({ code: "ENCODING_NOT_SUPPORTED" });

const notFound = httpRefusal({ code: "NOT_FOUND", instead: "le graphe est à /graphql" });
