import type { IncomingMessage, ServerResponse } from "node:http";
import { readingFault } from "@pacte-hub/server/http/border";
import { pathOf } from "@pacte-hub/server/http/http";
import { type HttpRefusal, problem } from "@pacte-hub/server/http/httpRefusal";
import { sayJson } from "@pacte-hub/server/http/sayJson";
import type { SubgraphHealth } from "../http/subgraphHealth.ts";
import { dashboard, isDashboard } from "./dashboard.ts";
import { explorer } from "./explorer.ts";

/** Answers a request it knows; false when it is not for it. */
type Page = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/** All that the gateway answers beside GraphQL. */
export function pages(states: SubgraphHealth, files: Page, signIn: Page) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    if (pathOf(request).startsWith("/session/")) return signIn(request, response);
    const path = pathOf(request);
    const fault = readingFault(request);
    if (fault) return isPage(path) && refuse(response, fault);
    if (path === "/ready") return sayReadiness(states, response);
    if (path === "/graphql" && !asksForPage(request)) return false;
    if (path === "/graphql" || path.startsWith("/explorer/")) return explorer(path, response);
    if (path.startsWith("/releases/")) return files(request, response);
    return dashboard(path, response);
  };
}

const isPage = (path: string): boolean =>
  path === "/ready" || path.startsWith("/explorer/") || path.startsWith("/releases/") || isDashboard(path);

function refuse(response: ServerResponse, refusal: HttpRefusal): true {
  response.setHeader("allow", refusal.allow ?? "");
  response.setHeader("connection", "close");
  sayJson(response, refusal.status, problem(refusal));
  return true;
}

/** A browser asks for HTML before all else; a GraphQL client never does. */
function asksForPage({ headers }: IncomingMessage): boolean {
  const accepted = headers.accept ?? "";
  return accepted.includes("text/html") && !accepted.includes("application/json");
}

/** 503 while no partner can answer; one that is down does not make the hub unready. */
async function sayReadiness(states: SubgraphHealth, response: ServerResponse): Promise<true> {
  const answering = await states.answering();
  const ready = [...answering.values()].some(Boolean);
  const partners = Object.fromEntries([...answering].map(([name, isUp]) => [name, isUp ? "up" : "down"]));
  sayJson(response, ready ? 200 : 503, { ready, partners });
  return true;
}
