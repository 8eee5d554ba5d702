import { HeaderMap } from "@apollo/server";
import { unwrapResolverError } from "@apollo/server/errors";
import type { Refusal } from "@pacte-hub/schema/model/refusal";
import { explain } from "@pacte-hub/schema/rules/explain";
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
    if (code === "INTERNAL_SERVER_ERROR") return masked(formatted, error, log);
    return withCode(formatted, code);
  };
}

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
  log.error({ err: unwrapResolverError(error) }, "erreur interne de la passerelle");
  return {
    message: explain({ code: "INTERNAL" }),
    ...(formatted.path && { path: formatted.path }),
    extensions: { code: "INTERNAL" },
  };
}

const shown: ReadonlySet<string> = new Set(["code", "institution", "reason", "unlockedBy", "suggestion"]);

const shownOf = (extensions: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(extensions).filter(([key, value]) => shown.has(key) && typeof value === "string" && !isLeak(value)),
  );
