import type { IncomingMessage, ServerResponse } from "node:http";
import { readingFault } from "@pacte-hub/server/http/border";
import { pathOf } from "@pacte-hub/server/http/http";
import { type HttpRefusal, httpRefusal, problem } from "@pacte-hub/server/http/httpRefusal";
import { sayJson } from "@pacte-hub/server/http/sayJson";
import type { Heads } from "../http/journalHeads.ts";
import { isAnswering, type SubgraphHealth } from "../http/subgraphHealth.ts";
import { wantsTable } from "../tables/tableRequest.ts";
import { dashboard, isDashboard, slashless } from "./dashboard.ts";
import { isDocumentation } from "./documentation.ts";
import { explorer } from "./explorer.ts";
import { asksForPage, refuseReading } from "./refusal.ts";

/** Answers a request it knows; false when it is not for it. */
type Page = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/** What the gateway could do for a reader now. */
export interface Readiness {
  readonly health: SubgraphHealth;
  /** True once it was told to stop: a balancer takes it out before its listener closes. */
  readonly isStopping: () => boolean;
  readonly heads?: Pick<Heads, "isFailing">;
}

/** Who answers which of the pages. */
export interface PageRoutes {
  /** Files of releases. */
  readonly files: Page;
  readonly signIn: Page;
  readonly docs: Page;
  /** Saved queries and citations, where they are kept. */
  readonly ofStore?: Page | undefined;
}

/** All that the gateway answers beside GraphQL. */
export function pages(readiness: Readiness, { files, signIn, docs, ofStore }: PageRoutes) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const path = pathOf(request);
    if (path.startsWith("/session/") && (await signIn(request, response))) return true;
    if (ofStore && /^\/(q|c|citations)(\/|$)/.test(path)) return ofStore(request, response);
    const fault = readingFault(request);
    if (fault) return isPage(path) && refuse(response, fault);
    if (path === "/ready" || path === "/readyz") return sayReadiness(readiness, response);
    if (path === "/graphql" && (!asksForPage(request) || wantsTable(request))) return false;
    if (path === "/graphql") return explorer(path, response);
    if (path.startsWith("/explorer/") && (await explorer(path, response))) return true;
    if (isDocumentation(path) && (await docs(request, response))) return true;
    const named = slashless(path);
    if (named !== null) return redirect(request, response, named);
    const isAnswered = path.startsWith("/releases/") ? await files(request, response) : await dashboard(path, response);
    if (isAnswered || !asksForPage(request) || path === "/health" || path === "/livez") return isAnswered;
    refuseReading(request, response, notFound);
    return true;
  };
}

const notFound = httpRefusal({
  code: "NOT_FOUND",
  instead: "elle a peut-être été mal recopiée, voici celles d'où repartir",
});

const isPage = (path: string): boolean =>
  path === "/ready" ||
  path === "/readyz" ||
  path.startsWith("/explorer/") ||
  isDocumentation(path) ||
  path.startsWith("/releases/") ||
  isDashboard(path);

function refuse(response: ServerResponse, refusal: HttpRefusal): true {
  response.setHeader("allow", refusal.allow ?? "");
  response.setHeader("connection", "close");
  sayJson(response, refusal.status, problem(refusal));
  return true;
}

/** To the same question at another path of the hub, whatever name a proxy gives it. */
function redirect({ url = "" }: IncomingMessage, response: ServerResponse, path: string): true {
  const search = /\?.*$/s.exec(url)?.[0] ?? "";
  response.writeHead(308, { location: `${path}${search}`, "content-length": 0 });
  response.end();
  return true;
}

/** 503 while no partner can answer, or once told to stop; one partner that is down does not make the hub unready. */
async function sayReadiness({ health, isStopping, heads }: Readiness, response: ServerResponse): Promise<true> {
  const states = await health.states();
  const ready = !isStopping() && [...states.values()].some(isAnswering);
  const partners = Object.fromEntries([...states].map(([name, state]) => [name, state.toLowerCase()]));
  const stopping = isStopping() ? { stopping: true } : {};
  const journalHeads = heads ? { journalHeads: heads.isFailing ? "not kept" : "kept" } : {};
  sayJson(response, ready ? 200 : 503, { ready, ...stopping, partners, ...journalHeads });
  return true;
}
