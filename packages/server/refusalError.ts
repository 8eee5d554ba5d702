import { HeaderMap } from "@apollo/server";
import type { Refusal } from "@pacte-hub/schema/model/refusal";
import { explain } from "@pacte-hub/schema/rules/explain";
import { GraphQLError } from "graphql";

/**
 * A refusal as GraphQL carries it: the French sentence, the stable code in `extensions`, and, where a grant or a token is
 * lacking, why and which convention or token would grant access.
 */
export function refusalError(refusal: Refusal): GraphQLError {
  return new GraphQLError(explain(refusal), { extensions: { code: refusal.code, ...extensionsOf(refusal) } });
}

/** Whether an error is a refusal of this code. */
export const isRefusal = (error: unknown, code: Refusal["code"]): boolean =>
  error instanceof GraphQLError && error.extensions.code === code;

function extensionsOf(refusal: Refusal): Readonly<Record<string, unknown>> {
  switch (refusal.code) {
    case "UNAUTHENTICATED": {
      // RFC 6750: how a client library learns that a new token is wanted.
      const http = { status: 401, headers: new HeaderMap([["www-authenticate", 'Bearer error="invalid_token"']]) };
      return { reason: refusal.reason, http };
    }
    case "INVALID_PURPOSE":
    case "INVALID_AS_OF":
    case "AS_OF_IN_FUTURE":
      return { http: { status: 400, headers: new HeaderMap() } };
    case "DOOR_CLOSED":
      return { institution: refusal.partner, reason: "DOOR_CLOSED" };
    case "NOT_GRANTED": {
      const { partner, reason, convention } = refusal;
      return { institution: partner, reason, ...(convention && { unlockedBy: convention }) };
    }
    case "NOT_PUBLISHED":
    case "LEVEL_NOT_PUBLISHED":
    case "BREAKDOWN_NOT_PUBLISHED":
      return { institution: refusal.partner };
    case "PERIOD_NOT_PUBLISHED":
      return { institution: refusal.partner, suggestion: refusal.nearest };
    case "UNKNOWN_TERRITORY":
    case "UNKNOWN_DATASET":
    case "UNKNOWN_REFERENCE":
      return refusal.hint?.nearest ? { suggestion: refusal.hint.nearest } : {};
    default:
      return {};
  }
}
