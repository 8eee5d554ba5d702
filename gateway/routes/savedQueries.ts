import type { IncomingMessage, ServerResponse } from "node:http";
import { pathOf } from "@pacte-hub/server/http/http";
import { type HttpRefusal, httpRefusal, methodNotAllowed } from "@pacte-hub/server/http/httpRefusal";
import type { AuthenticatedReader } from "../auth/authenticate.ts";
import {
  described,
  keySummary,
  type Manager,
  type Managing,
  makeKey,
  managerOf,
  saveQuery,
  summed,
  unknownMember,
} from "../savedQueries/management.ts";
import { unknownQuery } from "../savedQueries/reading.ts";
import type { SavedQuery } from "../savedQueries/store.ts";
import { faultOutcome, inputOf, type Outcome, sayOutcome } from "./outcome.ts";

export interface SavedQueryRoutes extends Managing {
  /** Lets a reader in, who pays for the reading of `query`. @throws GraphQLError */
  readonly admit: (request: IncomingMessage, query: string) => Promise<AuthenticatedReader>;
}

const path = /^\/q(?:\/([^/.]{1,80})(\/keys(?:\/([\w-]{1,40}))?)?)?$/;

/**
 * Manages saved queries (docs/requetes-enregistrees.md): /q lists and takes, /q/<name> tells and removes, /q/<name>/keys makes a key,
 * shown once. What /q/<name>.csv answers is read elsewhere. @returns false when the request is not for it
 */
export function savedQueries(routes: SavedQueryRoutes) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const match = path.exec(pathOf(request));
    if (!match) return false;
    const [, name, keys, key] = match;
    const outcome = await (keys !== undefined && name !== undefined
      ? keysOutcome({ name, key, request, routes })
      : name === undefined
        ? listOutcome(request, routes)
        : queryOutcome(name, request, routes)
    ).catch(faultOutcome);
    sayOutcome(request, response, outcome);
    return true;
  };
}

async function listOutcome(request: IncomingMessage, routes: SavedQueryRoutes): Promise<Outcome> {
  if (request.method === "GET" || request.method === "HEAD") {
    const queries = await routes.store.queries();
    return { status: 200, body: { queries: queries.map(summed) } };
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
    const accessKeys = await store.keysOf(name, manager.owner);
    return { status: 200, body: { keys: accessKeys.map(keySummary) } };
  }
  if (request.method !== "POST") return methodNotAllowed("GET, POST");
  const stranger = Object.keys(input.value).find((member) => member !== "expiresOn");
  if (stranger !== undefined) return httpRefusal(unknownMember(stranger, "expiresOn seul, ou rien"), 400);
  const accessKey = await makeKey(name, input.value.expiresOn, manager, routes);
  return "code" in accessKey ? accessKey : { status: 201, body: { key: accessKey } };
}

async function existing(name: string, { store }: SavedQueryRoutes): Promise<SavedQuery | HttpRefusal> {
  return (await store.query(name)) ?? unknownQuery(name, await store.queries());
}

/** null: an anonymous reader. @throws GraphQLError for a token that is forged or expired */
async function managerFor(request: IncomingMessage, query: string, { admit, store }: SavedQueryRoutes) {
  return managerOf(await admit(request, query), store) satisfies Manager | null;
}

const unknownReader = httpRefusal({ code: "SIGN_IN_NEEDED" }, 401);
