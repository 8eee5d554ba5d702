import type { IncomingMessage, ServerResponse } from "node:http";
import { HeaderMap } from "@apollo/server";
import { IssuerUnavailable } from "@pacte-hub/auth/tokens/issuer";
import { bodyOf, parsedBody } from "@pacte-hub/server/http/body";
import { type Arrival, pathOf } from "@pacte-hub/server/http/http";
import { type HttpRefusal, httpRefusal, methodNotAllowed, problem } from "@pacte-hub/server/http/httpRefusal";
import { sayJson } from "@pacte-hub/server/http/sayJson";
import { GraphQLError } from "graphql";
import type { Logger } from "pino";
import type { AuthenticatedReader, Authenticator } from "../auth/authenticate.ts";
import { ExchangeRefused } from "../auth/tokenExchange.ts";
import { KeyedReader } from "../savedQueries/keyedReader.ts";
import {
  described,
  keySummary,
  type Manager,
  type Managing,
  makeKey,
  managerOf,
  saveQuery,
  summed,
} from "../savedQueries/management.ts";
import { savedReading, unknownQuery } from "../savedQueries/reading.ts";
import { type SavedQuery, type SavedQueryStore, StoreUnavailable } from "../savedQueries/store.ts";
import type { SupergraphManager } from "../serving/supergraphManager.ts";

interface SavedQueryRoutes extends Managing {
  /** Lets a reader in, who pays for the reading of `query`. @throws GraphQLError */
  readonly admit: (request: IncomingMessage, query: string) => Promise<AuthenticatedReader>;
}

export interface SavedQueryOptions {
  readonly store: SavedQueryStore;
  readonly authenticator: Authenticator;
  readonly log: Logger;
  readonly graph: SupergraphManager;
  readonly mostTokens: number;
  readonly context: (request: IncomingMessage, arrival: Arrival) => Promise<AuthenticatedReader>;
}

/** All that the gateway answers of saved queries: their management, and the questions that their addresses stand for. */
export function savedQueryAnswers({ store, authenticator, log, graph, mostTokens, context }: SavedQueryOptions) {
  const schema = () => graph.current.supergraph.publicSchema;
  const keys = new KeyedReader(store, authenticator, log);
  const admit = (request: IncomingMessage, query: string) =>
    context(request, {
      graphql: { method: "POST", headers: new HeaderMap(), search: "", body: { query } },
      authorization: request.headers.authorization,
      bytes: Buffer.alloc(0),
      signal: AbortSignal.timeout(admissionMs),
    });
  return {
    manage: savedQueries({ store, schema, mostTokens, admit }),
    addressed: savedReading({ store, keys, schema, mostTokens }),
  };
}

const admissionMs = 30_000;

interface Said {
  readonly status: number;
  readonly body: object;
}
type Outcome = Said | HttpRefusal;

const largestBody = 64 * 1024;
const path = /^\/q(?:\/([^/.]{1,80})(\/keys(?:\/([\w-]{1,40}))?)?)?$/;

/**
 * Manages saved queries (docs/requetes-enregistrees.md): /q lists and takes, /q/<name> tells and removes, /q/<name>/keys makes a key,
 * shown once. What /q/<name>.csv answers is read elsewhere. @returns false when the request is not for it
 */
function savedQueries(routes: SavedQueryRoutes) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const found = path.exec(pathOf(request));
    if (!found) return false;
    const [, name, keys, key] = found;
    const outcome = await (keys !== undefined && name !== undefined
      ? keysOutcome({ name, key, request, routes })
      : name === undefined
        ? listOutcome(request, routes)
        : queryOutcome(name, request, routes)
    ).catch(faultOutcome);
    say(response, outcome);
    return true;
  };
}

function say(response: ServerResponse, outcome: Outcome): void {
  if (!("code" in outcome)) return void sayJson(response, outcome.status, outcome.body);
  if (outcome.allow !== undefined) response.setHeader("allow", outcome.allow);
  if (outcome.status === 401) response.setHeader("www-authenticate", "Bearer");
  sayJson(response, outcome.status, problem(outcome));
}

/** What is a refusal is told; a fault of ours goes on its way. @throws whatever else it is */
function faultOutcome(error: unknown): Outcome {
  if (error instanceof StoreUnavailable) return httpRefusal({ code: "STORE_UNAVAILABLE" }, 503);
  if (error instanceof IssuerUnavailable) return issuerSilent;
  if (error instanceof ExchangeRefused) return error.kind === "REFUSED" ? issuerRefuses : issuerSilent;
  if (!(error instanceof GraphQLError)) throw error;
  const { code, http } = error.extensions as { readonly code?: string; readonly http?: { readonly status?: number } };
  const status = http?.status ?? (code === "UNAUTHENTICATED" ? 401 : 400);
  return { status, code: (code ?? "INTERNAL") as HttpRefusal["code"], message: error.message };
}

const issuerSilent = httpRefusal({ code: "ACCESS_KEY_REFUSED", fault: { reason: "ISSUER_UNAVAILABLE" } }, 503);
const issuerRefuses = httpRefusal({ code: "ACCESS_KEY_REFUSED", fault: { reason: "ISSUER_REFUSED" } }, 403);

async function listOutcome(request: IncomingMessage, routes: SavedQueryRoutes): Promise<Outcome> {
  if (request.method === "GET" || request.method === "HEAD") {
    const all = await routes.store.queries();
    return { status: 200, body: { queries: all.map(summed) } };
  }
  if (request.method !== "POST") return methodNotAllowed("GET, POST");
  const input = await inputOf(request);
  if ("refusal" in input) return input.refusal;
  const { query } = input.value;
  const manager = await managerFor(request, typeof query === "string" ? query : "", routes);
  if (!manager) return unknownReader;
  const saved = await saveQuery(input.value, manager, routes);
  return "code" in saved ? saved : { status: 201, body: described(saved, routes) };
}

async function queryOutcome(name: string, request: IncomingMessage, routes: SavedQueryRoutes): Promise<Outcome> {
  const saved = await existing(name, routes);
  if ("code" in saved) return saved;
  if (request.method === "GET" || request.method === "HEAD") return { status: 200, body: described(saved, routes) };
  if (request.method !== "DELETE") return methodNotAllowed("GET, DELETE");
  const manager = await managerFor(request, "", routes);
  if (!manager) return unknownReader;
  if (await routes.store.removeQuery(name, manager.owner)) return { status: 200, body: { removed: name } };
  return httpRefusal({ code: "SAVED_QUERY_NOT_YOURS", name }, 403);
}

interface OfKeys {
  readonly name: string;
  readonly key: string | undefined;
  readonly request: IncomingMessage;
  readonly routes: SavedQueryRoutes;
}

async function keysOutcome({ name, key, request, routes }: OfKeys): Promise<Outcome> {
  const { store } = routes;
  const saved = await existing(name, routes);
  if ("code" in saved) return saved;
  const input = request.method === "POST" ? await inputOf(request) : { value: {} };
  if ("refusal" in input) return input.refusal;
  const manager = await managerFor(request, "", routes);
  if (!manager) return unknownReader;
  if (key !== undefined) {
    if (request.method !== "DELETE") return methodNotAllowed("DELETE");
    if (await store.removeKey(key, name, manager.owner)) return { status: 200, body: { removed: key } };
    return httpRefusal({ code: "ACCESS_KEY_UNKNOWN", key }, 404);
  }
  if (request.method === "GET") {
    const all = await store.keysOf(name, manager.owner);
    return { status: 200, body: { keys: all.map(keySummary) } };
  }
  if (request.method !== "POST") return methodNotAllowed("GET, POST");
  const made = await makeKey(name, input.value.expiresOn, manager, routes);
  return "code" in made ? made : { status: 201, body: { key: made } };
}

async function existing(name: string, { store }: SavedQueryRoutes): Promise<SavedQuery | HttpRefusal> {
  return (await store.query(name)) ?? unknownQuery(name, await store.queries());
}

/** null: nobody that can be told apart. @throws GraphQLError for a token that is forged or over */
async function managerFor(request: IncomingMessage, query: string, { admit, store }: SavedQueryRoutes) {
  return managerOf(await admit(request, query), store) satisfies Manager | null;
}

const unknownReader = httpRefusal({ code: "SIGN_IN_NEEDED" }, 401);

type Input = { readonly value: Readonly<Record<string, unknown>> } | { readonly refusal: HttpRefusal };

/** A JSON object; a form of another site cannot send that type. */
async function inputOf(request: IncomingMessage): Promise<Input> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers["content-type"] ?? ""))
    return { refusal: httpRefusal({ code: "CONTENT_TYPE_NOT_SUPPORTED" }) };
  const bytes = await bodyOf(request, largestBody);
  if (typeof bytes === "string") return { refusal: httpRefusal({ code: "BODY_TOO_LARGE", limit: largestBody }) };
  const parsed = parsedBody(bytes.length === 0 ? Buffer.from("{}") : bytes);
  if ("refusal" in parsed) return parsed;
  const { value } = parsed;
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? { value: value as Readonly<Record<string, unknown>> }
    : { refusal: httpRefusal({ code: "BAD_REQUEST", why: "Le corps de la requête n'est pas un objet JSON." }) };
}
