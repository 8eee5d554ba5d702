import { type ApolloServerPlugin, HeaderMap } from "@apollo/server";
import type { DeclaredCosts, FieldCost } from "@pacte-hub/demand-control/declared";
import { type WeighedOperation, weighing } from "@pacte-hub/demand-control/weigh";
import type { AnswerLimits } from "@pacte-hub/executor/answerSize";
import { explain } from "@pacte-hub/schema/rules/explain";
import { type Arrival, queryIn } from "@pacte-hub/server/http/http";
import { costliness, type Limits, type TooCostly } from "@pacte-hub/server/http/limits";
import { GraphQLError, type GraphQLSchema } from "graphql";
import { LRUCache } from "lru-cache";
import type { RequestSignature } from "../auth/verifySignature.ts";
import type { Context } from "./context.ts";

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
  ACTS: 100,
};
/** What one answer of an institution may hold: less than what its gateway reads of it at most (32 MiB). */
export const answerLimits: AnswerLimits = { bytes: 24 * 1024 * 1024, values: 1_000_000 };

const rememberedQueries = 500;
const longestRemembered = 20_000;

/** Refuses what asks too much, from its text alone. A query is weighed once, however often it is sent. @throws QUERY_TOO_COSTLY */
export function requestLimits(limits: Limits = institutionLimits): (arrival: Arrival) => void {
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

/** As many entities as are asked for. */
const entities: FieldCost = {
  weight: undefined,
  argumentWeights: new Map(),
  assumedSize: undefined,
  slicingArguments: ["representations"],
  sizedFields: [],
  sizedBy: [],
  perPeriod: [],
  perItem: [],
};

export type WeightOf = (question: WeighedOperation) => number;

/** How many values an institution's answer is expected to hold, by what it declares of its fields. */
export const weighingOf = (schema: GraphQLSchema, { fields, types }: DeclaredCosts): WeightOf =>
  weighing(schema, { types, fields: new Map([...fields, ["Query._entities", entities]]) });

/** What questions under way weigh, where it is known already: each is weighed once. */
export type Weights = WeakMap<RequestSignature, number>;

/** Refuses what would come to more values than an institution answers, before anything is read. @throws QUERY_TOO_COSTLY */
export const weighed = (weightOf: WeightOf, weights: Weights): ApolloServerPlugin<Context> => ({
  requestDidStart: async () => ({
    async didResolveOperation({ document, operation, request, contextValue: { requestSignature } }) {
      if (!operation) return;
      const measured =
        (requestSignature && weights.get(requestSignature)) ??
        weightOf({ document, operation, variables: request.variables ?? {} });
      if (measured <= answerLimits.values) return;
      throw tooCostly({ code: "QUERY_TOO_COSTLY", of: "VALUES", limit: answerLimits.values, measured });
    },
  }),
});
