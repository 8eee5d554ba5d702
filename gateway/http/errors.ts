import { HeaderMap } from "@apollo/server";
import { unwrapResolverError } from "@apollo/server/errors";
import type { Refusal } from "@pacte-hub/schema/model/refusal";
import { explain } from "@pacte-hub/schema/rules/explain";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import type { Logger } from "pino";
import { isLeak } from "../execution/sanitizeSubgraphError.ts";

/** A request that is refused before anyone is asked. */
export function requestRefused(refusal: Refusal): GraphQLError {
  const http = { status: 400, headers: new HeaderMap() };
  return new GraphQLError(explain(refusal), { extensions: { code: refusal.code, http } });
}

/** What the gateway itself says to readers: the message of graphql-js is English and precise, so it is kept after ours. */
const introduced: Readonly<Record<string, string>> = {
  GRAPHQL_PARSE_FAILED: "La requête n'est pas du GraphQL valide.",
  GRAPHQL_VALIDATION_FAILED: "La requête ne correspond pas au schéma.",
  BAD_USER_INPUT: "Une valeur fournie avec la requête ne convient pas.",
  BAD_REQUEST: "La demande HTTP n'est pas recevable.",
  OPERATION_RESOLUTION_FAILURE: "L'opération demandée n'est pas dans la requête.",
};

/** Formats every error last: faults of ours are logged whole, and leave as INTERNAL without stack, host or SQL. */
export function formatter(log: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    // Apollo Server gives whatever a validation rule says one code; a refusal of ours keeps its own.
    const code = String(formatted.extensions?.refusal ?? formatted.extensions?.code ?? "INTERNAL_SERVER_ERROR");
    if (code === "INTERNAL_SERVER_ERROR" && isAboutRequest(error)) return told(formatted, "BAD_REQUEST");
    if (code === "INTERNAL_SERVER_ERROR") return masked(formatted, error, log);
    return told(formatted, code);
  };
}

/** What Apollo Server says of a request without a code of its own, and a status that blames who sent it. */
function isAboutRequest(error: unknown): boolean {
  if (!(error instanceof GraphQLError) || error.originalError) return false;
  const { status = 500 } = (error.extensions.http ?? {}) as { readonly status?: number };
  return status >= 400 && status < 500;
}

function told(formatted: GraphQLFormattedError, code: string): GraphQLFormattedError {
  const { message, locations, path } = formatted;
  const opening = introduced[code];
  return {
    message: opening && !isFrench(message) ? `${opening} ${message}` : message,
    ...(locations && { locations }),
    ...(path && { path }),
    extensions: { ...shownOf(formatted.extensions ?? {}), code },
  };
}

/** Sentences of ours need no opening. */
const isFrench = (message: string): boolean => message.startsWith("L'empreinte");

function masked(formatted: GraphQLFormattedError, error: unknown, log: Logger): GraphQLFormattedError {
  log.error({ err: unwrapResolverError(error) }, "erreur interne de la passerelle");
  return {
    message: explain({ code: "INTERNAL" }),
    ...(formatted.path && { path: formatted.path }),
    extensions: { code: "INTERNAL" },
  };
}

const shown: ReadonlySet<string> = new Set(["code", "institution", "reason", "unlockedBy"]);

const shownOf = (extensions: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(extensions).filter(([key, value]) => shown.has(key) && typeof value === "string" && !isLeak(value)),
  );
