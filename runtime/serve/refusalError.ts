import { HeaderMap } from "@apollo/server";
import { GraphQLError } from "graphql";
import type { Refusal } from "../../schema/language/refusal.ts";
import { explain } from "../../schema/rules/explain.ts";

/** A refusal as GraphQL carries it: the French sentence, and the stable code in `extensions`. */
export function refusalError(refusal: Refusal): GraphQLError {
  if (refusal.code !== "UNAUTHENTICATED") {
    return new GraphQLError(explain(refusal), { extensions: { code: refusal.code } });
  }
  const { code, reason } = refusal;
  // RFC 6750: how a client library learns that a new token is wanted.
  const http = { status: 401, headers: new HeaderMap([["www-authenticate", 'Bearer error="invalid_token"']]) };
  return new GraphQLError(explain(refusal), { extensions: { code, reason, http } });
}
