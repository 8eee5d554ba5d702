import type { IncomingMessage, ServerResponse } from "node:http";

/** What a page of a named site may send, and read of the answer; never a cookie. */
const allowedHeaders =
  "authorization, content-type, hub-as-of, hub-purpose, hub-request-id, if-none-match, traceparent, x-request-id";
const exposedHeaders = "content-disposition, etag, hub-errors, retry-after, hub-request-id";
const rememberedSeconds = 600;

/**
 * Lets pages of these sites, and of no other, read what the hub answers. True when the request only asked whether it may,
 * and has been told.
 */
export function allowOrigin(
  origins: readonly string[],
  { method, headers }: IncomingMessage,
  response: ServerResponse,
): boolean {
  const { origin } = headers;
  if (origin === undefined || !origins.includes(origin)) return false;
  response.setHeader("access-control-allow-origin", origin);
  response.setHeader("access-control-expose-headers", exposedHeaders);
  response.setHeader("cross-origin-resource-policy", "cross-origin");
  response.setHeader("vary", "Origin");
  if (method !== "OPTIONS" || headers["access-control-request-method"] === undefined) return false;
  response.setHeader("access-control-allow-methods", "GET, POST");
  response.setHeader("access-control-allow-headers", allowedHeaders);
  response.setHeader("access-control-max-age", String(rememberedSeconds));
  response.writeHead(204).end();
  return true;
}
