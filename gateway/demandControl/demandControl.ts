import { type ApolloServerPlugin, HeaderMap } from "@apollo/server";
import { type WeighedOperation, weighing } from "@pacte-hub/demand-control/weigh";
import { explain } from "@pacte-hub/schema/rules/explain";
import { GraphQLError, type GraphQLSchema, type OperationDefinitionNode } from "graphql";
import { requestRefused } from "../http/errors.ts";
import type { ReaderContext } from "../http/readerContext.ts";
import type { Supergraph } from "../supergraph/supergraph.ts";
import type { Budget } from "./budget.ts";

/** What a question costs before any value of its answer: reading, checking and planning it. */
export const basicCost = 100;

/** Bytes of an answer that one value of its price pays for; a dearer answer is paid once its length is known. */
export const bytesPerValue = 64;

/** A validated operation as a reader asks it. */
export interface Priced extends WeighedOperation {
  readonly schema: GraphQLSchema;
}

/** What readers may ask at most. */
export interface Demand {
  /** Values that one answer may be expected to hold. */
  readonly largestAnswer: number;
  /** What each reader may ask in a minute; null: any number. */
  readonly budget: Budget | null;
}

/**
 * What questions cost, by what the owners of their fields declared in the composed graph, and whether they are let through.
 * @see https://www.apollographql.com/docs/graphos/routing/security/demand-control
 */
export class DemandControl {
  readonly #demand: Demand;
  readonly #costsOf: (schema: GraphQLSchema) => Supergraph;
  readonly #weighing = new WeakMap<GraphQLSchema, (weighed: WeighedOperation) => number>();
  /** Of operations without variables: asked again, they are not weighed again. */
  readonly #prices = new WeakMap<OperationDefinitionNode, number>();

  constructor(demand: Demand, costsOf: (schema: GraphQLSchema) => Supergraph) {
    this.#demand = demand;
    this.#costsOf = costsOf;
  }

  /** In values, the question's own cost included. */
  priceOf({ schema, ...weighed }: Priced): number {
    const { operation } = weighed;
    const cachedPrice = this.#prices.get(operation);
    if (cachedPrice !== undefined) return cachedPrice;
    const price = basicCost + this.#weigher(schema)(weighed);
    if (!operation.variableDefinitions?.length) this.#prices.set(operation, price);
    return price;
  }

  /** Takes the price from the payer's budget; the refusal, when the answer would be too large or the budget is spent. */
  charge(price: number, payer: string | undefined): GraphQLError | null {
    const { largestAnswer, budget } = this.#demand;
    const measured = price - basicCost;
    if (measured > largestAnswer)
      return requestRefused({ code: "QUERY_TOO_COSTLY", of: "VALUES", limit: largestAnswer, measured });
    if (!budget || payer === undefined) return null;
    const seconds = budget.pay(payer, price);
    return seconds > 0 ? spent(price, budget.perMinute, seconds) : null;
  }

  /** The refusal of whoever has nothing left, before the question is so much as read. */
  refusalOfDebtor(payer: string | undefined): GraphQLError | null {
    const { budget } = this.#demand;
    const seconds = budget && payer !== undefined ? budget.secondsInDebt(payer) : 0;
    return budget && seconds > 0 ? spent(basicCost, budget.perMinute, seconds) : null;
  }

  /** Takes what an answer weighs beyond its price, now that it is written; nothing of a question that was not paid. */
  settle({ bill: { cost, isPaid }, payer }: Pick<ReaderContext, "bill" | "payer">, bytes: number): void {
    if (payer !== undefined && cost !== undefined && isPaid)
      this.#demand.budget?.owe(payer, Math.ceil(bytes / bytesPerValue) - cost);
  }

  #weigher(schema: GraphQLSchema) {
    const weigher = this.#weighing.get(schema) ?? weighing(schema, this.#costsOf(schema).costs);
    this.#weighing.set(schema, weigher);
    return weigher;
  }
}

/** Refuses what is too dear before anyone is asked. */
export const demandControlled = (demand: DemandControl): ApolloServerPlugin<ReaderContext> => ({
  requestDidStart: async () => ({
    async didResolveOperation({ operation, document, schema, request, contextValue: { bill, payer } }) {
      if (!operation) return;
      bill.cost = demand.priceOf({ operation, document, schema, variables: request.variables ?? {} });
      const refusal = demand.charge(bill.cost, payer);
      if (refusal) throw refusal;
      bill.isPaid = true;
    },
  }),
});

function spent(cost: number, perMinute: number, seconds: number): GraphQLError {
  const refusal = { code: "BUDGET_SPENT", cost, perMinute, seconds } as const;
  const http = { status: 429, headers: new HeaderMap([["retry-after", String(seconds)]]) };
  return new GraphQLError(explain(refusal), { extensions: { code: refusal.code, http } });
}
