import { GraphQLError } from "graphql";
import type { Refusal } from "../../schema/language/refusal.ts";
import { explain } from "../../schema/rules/explain.ts";

/** A refusal as GraphQL carries it: the French sentence, and the stable code in `extensions`. */
export function refusalError(refusal: Refusal): GraphQLError {
  return new GraphQLError(explain(refusal), { extensions: { code: refusal.code } });
}
