import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { isReading } from "./border.ts";
import { badRequest, type HttpRefusal, httpRefusal, problem } from "./httpRefusal.ts";

/** What every answer says to a browser that meets it, whoever it answers; a page with a policy of its own replaces these. */
const shield: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
};

/** All that two answers to the same address may differ by. */
export const variedBy = "Authorization, Hub-As-Of, Hub-Purpose, Accept-Language, Accept, Accept-Encoding, Origin";

/** Sets what every answer says. */
export function harden(response: ServerResponse): void {
  for (const [name, value] of Object.entries(shield)) response.setHeader(name, value);
}

/**
 * Who may keep an answer of the graph: nobody, unless it answers a link followed without a token, which shows only what
 * is open to all; and then only after asking again.
 */
export const cacheControlOf = ({ method = "GET", headers }: IncomingMessage, status: number): string =>
  isReading({ method }) && headers.authorization === undefined && status === 200
    ? "private, no-cache"
    : "private, no-store";

/** How long a client may take, and how much it may say before its question. */
export interface ServerTimeouts {
  readonly headersMs: number;
  readonly requestMs: number;
  readonly maxConnections: number;
}

export const defaultTimeouts: ServerTimeouts = { headersMs: 10_000, requestMs: 30_000, maxConnections: 4_096 };
const sweepMs = 1_000;
const mostHeaders = 100;
/** A gateway keeps connections open between its readers' questions: longer than it does, so it never meets a closed one. */
const keepAliveMs = 65_000;
const largestHeaders = 16 * 1024;

/** For `createServer`: how much a request may say before its body, and how often slow ones are looked for. */
/** A request without Host is refused in our words (`border.ts`), not in node's. */
export const hardenedServer = {
  maxHeaderSize: largestHeaders,
  connectionsCheckingInterval: sweepMs,
  requireHostHeader: false,
};

/** Slow, endless or garbled requests are cut, each with a word in the form of all our refusals. */
export function limitServer(http: Server, { headersMs, requestMs, maxConnections }: ServerTimeouts): void {
  http.headersTimeout = headersMs;
  http.requestTimeout = requestMs;
  http.keepAliveTimeout = keepAliveMs;
  http.maxHeadersCount = mostHeaders;
  http.maxConnections = maxConnections;
  http.on("clientError", (error: NodeJS.ErrnoException, socket) => turnedAway(error.code, socket));
}

const garbled = badRequest("Ceci n'est pas une requête HTTP recevable.");
/** By node's own code of what is wrong. */
const refusals: Readonly<Record<string, HttpRefusal>> = {
  HPE_HEADER_OVERFLOW: httpRefusal({ code: "HEADERS_TOO_LARGE", limit: largestHeaders }),
  ERR_HTTP_REQUEST_TIMEOUT: httpRefusal({ code: "TOO_SLOW" }),
};

function turnedAway(code: string | undefined, socket: Duplex): void {
  if (!socket.writable || code === "ECONNRESET") return void socket.destroy();
  const refusal = refusals[code ?? ""] ?? garbled;
  const body = JSON.stringify(problem(refusal));
  const headers = { ...shield, "content-type": "application/json; charset=utf-8", "cache-control": "no-store" };
  const lines = Object.entries({ ...headers, "content-length": Buffer.byteLength(body), connection: "close" });
  socket.end(
    `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n${body}`,
  );
}
