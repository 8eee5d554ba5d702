import type { IncomingMessage, ServerResponse } from "node:http";
import { variedBy } from "@pacte-hub/server/http/hardening";
import { pathOf } from "@pacte-hub/server/http/http";
import { httpRefusal, methodNotAllowed } from "@pacte-hub/server/http/httpRefusal";
import { type Citing, type CitingReader, described, pinned, reopened } from "../citations/citations.ts";
import type { SavedQueryStore } from "../savedQueries/store.ts";
import { citationPage } from "./citationPage.ts";
import { faultOutcome, inputOf, type JsonOutcome, type Outcome, sayOutcome } from "./outcome.ts";
import { asksForPage, type Page, sayPage } from "./refusal.ts";

export interface CitationRoutes extends Citing {
  readonly owners: Pick<SavedQueryStore, "ownerOf">;
  /** Lets a reader in, who pays for the reading of `query`. @throws GraphQLError */
  readonly admit: (request: IncomingMessage, query: string) => Promise<CitingReader>;
}

/** Whatever stands in the place of an id is one, copied well or not: what a report cites is told to be unknown. */
const link = /^\/c\/([^/]{1,200})$/;
const idShape = /^[\w-]{12}$/;

/**
 * Citations (docs/citations.md): POST /citations pins a question, its variables and its instant; /c/<id> asks it again for
 * whoever opens it, and says whether it answers the same. @returns false when the request is not for it
 */
export function citations(routes: CitationRoutes) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const path = pathOf(request);
    const id = link.exec(path)?.[1];
    if (path !== "/citations" && id === undefined) return false;
    const outcomeComing = id === undefined ? newCitation(request, routes) : openedCitation(id, request, routes);
    const outcome = await outcomeComing.catch(faultOutcome);
    response.setHeader("vary", variedBy);
    if ("page" in outcome && asksForPage(request)) sayPage(request, response, outcome.page);
    else sayOutcome(request, response, outcome);
    return true;
  };
}

const members = ["query", "variables"];

async function newCitation(request: IncomingMessage, routes: CitationRoutes): Promise<Outcome> {
  if (request.method !== "POST") return methodNotAllowed("POST");
  const input = await inputOf(request);
  if ("refusal" in input) return input.refusal;
  const { query, variables = {} } = input.value;
  const stranger = Object.keys(input.value).find((member) => !members.includes(member));
  if (stranger !== undefined || typeof variables !== "object" || variables === null || Array.isArray(variables))
    return httpRefusal({ code: "BAD_REQUEST", why: shape }, 400);
  const document = typeof query === "string" ? query : "";
  const reader = await routes.admit(request, document);
  if (reader.subject === undefined) return httpRefusal({ code: "SIGN_IN_NEEDED" }, 401);
  const asOf = reader.carried["hub-as-of"] ?? null;
  const owner = routes.owners.ownerOf(reader.subject);
  const pin = { document, variables: variables as Readonly<Record<string, unknown>>, asOf, owner };
  const citation = await pinned(pin, reader, routes);
  if ("code" in citation) return citation;
  const hash = Buffer.from(citation.hash).toString("base64url");
  return { status: 201, body: { citation: { ...described(citation, routes.origin), hash } } };
}

const shape =
  "Une citation se demande par « query », et « variables » (un objet) s'il y en a ; l'instant, par l'en-tête Hub-As-Of.";

type CitationOutcome = Outcome | (JsonOutcome & { readonly page: Page });

async function openedCitation(id: string, request: IncomingMessage, routes: CitationRoutes): Promise<CitationOutcome> {
  if (request.method === "DELETE") return removed(id, request, routes);
  if (request.method !== "GET" && request.method !== "HEAD") return methodNotAllowed("GET, HEAD, DELETE");
  const citation = idShape.test(id) ? await routes.store.citation(id) : null;
  if (!citation) return httpRefusal({ code: "CITATION_UNKNOWN", citation: id.slice(0, 60) }, 404);
  const reader = await routes.admit(request, citation.document);
  const verdictNow = await reopened(citation, reader, routes);
  const { hash, ...verdict } = verdictNow;
  const shownCitation = described(citation, routes.origin);
  const body = { citation: { ...shownCitation, ...(hash !== null && { hash }) }, verdict };
  return { status: 200, body, page: citationPage(shownCitation, verdictNow) };
}

/** Who made it may take it back: what was pinned by mistake is not kept for ever. */
async function removed(id: string, request: IncomingMessage, routes: CitationRoutes): Promise<Outcome> {
  const { subject } = await routes.admit(request, "");
  if (subject === undefined) return httpRefusal({ code: "SIGN_IN_NEEDED" }, 401);
  const isGone = await routes.store.removeCitation(id, routes.owners.ownerOf(subject));
  return isGone ? { status: 200, body: { removed: id } } : httpRefusal({ code: "CITATION_UNKNOWN", citation: id }, 404);
}
