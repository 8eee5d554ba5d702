import { createHash } from "node:crypto";
import { type Arrival, queryIn } from "@pacte-hub/server/http/http";
import type { GraphQLError } from "graphql";
import { requestRefused } from "../http/errors.ts";

const sha256 = /^[0-9a-f]{64}$/;

/**
 * Refuses a hash that is none, or is not that of the query sent with it (Automatic Persisted Queries, version 1): whoever
 * sends one learns what is wrong, and the log has nothing of it.
 * @throws GraphQLError BAD_REQUEST, HTTP 400
 */
export function assertPersistable(arrival: Pick<Arrival, "graphql">): void {
  const hash = hashIn(arrival);
  if (hash === undefined) return;
  if (typeof hash !== "string" || !sha256.test(hash))
    throw refused(
      "L'empreinte d'une requête (persistedQuery.sha256Hash) s'écrit en 64 chiffres hexadécimaux minuscules.",
    );
  const query = queryIn(arrival);
  if (query !== "" && createHash("sha256").update(query).digest("hex") !== hash)
    throw refused("L'empreinte envoyée (persistedQuery.sha256Hash) n'est pas celle de la requête : recalculez-la.");
}

/** undefined: the question is not asked by its hash. */
function hashIn({ graphql: { method, search, body } }: Pick<Arrival, "graphql">): unknown {
  const extensions = method === "GET" ? new URLSearchParams(search).get("extensions") : objectIn(body).extensions;
  const extensionValues = typeof extensions === "string" ? objectIn(jsonIn(extensions)) : objectIn(extensions);
  return extensionValues.persistedQuery === undefined
    ? undefined
    : (objectIn(extensionValues.persistedQuery).sha256Hash ?? null);
}

const objectIn = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

/** The border has read it once already. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const refused = (why: string): GraphQLError => requestRefused({ code: "BAD_REQUEST", why });
