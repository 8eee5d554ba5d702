import type { IncomingMessage } from "node:http";
import { HeaderMap } from "@apollo/server";
import type { Refusal } from "@pacte-hub/schema/model/refusal";
import type { AccessKeyFault } from "@pacte-hub/schema/model/savedQueryRefusal";
import { hintFor } from "@pacte-hub/schema/rules/nearest";
import { type AddressedQuestion, pathOf } from "@pacte-hub/server/http/http";
import { type HttpRefusal, httpRefusal } from "@pacte-hub/server/http/httpRefusal";
import type { GraphQLSchema } from "graphql";
import type { AccessKey } from "./accessKey.ts";
import { readSavedDocument } from "./document.ts";
import type { KeyedReader } from "./keyedReader.ts";
import { type SavedQuery, type SavedQueryStore, type SavedQuerySummary, StoreUnavailable } from "./store.ts";
import { variablesIn } from "./variables.ts";

/** Options of `savedReading`. */
export interface SavedReading {
  readonly store: SavedQueryStore;
  readonly keys: KeyedReader;
  readonly schema: () => GraphQLSchema;
  /** The most tokens of a query. */
  readonly mostTokens: number;
}

/** By a path's extension, the value of `format=`; CSV is in French format where the reader prefers French. */
const endings: ReadonlyMap<string, string | null> = new Map([
  ["csv", null],
  ["json", "json"],
  ["ndjson", "ndjson"],
  ["parquet", "parquet"],
  ["tableur", "tableur"],
  ["xlsx", "xlsx"],
]);

const savedPath = /^\/q\/([^/.]{1,80})\.([^/]{1,20})$/;

/**
 * The GraphQL request behind /q/<name>.<extension>?<variables>: the saved document with the variables of the address, executed
 * for the owner of an HTTP Basic key, for the bearer of a token, or anonymously. null: no such path.
 */
export function savedReading(options: SavedReading) {
  return async (request: IncomingMessage): Promise<AddressedQuestion | HttpRefusal | null> => {
    const [, name, ending] = savedPath.exec(pathOf(request)) ?? [];
    if (name === undefined || ending === undefined) return null;
    try {
      return await questionAt({ name, ending }, request, options);
    } catch (error) {
      if (error instanceof StoreUnavailable) return httpRefusal({ code: "STORE_UNAVAILABLE" }, 503);
      throw error;
    }
  };
}

interface Address {
  readonly name: string;
  readonly ending: string;
}

async function questionAt(
  { name, ending }: Address,
  request: IncomingMessage,
  { store, keys, schema, mostTokens }: SavedReading,
): Promise<AddressedQuestion | HttpRefusal> {
  const saved = await store.query(name);
  if (!saved) return unknownQuery(name, await store.queries());
  const format = endings.get(ending.toLowerCase());
  if (format === undefined) return unknownEnding(ending);
  const authorization = await credentialsFor(saved, request, keys);
  if (typeof authorization === "object") return authorization;
  const parsed = readSavedDocument(saved.document, schema(), mostTokens);
  // The graph has changed since the query was saved: the error says how.
  if ("code" in parsed) return httpRefusal(parsed as Refusal, 400);
  const parameters = new URLSearchParams((request.url ?? "").split(/\?(.*)/s)[1] ?? "");
  const variables = variablesIn(parameters, parsed.operation, schema());
  if ("refusal" in variables) return httpRefusal(variables.refusal, 400);
  const body = { query: saved.document, variables: variables.values };
  return { graphql: { ...graphqlRequest(request, parameters, format), body }, authorization };
}

/** The equivalent POST request: variables in the body, table options in `search`. */
function graphqlRequest(
  { headers: requestHeaders }: IncomingMessage,
  parameters: URLSearchParams,
  format: string | null,
) {
  const search = new URLSearchParams();
  const wantedFormat = parameters.get("format") ?? format;
  if (wantedFormat !== null) search.set("format", wantedFormat);
  const sheet = parameters.get("feuille");
  if (sheet !== null) search.set("feuille", sheet);
  const headers = new HeaderMap([
    ["content-type", "application/json"],
    ["accept", wantedFormat === "json" ? "application/json" : "text/csv"],
  ]);
  const language = requestHeaders["accept-language"];
  if (language !== undefined) headers.set("accept-language", language);
  return { method: "POST", headers, search: `?${search}` };
}

/** The credentials to execute with: none, the bearer's token, or a token obtained by the key. */
async function credentialsFor(
  { name, needsKey }: SavedQuery,
  { headers: { authorization, "sec-fetch-site": site = "none" } }: IncomingMessage,
  keys: KeyedReader,
): Promise<string | undefined | HttpRefusal> {
  if (authorization === undefined) return needsKey ? challenged({ code: "ACCESS_KEY_NEEDED", name }) : undefined;
  if (!/^basic /i.test(authorization)) return authorization;
  // Browsers resend Basic credentials by themselves: a page of another site must not read, or spend the budget, with them.
  if (site !== "none" && site !== "same-origin") return challenged({ code: "ACCESS_KEY_NEEDED", name });
  const key = basicKey(authorization);
  const credential = key ? await keys.read(key, name) : { fault: { reason: "UNKNOWN" } as const };
  return "token" in credential ? `Bearer ${credential.token}` : refusedKey(credential.fault);
}

/** Reads a key from HTTP Basic credentials (RFC 7617), which are never logged or stored. */
function basicKey(authorization: string): AccessKey | null {
  const [id, secret] = Buffer.from(authorization.slice("basic ".length), "base64").toString("utf8").split(/:(.*)/s);
  return id && secret && /^[\w-]{1,40}$/.test(id) ? { id, secret } : null;
}

const refusedKey = (fault: AccessKeyFault): HttpRefusal =>
  fault.reason === "ISSUER_UNAVAILABLE"
    ? httpRefusal({ code: "ACCESS_KEY_REFUSED", fault }, 503)
    : challenged({ code: "ACCESS_KEY_REFUSED", fault });

/** A 401 with a challenge, after which LibreOffice or a browser sends its key. */
const challenged = (refusal: Refusal): HttpRefusal => ({
  ...httpRefusal(refusal, 401),
  challenge: 'Basic realm="requete enregistree", charset="UTF-8"',
});

export const unknownQuery = (name: string, queries: readonly SavedQuerySummary[]): HttpRefusal => {
  const hint = hintFor(
    name,
    queries.map((query) => ({ code: query.name })),
  );
  return httpRefusal({ code: "SAVED_QUERY_UNKNOWN", name: name.slice(0, 60), hint }, 404);
};

function unknownEnding(ending: string): HttpRefusal {
  const hint = hintFor(
    ending,
    [...endings.keys()].map((code) => ({ code })),
  );
  return httpRefusal({ code: "TABLE_FORMAT_UNKNOWN", format: ending, hint }, 400);
}
