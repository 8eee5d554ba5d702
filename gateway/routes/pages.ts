import type { IncomingMessage, ServerResponse } from "node:http";
import { readingFault } from "@pacte-hub/server/http/border";
import { pathOf } from "@pacte-hub/server/http/http";
import { type HttpRefusal, httpRefusal, problem } from "@pacte-hub/server/http/httpRefusal";
import { sayJson } from "@pacte-hub/server/http/sayJson";
import type { SubgraphHealth } from "../http/subgraphHealth.ts";
import { dashboard, isDashboard } from "./dashboard.ts";
import { explorer } from "./explorer.ts";
import { asksForPage, refuseReading } from "./refusal.ts";

/** Answers a request it knows; false when it is not for it. */
type Page = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/** All that the gateway answers beside GraphQL. */
export function pages(states: SubgraphHealth, files: Page, signIn: Page) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const path = pathOf(request);
    if (path.startsWith("/session/") && (await signIn(request, response))) return true;
    const fault = readingFault(request);
    if (fault) return isPage(path) && refuse(response, fault);
    if (path === "/ready") return sayReadiness(states, response);
    if (path === "/graphql" && !asksForPage(request)) return false;
    if (path === "/graphql") return explorer(path, response);
    if (path.startsWith("/explorer/") && (await explorer(path, response))) return true;
    const isAnswered = path.startsWith("/releases/") ? await files(request, response) : await dashboard(path, response);
    if (isAnswered || !asksForPage(request) || path === "/health") return isAnswered;
    refuseReading(request, response, notFound);
    return true;
  };
}

const notFound = httpRefusal({
  code: "NOT_FOUND",
  instead: "elle a peut-être été mal recopiée, voici celles d'où repartir",
});

const isPage = (path: string): boolean =>
  path === "/ready" || path.startsWith("/explorer/") || path.startsWith("/releases/") || isDashboard(path);

function refuse(response: ServerResponse, refusal: HttpRefusal): true {
  response.setHeader("allow", refusal.allow ?? "");
  response.setHeader("connection", "close");
  sayJson(response, refusal.status, problem(refusal));
  return true;
}

/** 503 while no partner can answer; one that is down does not make the hub unready. */
async function sayReadiness(states: SubgraphHealth, response: ServerResponse): Promise<true> {
  const answering = await states.answering();
  const ready = [...answering.values()].some(Boolean);
  const partners = Object.fromEntries([...answering].map(([name, isUp]) => [name, isUp ? "up" : "down"]));
  sayJson(response, ready ? 200 : 503, { ready, partners });
  return true;
}
