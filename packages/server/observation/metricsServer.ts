import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { readingFault } from "../http/border.ts";
import { defaultTimeouts, harden, hardenedServer, limitServer } from "../http/hardening.ts";
import { pathOf } from "../http/http.ts";
import { httpRefusal, problem } from "../http/httpRefusal.ts";
import { closed, opened } from "../http/opening.ts";
import { sayJson } from "../http/sayJson.ts";
import type { Metrics } from "./metrics.ts";

export interface MetricsServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Shows what a process measures of itself at /metrics, on a port of its own: readers do not reach it.
 * @param address `port` 0: any free one
 * @throws OperatorError when the port is not to be had.
 */
export async function metricsServer(
  metrics: Metrics,
  address: { readonly host: string; readonly port: number },
): Promise<MetricsServer> {
  const http = createServer(hardenedServer, (request, response) => {
    harden(response);
    const fault = pathOf(request) === "/metrics" ? readingFault(request) : notFound;
    if (fault) return sayJson(response, fault.status, problem(fault));
    metrics.text().then(
      ({ type, body }) => response.writeHead(200, { "content-type": type, "cache-control": "no-store" }).end(body),
      () => sayJson(response, 500, problem(httpRefusal({ code: "INTERNAL" }, 500))),
    );
  });
  limitServer(http, { ...defaultTimeouts, maxConnections: 16 });
  await opened(http, address);
  return { port: (http.address() as AddressInfo).port, close: () => closed(http) };
}

const notFound = httpRefusal({ code: "NOT_FOUND", instead: "les mesures sont à /metrics" });
