import { HeaderMap } from "@apollo/server";
import { GraphQLError } from "graphql";
import { LRUCache } from "lru-cache";
import { explain } from "../../schema/rules/explain.ts";
import { type Arrival, queryIn } from "./http.ts";
import { costliness, type Limits, type TooCostly } from "./limits.ts";

/**
 * What an institution answers at most, whoever signed: wider than what the gateway lets readers ask, since a fetch may join
 * several of their fields. Whoever stole a gateway's key can't exhaust it by one question.
 */
export const institutionLimits: Limits = {
  CHARACTERS: 400_000,
  TOKENS: 40_000,
  DEPTH: 30,
  ALIASES: 1_000,
  FRAGMENTS: 5_000,
  DIRECTIVES: 2_000,
  FIELDS: 10_000,
};
const rememberedQueries = 500;
const longestRemembered = 20_000;

/** Refuses what asks too much, from its text alone. A query is weighed once, however often it is sent. @throws QUERY_TOO_COSTLY */
export function bounded(limits: Limits = institutionLimits): (arrival: Arrival) => void {
  const light = new LRUCache<string, true>({ max: rememberedQueries });
  return (arrival) => {
    const query = queryIn(arrival);
    if (light.has(query)) return;
    const refusal = costliness(query, limits);
    if (refusal) throw tooCostly(refusal);
    if (query.length <= longestRemembered) light.set(query, true);
  };
}

function tooCostly(refusal: TooCostly): GraphQLError {
  const http = { status: 400, headers: new HeaderMap() };
  return new GraphQLError(explain(refusal), { extensions: { code: refusal.code, http } });
}
