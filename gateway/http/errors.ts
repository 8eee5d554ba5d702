import { HeaderMap } from "@apollo/server";
import { unwrapResolverError } from "@apollo/server/errors";
import type { Refusal } from "@pacte-hub/schema/model/refusal";
import { explain } from "@pacte-hub/schema/rules/explain";
import { requestOfError } from "@pacte-hub/server/http/errorRequest";
import { requestRefusalIn } from "@pacte-hub/server/http/requestRefusal";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import type { Logger } from "pino";
import { isLeak } from "../execution/sanitizeSubgraphError.ts";

/** A request that is refused before anyone is asked. */
export function requestRefused(refusal: Refusal): GraphQLError {
  const http = { status: 400, headers: new HeaderMap() };
  return new GraphQLError(explain(refusal), { extensions: { code: refusal.code, http } });
}

/** Formats every error last: faults of ours are logged whole, and leave as INTERNAL without stack, host or SQL. */
export function formatter(log: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    // Apollo Server gives whatever a validation rule says one code; a refusal of ours keeps its own.
    const code = String(formatted.extensions?.refusal ?? formatted.extensions?.code ?? "INTERNAL_SERVER_ERROR");
    const ofRequest = requestRefusalIn(formatted, error);
    if (ofRequest) return withCode({ ...formatted, message: ofRequest.message }, ofRequest.code);
    if (isOfProtocol(code)) return { message: formatted.message, extensions: { code, sentence: explain({ code }) } };
    if (code === "INTERNAL_SERVER_ERROR") return masked(formatted, error, log);
    return withCode(formatted, code);
  };
}

/**
 * Automatic Persisted Queries: the message is a word of the protocol, by which some clients know that they are to send the
 * text (urql, Apollo's for iOS and Android) while others go by the code; what is said to a person stands beside it.
 * @see https://www.apollographql.com/docs/apollo-server/performance/apq
 */
const isOfProtocol = (code: string): code is "PERSISTED_QUERY_NOT_FOUND" | "PERSISTED_QUERY_NOT_SUPPORTED" =>
  code === "PERSISTED_QUERY_NOT_FOUND" || code === "PERSISTED_QUERY_NOT_SUPPORTED";

function withCode(formatted: GraphQLFormattedError, code: string): GraphQLFormattedError {
  const { message, locations, path } = formatted;
  return {
    message,
    ...(locations && { locations }),
    ...(path && { path }),
    extensions: { ...shownOf(formatted.extensions ?? {}), code },
  };
}

function masked(formatted: GraphQLFormattedError, error: unknown, log: Logger): GraphQLFormattedError {
  log.error({ requestId: requestOfError(error), err: unwrapResolverError(error) }, "erreur interne de la passerelle");
  return {
    message: explain({ code: "INTERNAL" }),
    ...(formatted.path && { path: formatted.path }),
    extensions: { code: "INTERNAL" },
  };
}

const shownExtensions: ReadonlySet<string> = new Set(["code", "institution", "reason", "unlockedBy", "suggestion"]);

const shownOf = (extensions: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(extensions).filter(
      ([key, value]) => shownExtensions.has(key) && typeof value === "string" && !isLeak(value),
    ),
  );
