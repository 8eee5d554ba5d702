import { explain } from "@pacte-hub/schema/rules/explain";
import { requestRefusalIn } from "@pacte-hub/server/http/requestRefusal";
import { log } from "@pacte-hub/server/log";
import { GraphQLError, type GraphQLFormattedError } from "graphql";

/** An error of ours is logged whole and told as INTERNAL: no stack, host or SQL leaves the institution. */
export function maskError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const ofRequest = requestRefusalIn(formatted, error);
  if (ofRequest) {
    const extensions = { ...formatted.extensions, code: ofRequest.code };
    return { ...formatted, message: ofRequest.message, extensions };
  }
  const cause = error instanceof GraphQLError ? error.originalError : error;
  if (cause === undefined || cause === null || cause instanceof GraphQLError) return formatted;
  if (formatted.extensions?.code !== "INTERNAL_SERVER_ERROR") return formatted;
  log.error({ err: cause, path: formatted.path }, "erreur interne");
  const { locations, path } = formatted;
  return {
    message: explain({ code: "INTERNAL" }),
    ...(locations && { locations }),
    ...(path && { path }),
    extensions: { code: "INTERNAL" },
  };
}
