import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type ApolloServer, type BaseContext, HeaderMap } from "@apollo/server";
import { explain } from "../../schema/rules/explain.ts";
import { NotReady } from "./notReady.ts";

/** How a GraphQL server meets HTTP. */
export interface Listener<Context extends BaseContext> {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly context: (request: IncomingMessage) => Promise<Context>;
  /** Answers other paths than /graphql and /health; false when it does not know them. */
  readonly other?: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
}

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

/** A query is a page at most; what is longer is no question. */
const largestBody = 512 * 1024;
const closePatienceMs = 2_000;

/** Serves /graphql (GET and POST) and /health on node's own HTTP server. */
export async function listenOn<Context extends BaseContext>(
  server: ApolloServer<Context>,
  how: Listener<Context>,
): Promise<Listening> {
  const http = createServer((request, response) => {
    respond(server, how, { request, response }).catch(() => {
      if (response.headersSent) response.destroy();
      else sayJson(response, 500, problem("INTERNAL", explain({ code: "INTERNAL" })));
    });
  });
  // A gateway keeps connections open between its readers' questions: longer than it does itself, so it never meets a closed one.
  http.keepAliveTimeout = 65_000;
  http.requestTimeout = 30_000;
  await opened(http, how);
  return { port: (http.address() as AddressInfo).port, close: () => closed(http) };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

async function respond<Context extends BaseContext>(
  server: ApolloServer<Context>,
  how: Listener<Context>,
  exchange: Exchange,
): Promise<void> {
  const { request, response } = exchange;
  const url = new URL(request.url ?? "/", "http://localhost");
  if (url.pathname === "/health") return sayJson(response, 200, { status: "ok" });
  if (await how.other?.(request, response)) return;
  if (url.pathname !== "/graphql")
    return sayJson(response, 404, problem("NOT_FOUND", "Cette adresse n'existe pas ; le graphe est à /graphql."));
  const body = await bodyOf(request);
  if (body === "TOO_LARGE") {
    response.setHeader("connection", "close");
    return sayJson(response, 413, problem("BODY_TOO_LARGE", `La requête dépasse ${largestBody / 1024} Kio.`));
  }
  const parsed = parsedBody(request, body);
  if (parsed === "MALFORMED")
    return sayJson(response, 400, problem("BAD_REQUEST", "Le corps de la requête n'est pas du JSON valide."));
  const answer = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: request.method ?? "GET",
      headers: headersOf(request),
      search: url.search,
      body: parsed,
    },
    context: () => how.context(request),
  });
  response.statusCode = answer.status ?? 200;
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  if (answer.body.kind === "complete") return void response.end(answer.body.string);
  for await (const chunk of answer.body.asyncIterator) response.write(chunk);
  response.end();
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | "TOO_LARGE"> {
  if (Number(request.headers["content-length"] ?? 0) > largestBody) return "TOO_LARGE";
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) return "TOO_LARGE";
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Apollo Server itself refuses what is not JSON by its content type; here the text only becomes a value. */
function parsedBody(request: IncomingMessage, body: Buffer): unknown {
  if (body.length === 0 || !request.headers["content-type"]?.includes("json"))
    return body.length === 0 ? "" : body.toString();
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return "MALFORMED";
  }
}

function headersOf(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  return headers;
}

function opened(http: Server, { host, port }: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        new NotReady(`Le port ${port} ne peut pas être ouvert sur ${host} (${error.code}) : choisissez-en un autre.`),
      ),
    );
    http.listen({ host, port }, resolve);
  });
}

async function closed(http: Server): Promise<void> {
  const done = new Promise<void>((resolve) => http.close(() => resolve()));
  http.closeIdleConnections();
  const patience = setTimeout(() => http.closeAllConnections(), closePatienceMs);
  await done;
  clearTimeout(patience);
}

const problem = (code: string, message: string) => ({ errors: [{ message, extensions: { code } }] });

export function sayJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}
