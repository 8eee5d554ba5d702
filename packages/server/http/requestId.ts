import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** The name of a request: from its reader to the gateway and back; signed by the gateway, to the institutions. */
export const requestIdHeader = "hub-request-id";

/** The same as most proxies call it: read, never sent. */
const proxyHeader = "x-request-id";
const wellFormed = /^[\w.:-]{1,128}$/;
/** W3C Trace Context, version 00. @see https://www.w3.org/TR/trace-context/#traceparent-header */
const traceparent = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/;

const ids = new WeakMap<IncomingMessage, string>();

/**
 * The name of a request: what its sender calls it, else the trace that it belongs to, else one made here. The same
 * whenever it is asked for.
 */
export function requestIdOf(request: IncomingMessage): string {
  const cached = ids.get(request);
  if (cached !== undefined) return cached;
  const id = nameIn(request) ?? randomUUID();
  ids.set(request, id);
  return id;
}

function nameIn({ headers }: IncomingMessage): string | undefined {
  const { [requestIdHeader]: sendersId, [proxyHeader]: proxyId } = headers;
  const name = [sendersId, proxyId].find((id) => typeof id === "string" && wellFormed.test(id));
  return typeof name === "string" ? name : traceIn(headers.traceparent);
}

function traceIn(header: string | string[] | undefined): string | undefined {
  const trace = typeof header === "string" ? traceparent.exec(header)?.[1] : undefined;
  return trace === undefined || /^0+$/.test(trace) ? undefined : trace;
}

/** The request's own place in a trace, where it has one that is well formed. */
export function traceparentIn({ headers }: Pick<IncomingMessage, "headers">): string | undefined {
  const header = headers.traceparent;
  return typeof header === "string" && traceparent.test(header) ? header : undefined;
}
