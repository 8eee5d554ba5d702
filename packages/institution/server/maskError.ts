import { isOutage } from "@pacte-hub/postgres/outage";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import { explain } from "@pacte-hub/schema/rules/explain";
import { requestOfError } from "@pacte-hub/server/http/errorRequest";
import { requestRefusalIn } from "@pacte-hub/server/http/requestRefusal";
import { log } from "@pacte-hub/server/log";
import { GraphQLError, type GraphQLFormattedError } from "graphql";

/** Seconds after which a question to a database that restarts is worth asking again. */
export const retryAfterSeconds = 5;

/**
 * An error of ours is logged whole and told as INTERNAL: no stack, host or SQL leaves the institution. A database that
 * cannot be asked now is told as such: the reader's question is good, and may be asked again.
 */
export function maskError(formatted: GraphQLFormattedError, error: unknown, partner: PartnerId): GraphQLFormattedError {
  const ofRequest = requestRefusalIn(formatted, error);
  if (ofRequest) {
    const extensions = { ...formatted.extensions, code: ofRequest.code };
    return { ...formatted, message: ofRequest.message, extensions };
  }
  const cause = error instanceof GraphQLError ? error.originalError : error;
  if (cause === undefined || cause === null || cause instanceof GraphQLError) return formatted;
  if (formatted.extensions?.code !== "INTERNAL_SERVER_ERROR") return formatted;
  const { locations, path } = formatted;
  const place = { ...(locations && { locations }), ...(path && { path }) };
  if (isOutage(cause)) return { ...outage(cause, partner), ...place };
  log.error({ requestId: requestOfError(error), err: cause, path }, "erreur interne");
  return { message: explain({ code: "INTERNAL" }), ...place, extensions: { code: "INTERNAL" } };
}

let saidAt = 0;
/** Each question of a busy hour would say it again. */
const sayEveryMs = 5_000;

function outage(cause: unknown, partner: PartnerId): GraphQLFormattedError {
  if (Date.now() - saidAt > sayEveryMs) {
    saidAt = Date.now();
    const { code, message } = cause as NodeJS.ErrnoException;
    log.error({ institution: partner, code, reason: message }, "la base de données ne répond pas");
  }
  const refusal = { code: "PARTNER_UNAVAILABLE", partner, why: "DATABASE" } as const;
  return { message: explain(refusal), extensions: { code: refusal.code, retryAfterSeconds } };
}
