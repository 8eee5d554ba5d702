import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { ApolloServer, BaseContext, HTTPGraphQLRequest } from "@apollo/server";
import { log } from "../log.ts";
import { type AnsweredQuestion, codesIn, notesOf } from "./answeredQuestion.ts";
import { bodyOf, isCompressed, parsedBody, shapeFault } from "./body.ts";
import { isReading, questionFault, readingFault, requestFault } from "./border.ts";
import { allowOrigin } from "./cors.ts";
import { markError } from "./errorRequest.ts";
import { type Exchange, graphqlOf, leavingOf, type SayRefusal } from "./exchange.ts";
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
  /** Releases what the context holds (a database session), once its answer is made or has failed. */
  readonly release?: (context: Context) => Promise<void>;
  /** Longer bodies are refused (BODY_TOO_LARGE): a query is a page at most. */
  readonly maxBodyBytes?: number;
  /** Longer answers are refused (ANSWER_TOO_LARGE). The executor has its own limit, in characters, of which some take several bytes. */
  readonly maxAnswerBytes?: number;
  /** True for a request whose `accept` names no JSON, but a format that the server writes too (a table). */
  readonly admits?: (request: IncomingMessage) => boolean;
  /** The limit for an answer that is sent as a file (content-disposition), in place of `maxAnswerBytes`. */
  readonly maxFileBytes?: number;
  /** Origins whose pages may read answers (CORS); none by default. */
  readonly origins?: readonly string[];
  readonly patience?: ServerTimeouts;
  /** The slowest rate at which a client may read an answer. */
  readonly reading?: ReadingPace;
  /** Called with the length of each complete answer, so that its reader's budget pays for it. */
  readonly weighed?: (context: Context, bytes: number) => void;
  /** Called with each question once its answer has left; without it, nothing is measured. */
  readonly answered?: (question: AnsweredQuestion<Context>) => void;
  /** Awaited before a refusal is sent: it slows down a client that is refused very often. */
  readonly beforeRefusal?: (request: IncomingMessage) => Promise<void> | undefined;
  /** Whether long answers are compressed for clients that accept it; an institution sends its gateway plain text. */
  readonly packsAnswers?: boolean;
  /** The GraphQL request behind another address (a saved query), or null. Called after `otherRoutes`. */
  readonly addressed?: (request: IncomingMessage) => Promise<AddressedQuestion | HttpRefusal | null>;
  /** How a refusal is written for addresses other than /graphql; as JSON by default. */
  readonly sayRefusal?: SayRefusal;
  /** Called with each question once its body was read. @returns false when it did not answer the question */
  readonly elsewhere?: (exchange: Exchange, arrival: Arrival) => Promise<boolean>;
  /** Called before /graphql, /health and /livez. @returns false when it did not answer the request */
  readonly otherRoutes?: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
}

/** What executes GraphQL requests: an Apollo Server, or a layer before one. */
export type Answering<Context extends BaseContext> = Pick<ApolloServer<Context>, "executeHTTPGraphQLRequest">;

/** The GraphQL request that an address stands for, and the credentials to execute it with. */
export interface AddressedQuestion {
  readonly graphql: HTTPGraphQLRequest;
  readonly authorization: string | undefined;
}

/** A GraphQL request whose body was read completely. */
export interface Arrival {
  /** The request's `authorization` header, or the credentials of its address (`AddressedQuestion`). */
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

/** Serves /graphql (GET and POST), /health and /livez (liveness). @throws OperatorError when the port cannot be opened */
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
  const arrival = { graphql, authorization, bytes, signal };
  if (await listener.elsewhere?.(exchange, arrival)) return;
  let admitted: Context | undefined;
  const context = async () => {
    admitted = await listener.context(request, arrival).catch((error: unknown) => {
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

/** Answers written by our executor are bytes already (`answerText`). */
const bytesOf = (text: string | Buffer): Buffer => (Buffer.isBuffer(text) ? text : Buffer.from(text));

/** The path as sent. It is cut, not parsed as a URL: a request line may hold anything, and parsing would throw. */
export const pathOf = ({ url = "/" }: IncomingMessage): string => url.split("?", 1)[0] as string;

/** The query text of a GET or POST request; "" when there is none. */
export function queryIn({ graphql: { method, search, body } }: Pick<Arrival, "graphql">): string {
  const query =
    method === "GET" ? new URLSearchParams(search).get("query") : (body as { query?: unknown } | null)?.query;
  return typeof query === "string" ? query : "";
}

const tooLong = (largest: number): HttpRefusal => httpRefusal({ code: "BODY_TOO_LARGE", limit: largest });

const tooLarge = (limit: number): HttpRefusal => httpRefusal({ code: "ANSWER_TOO_LARGE", limit }, 400);

const compressed = httpRefusal({ code: "ENCODING_NOT_SUPPORTED" });

const notFound = httpRefusal({ code: "NOT_FOUND", instead: "le graphe est à /graphql" });
