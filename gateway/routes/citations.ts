import type { IncomingMessage, ServerResponse } from "node:http";
import { pathOf } from "@pacte-hub/server/http/http";
import { httpRefusal, methodNotAllowed } from "@pacte-hub/server/http/httpRefusal";
import { type Citing, type CitingReader, described, pinned, reopened } from "../citations/citations.ts";
import type { SavedQueryStore } from "../savedQueries/store.ts";
import { faultOutcome, inputOf, type Outcome, sayOutcome } from "./outcome.ts";

export interface CitationRoutes extends Citing {
  readonly owners: Pick<SavedQueryStore, "ownerOf">;
  /** Lets a reader in, who pays for the reading of `query`. @throws GraphQLError */
  readonly admit: (request: IncomingMessage, query: string) => Promise<CitingReader>;
}

const link = /^\/c\/([\w-]{12})$/;

/**
 * Citations (docs/citations.md): POST /citations pins a question, its variables and its instant; /c/<id> asks it again for
 * whoever opens it, and says whether it answers the same. @returns false when the request is not for it
 */
export function citations(routes: CitationRoutes) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const path = pathOf(request);
    const id = link.exec(path)?.[1];
    if (path !== "/citations" && id === undefined) return false;
    const outcome = id === undefined ? made(request, routes) : opened(id, request, routes);
    sayOutcome(response, await outcome.catch(faultOutcome));
    return true;
  };
}

const members = ["query", "variables"];

async function made(request: IncomingMessage, routes: CitationRoutes): Promise<Outcome> {
  if (request.method !== "POST") return methodNotAllowed("POST");
  const input = await inputOf(request);
  if ("refusal" in input) return input.refusal;
  const { query, variables = {} } = input.value;
  const stranger = Object.keys(input.value).find((one) => !members.includes(one));
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
  return { status: 201, body: { citation: { ...described(citation, hostOf(request)), hash } } };
}

const shape =
  "Une citation se demande par « query », et « variables » (un objet) s'il y en a ; l'instant, par l'en-tête Hub-As-Of.";

async function opened(id: string, request: IncomingMessage, routes: CitationRoutes): Promise<Outcome> {
  if (request.method !== "GET" && request.method !== "HEAD") return methodNotAllowed("GET, HEAD");
  const citation = await routes.store.citation(id);
  if (!citation) return httpRefusal({ code: "CITATION_UNKNOWN", citation: id }, 404);
  const reader = await routes.admit(request, citation.document);
  const { hash, ...verdict } = await reopened(citation, reader, routes);
  const shown = { ...described(citation, hostOf(request)), ...(hash !== null && { hash }) };
  return { status: 200, body: { citation: shown, verdict } };
}

const hostOf = ({ headers }: IncomingMessage): string => headers.host ?? "";
