import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type ApolloServer, type BaseContext, HeaderMap, type HTTPGraphQLRequest } from "@apollo/server";
import { explain } from "../../schema/rules/explain.ts";
import { bodyOf, isCompressed, malformed, parsedBody } from "./body.ts";
import { entityTagOf, isHeld } from "./entityTag.ts";
import { NotReady } from "./notReady.ts";
import { admitOrigin } from "./origins.ts";
import { acceptsGzip, packed, packedFrom } from "./packing.ts";
import { guard, keptBy, type Patience, shielded, shieldedServer, usualPatience, variedBy } from "./shield.ts";

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
  /** Sites whose pages may read the answers; none unless named. */
  readonly origins?: readonly string[];
  readonly patience?: Patience;
  /** Whether long answers are packed for those who take them so; an institution answers its gateway plainly. */
  readonly packsAnswers?: boolean;
  /** Answers before /graphql and /health do; false when the request is not for it. */
  readonly other?: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
}

/** Who answers GraphQL over HTTP: an Apollo Server, or what stands in front of one. */
export type Answering<Context extends BaseContext> = Pick<ApolloServer<Context>, "executeHTTPGraphQLRequest">;

/** A request that was read whole. */
export interface Arrival {
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
const closePatienceMs = 2_000;
const closeSweepMs = 50;
/** An answer is packed once and read once: quickly rather than small. */
const answersLevel = 3;

/** Serves /graphql (GET and POST) and /health on node's own HTTP server. @throws NotReady when the port is not to be had. */
export async function listenOn<Context extends BaseContext>(
  server: Answering<Context>,
  how: Listener<Context>,
): Promise<Listening> {
  const http = createServer(shieldedServer, (request, response) => {
    shielded(response);
    respond(server, how, { request, response }).catch(() => {
      if (response.headersSent) response.destroy();
      else sayJson(response, 500, problem("INTERNAL", explain({ code: "INTERNAL" })));
    });
  });
  guard(http, how.patience ?? usualPatience);
  await opened(http, how);
  return { port: (http.address() as AddressInfo).port, close: () => closed(http) };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

async function respond<Context extends BaseContext>(
  server: Answering<Context>,
  how: Listener<Context>,
  exchange: Exchange,
): Promise<void> {
  const { request, response } = exchange;
  if (admitOrigin(how.origins ?? [], request, response)) return;
  if (await how.other?.(request, response)) return;
  const path = pathOf(request);
  if (path === "/health") return sayJson(response, 200, { status: "ok" });
  if (path !== "/graphql") return sayJson(response, 404, notFound);
  if (isCompressed(request)) return refuseEncoding(exchange);
  const body = await bodyOf(request, how.maxBodyBytes ?? largestBody);
  if (body === "GONE") return;
  if (body === "TOO_LARGE") return refuseLength(exchange, how.maxBodyBytes ?? largestBody);
  const parsed = parsedBody(request, body);
  if (parsed === malformed) return sayJson(response, 400, problem("BAD_REQUEST", malformedSentence));
  await answer(server, how, { ...exchange, bytes: body, body: parsed });
}

async function answer<Context extends BaseContext>(
  server: Answering<Context>,
  how: Listener<Context>,
  { request, response, bytes, body }: Exchange & { readonly bytes: Buffer; readonly body: unknown },
): Promise<void> {
  const graphql = { method: request.method ?? "GET", headers: headersOf(request), search: searchOf(request), body };
  const signal = leavingOf(response);
  let held: Context | undefined;
  const context = async () => {
    held = await how.context(request, { graphql, bytes, signal });
    return held;
  };
  const answered = await server.executeHTTPGraphQLRequest({ httpGraphQLRequest: graphql, context }).finally(() => {
    if (held) how.release?.(held).catch(() => undefined);
  });
  if (response.destroyed) return;
  response.statusCode = answered.status ?? 200;
  for (const [name, value] of answered.headers) response.setHeader(name, value);
  response.setHeader("vary", variedBy);
  response.setHeader("cache-control", keptBy(request, response.statusCode));
  if (answered.body.kind === "complete") return sayWhole({ request, response }, answered.body.string, how);
  for await (const chunk of answered.body.asyncIterator) response.write(chunk);
  response.end();
}

async function sayWhole(
  { request, response }: Exchange,
  body: string,
  { packsAnswers = false }: Pick<Listener<BaseContext>, "packsAnswers">,
): Promise<void> {
  const isPacked = packsAnswers && body.length >= packedFrom && acceptsGzip(request);
  const tag = entityTagOf(request, response.statusCode, body, isPacked ? "gzip" : "plain");
  if (tag !== undefined) {
    response.setHeader("etag", tag);
    if (isHeld(request, tag)) {
      response.statusCode = 304;
      for (const name of ["content-type", "content-length"]) response.removeHeader(name);
      return void response.end();
    }
  }
  if (!isPacked) return void response.end(body);
  const bytes = await packed(body, answersLevel);
  response.setHeader("content-encoding", "gzip");
  response.setHeader("content-length", bytes.length);
  response.end(bytes);
}

function leavingOf(response: ServerResponse): AbortSignal {
  const leaving = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) leaving.abort();
  });
  return leaving.signal;
}

/** The path as sent: a request line may hold anything, so it is cut rather than parsed as a URL. */
export const pathOf = ({ url = "/" }: IncomingMessage): string => url.split("?", 1)[0] as string;

const searchOf = ({ url = "/" }: IncomingMessage): string => url.slice(pathOf({ url } as IncomingMessage).length);

const refuseLength = (exchange: Exchange, largest: number): void =>
  refuseBody(exchange, 413, problem("BODY_TOO_LARGE", `La requête dépasse ${Math.floor(largest / 1024)} Kio.`));

const refuseEncoding = (exchange: Exchange): void =>
  refuseBody(
    exchange,
    415,
    problem("ENCODING_NOT_SUPPORTED", "Le corps d'une requête ne se compresse pas : envoyez-le tel quel."),
  );

/** What is still under way is read and dropped for a moment, so that the client hears the answer; then the line is cut. */
function refuseBody({ request, response }: Exchange, status: number, body: unknown): void {
  response.setHeader("connection", "close");
  sayJson(response, status, body);
  request.removeAllListeners("data").resume();
  const patience = setTimeout(() => request.destroy(), closePatienceMs);
  request.once("close", () => clearTimeout(patience));
}

const malformedSentence = "Le corps de la requête n'est pas du JSON valide.";

function headersOf(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  // A GET cannot act (Apollo Server refuses mutations there) and no cookie opens anything here, so that a plain link may
  // ask (GraphQL over HTTP, 6.1). A POST keeps its protection against forged requests.
  if (request.method === "GET") headers.set("apollo-require-preflight", "GET");
  return headers;
}

function opened(http: Server, { host, port }: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once("error", (error: NodeJS.ErrnoException) => reject(new NotReady(refusalOf(error.code, host, port))));
    http.listen({ host, port }, resolve);
  });
}

const refusalOf = (code: string | undefined, host: string, port: number): string =>
  code === "EADDRINUSE"
    ? `Le port ${port} est déjà pris sur ${host} : arrêtez le programme qui l'occupe, ou choisissez un autre port.`
    : `Le port ${port} ne peut pas être ouvert sur ${host} (${code}) : choisissez-en un autre.`;

/** A connection kept alive becomes idle once its answer has left; it is then closed, and after a while so are all. */
async function closed(http: Server): Promise<void> {
  const done = new Promise<void>((resolve) => http.close(() => resolve()));
  http.closeIdleConnections();
  const sweep = setInterval(() => http.closeIdleConnections(), closeSweepMs);
  const patience = setTimeout(() => http.closeAllConnections(), closePatienceMs);
  await done;
  clearInterval(sweep);
  clearTimeout(patience);
}

const problem = (code: string, message: string) => ({ errors: [{ message, extensions: { code } }] });

const notFound = problem("NOT_FOUND", "Cette adresse n'existe pas ; le graphe est à /graphql.");

export function sayJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}
