import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import type { Refusal } from "@pacte-hub/schema/model/refusal";
import { bodyOf, isCompressed } from "@pacte-hub/server/http/body";
import { requestFault } from "@pacte-hub/server/http/border";
import { defaultTimeouts, harden, hardenedServer, limitServer } from "@pacte-hub/server/http/hardening";
import { pathOf } from "@pacte-hub/server/http/http";
import { badRequest, type HttpRefusal, httpRefusal, problem } from "@pacte-hub/server/http/httpRefusal";
import { requestIdHeader, requestIdOf } from "@pacte-hub/server/http/requestId";
import { sayJson } from "@pacte-hub/server/http/sayJson";
import { sendBody } from "@pacte-hub/server/http/sendBody";
import { OperatorError } from "@pacte-hub/server/operatorError";
import { GraphQLError } from "graphql";
import { Pool } from "undici";
import { answerInvalid, NotSent, type PartnerRefusal } from "./execution/fieldError.ts";
import { inProcessTransport } from "./execution/inProcess.ts";
import { joined } from "./execution/pieces.ts";
import { type PostOutcome, postJson } from "./execution/postJson.ts";
import type { SubgraphLimits } from "./execution/subgraphLimits.ts";
import { defaultLimits as usualBounds } from "./http/limits.ts";
import { propagatedHeaders } from "./http/propagateHeaders.ts";
import type { GatewayOptions } from "./server.ts";

type Shared = "supergraphSdl" | "subgraphUrls" | "inProcess" | "host" | "port" | "log" | "patience" | "bounds";

/** The gateway's options that the proxy needs; those optional there are required here. */
export type SigningProxyOptions = Pick<GatewayOptions, Shared> &
  Required<Pick<GatewayOptions, "sign" | "authenticator">>;

export interface SigningProxy {
  /** Base URL without a trailing slash; the CAF's subgraph is at `/caf` below it. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * A proxy between another router and the institutions: it signs each request as our gateway does, and exchanges the reader's
 * token for the institution asked. Whoever reaches it uses the gateway's key, so only its router should.
 * @throws OperatorError when its port cannot be opened
 */
export async function startSigningProxy(options: SigningProxyOptions): Promise<SigningProxy> {
  const { host, port, log } = options;
  const routes = new Map([...waysOut(options), ...waysInside(options)]);
  const http = createServer(hardenedServer, (request, response) => {
    harden(response);
    response.setHeader(requestIdHeader, requestIdOf(request));
    forward(routes, options, request, response).catch((error: unknown) => {
      log.error({ why: error instanceof Error ? error.name : "unknown" }, "erreur interne du porteur");
      if (response.headersSent) response.destroy();
      else refuse(response, 500, { code: "INTERNAL" });
    });
  });
  limitServer(http, defaultTimeouts);
  await new Promise<void>((resolve, reject) => {
    http.once("error", () =>
      reject(new OperatorError(`Le port ${port} ne peut pas être ouvert sur ${host}.`, "PORT_UNAVAILABLE")),
    );
    http.listen({ host, port }, resolve);
  });
  const url = `http://${host.includes(":") ? `[${host}]` : host}:${(http.address() as AddressInfo).port}`;
  return {
    url,
    async close() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
      await Promise.all([...routes.values()].map((route) => route.close()));
    },
  };
}

interface ProxiedRequest {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

interface SubgraphRoute {
  ask(proxied: ProxiedRequest, response: ServerResponse): Promise<void>;
  close(): Promise<void>;
}

function waysOut({
  subgraphUrls,
  sign,
  ...granted
}: SigningProxyOptions): readonly (readonly [string, SubgraphRoute])[] {
  return Object.entries(subgraphUrls).map(([name, address]) => {
    const url = new URL(address);
    const patience = patienceWith(granted, name);
    const pool = new Pool(url.origin, { connections: patience.connections, connect: { timeout: patience.timeoutMs } });
    const route: SubgraphRoute = {
      async ask({ body, headers, signal }, response) {
        const signed = await sign(name, { method: "POST", url: url.href, headers, body }, { carried: {}, signal });
        const posted = { path: `${url.pathname}${url.search}`, headers: { ...headers, ...signed }, body, signal };
        const outcome = await postJson(pool, posted, patience);
        if (outcome.kind !== "READ") return refuse(response, 503, withoutAnswer(name, outcome));
        response.statusCode = outcome.status;
        response.setHeader("content-type", "application/json");
        response.setHeader("cache-control", "no-store");
        sendBody(response, joined(outcome.body));
      },
      close: () => pool.destroy(),
    };
    return [name, route] as const;
  });
}

const patienceWith = (
  { bounds, patience }: Pick<SigningProxyOptions, "bounds" | "patience">,
  name: string,
): SubgraphLimits => ({
  ...(bounds?.partner ?? usualBounds.partner),
  ...patience?.[name],
});

function withoutAnswer(name: string, outcome: Exclude<PostOutcome, { kind: "READ" }>): PartnerRefusal {
  if (outcome.kind === "TOO_LONG") return answerInvalid(name);
  const why = outcome.kind === "LATE" ? "TIMEOUT" : outcome.why;
  return { code: "PARTNER_UNAVAILABLE", partner: name as PartnerId, why };
}

function waysInside({ inProcess, ...granted }: SigningProxyOptions): readonly (readonly [string, SubgraphRoute])[] {
  return Object.entries(inProcess).map(([name, subgraph]) => {
    const transport = inProcessTransport(name, subgraph, patienceWith(granted, name).timeoutMs);
    const route: SubgraphRoute = {
      async ask({ body, signal }, response) {
        const question = questionIn(body);
        if (!question) return sayRefusal(response, notAQuestion);
        const { query, variables } = question;
        const operation = { text: query, json: JSON.stringify(query) };
        const reader = { carried: {}, signal };
        const reply = await transport.ask({ operation, kind: "query", variables: JSON.stringify(variables), reader });
        if (reply.kind === "REFUSED") return refuse(response, 503, reply.refusal);
        const { data, errors } = reply;
        sayJson(response, 200, errors.length > 0 ? { data, errors } : { data });
      },
      close: () => transport.close(),
    };
    return [name, route] as const;
  });
}

/** The query and variables that a router posts; null when the body is no GraphQL request. */
function questionIn(body: Buffer): { readonly query: string; readonly variables: object } | null {
  try {
    const parsed = JSON.parse(body.toString("utf8")) as { query?: unknown; variables?: object | null } | null;
    return typeof parsed?.query === "string" ? { query: parsed.query, variables: parsed.variables ?? {} } : null;
  } catch {
    return null;
  }
}

async function forward(
  routes: ReadonlyMap<string, SubgraphRoute>,
  { supergraphSdl, authenticator, bounds = {} }: SigningProxyOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const fault = requestFault(request);
  if (fault) return sayRefusal(response, fault);
  const path = pathOf(request);
  if (request.method === "GET" && path === "/supergraph.graphql")
    return sayText(response, supergraphThroughHere(supergraphSdl, routes, request.headers.host ?? ""));
  if (request.method === "GET" && path === "/health") return sayJson(response, 200, { status: "ok" });
  const name = /^\/([a-z-]{1,40})$/.exec(path)?.[1] ?? "";
  const route = routes.get(name);
  if (!route || request.method !== "POST") return sayRefusal(response, notFound);
  if (isCompressed(request) || !request.headers["content-type"]?.startsWith("application/json"))
    return sayRefusal(response, notJson);
  const largest = bounds.maxRequestBytes ?? usualBounds.maxRequestBytes;
  const body = await bodyOf(request, largest);
  if (body === "GONE") return;
  if (body === "TOO_LARGE")
    return sayRefusal(
      response.setHeader("connection", "close"),
      httpRefusal({ code: "BODY_TOO_LARGE", limit: largest }),
    );
  const leaving = new AbortController();
  response.once("close", () => leaving.abort());
  try {
    const { headersFor } = await authenticator.headersOf(request.headers.authorization);
    const headers = { ...propagatedHeaders(request), ...(await headersFor?.(name)), ...json };
    await route.ask({ body, headers, signal: leaving.signal }, response);
  } catch (error) {
    if (error instanceof NotSent) refuse(response, 503, error.refusal);
    else if (error instanceof GraphQLError) sendGraphQLError(response, error);
    else throw error;
  }
}

const json = { "content-type": "application/json", accept: "application/json" } as const;

/** Sends an error without Apollo Server's `http` extension, which is for the server only. */
function sendGraphQLError(response: ServerResponse, { message, extensions }: GraphQLError): void {
  const { http, ...shownExtensions } = extensions as { readonly http?: { readonly status?: number } };
  sayJson(response, http?.status ?? 400, { errors: [{ message, extensions: shownExtensions }] });
}

/** The supergraph with the subgraphs' URLs replaced by this proxy's, for the other router. */
function supergraphThroughHere(sdl: string, routes: ReadonlyMap<string, SubgraphRoute>, host: string): string {
  const isHost = /^[\w.:[\]-]{1,200}$/.test(host);
  return sdl.replace(/(@join__graph\(name: "([a-z-]+)", url: ")[^"]*"/g, (match, opening: string, name: string) =>
    isHost && routes.has(name) ? `${opening}http://${host}/${name}"` : match,
  );
}

function sayText(response: ServerResponse, text: string): void {
  response.writeHead(200, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" });
  response.end(text);
}

const refuse = (response: ServerResponse, status: number, refusal: Refusal): void =>
  sayRefusal(response, httpRefusal(refusal, status));

const sayRefusal = (response: ServerResponse, refusal: HttpRefusal): void =>
  sayJson(response, refusal.status, problem(refusal));

const notFound = httpRefusal({
  code: "NOT_FOUND",
  instead: "le porteur répond en POST sous le nom d'une institution (/caf), et dit le graphe en /supergraph.graphql",
});
const notJson = httpRefusal({ code: "CONTENT_TYPE_NOT_SUPPORTED" });
const notAQuestion = badRequest("Le corps n'est pas une question GraphQL : du JSON avec « query ».");
