import { type ApolloServerPlugin, HeaderMap } from "@apollo/server";
import { type WeighedOperation, weighing } from "@pacte-hub/demand-control/weigh";
import { explain } from "@pacte-hub/schema/rules/explain";
import { GraphQLError, type GraphQLSchema, type OperationDefinitionNode } from "graphql";
import { requestRefused } from "../http/errors.ts";
import type { ReaderContext } from "../http/readerContext.ts";
import type { Supergraph } from "../supergraph/supergraph.ts";
import type { Budget } from "./budget.ts";

/** The cost of any query, before its values: for parsing, validating and planning it. */
export const basicCost = 100;

/** How many bytes of an answer one value of its price covers; the rest is charged once the length is known. */
export const bytesPerValue = 64;

/** A validated operation with its variables. */
export interface Priced extends WeighedOperation {
  readonly schema: GraphQLSchema;
}

/** Limits of demand. */
export interface Demand {
  /** The most values that an answer may be expected to hold. */
  readonly largestAnswer: number;
  /** Each reader's budget by the minute; null: unlimited. */
  readonly budget: Budget | null;
}

/**
 * Prices queries by the `@cost` and `@listSize` that subgraphs declare, and refuses those beyond a limit or a budget.
 * @see https://www.apollographql.com/docs/graphos/routing/security/demand-control
 */
export class DemandControl {
  readonly #demand: Demand;
  readonly #costsOf: (schema: GraphQLSchema) => Supergraph;
  readonly #weighing = new WeakMap<GraphQLSchema, (weighed: WeighedOperation) => number>();
  /** Cached prices of operations without variables. */
  readonly #prices = new WeakMap<OperationDefinitionNode, number>();

  constructor(demand: Demand, costsOf: (schema: GraphQLSchema) => Supergraph) {
    this.#demand = demand;
    this.#costsOf = costsOf;
  }

  /** The price in values, `basicCost` included. */
  priceOf({ schema, ...weighed }: Priced): number {
    const { operation } = weighed;
    const cachedPrice = this.#prices.get(operation);
    if (cachedPrice !== undefined) return cachedPrice;
    const price = basicCost + this.#weigher(schema)(weighed);
    if (!operation.variableDefinitions?.length) this.#prices.set(operation, price);
    return price;
  }

  /** Charges the price to the payer's budget. @returns the refusal when the answer would be too large or the budget is spent */
  charge(price: number, payer: string | undefined): GraphQLError | null {
    const { largestAnswer, budget } = this.#demand;
    const measured = price - basicCost;
    if (measured > largestAnswer)
      return requestRefused({ code: "QUERY_TOO_COSTLY", of: "VALUES", limit: largestAnswer, measured });
    if (!budget || payer === undefined) return null;
    const seconds = budget.pay(payer, price);
    return seconds > 0 ? spent(price, budget.perMinute, seconds) : null;
  }

  /** The refusal of a payer in debt, before the query is even parsed. */
  refusalOfDebtor(payer: string | undefined): GraphQLError | null {
    const { budget } = this.#demand;
    const seconds = budget && payer !== undefined ? budget.secondsInDebt(payer) : 0;
    return budget && seconds > 0 ? spent(basicCost, budget.perMinute, seconds) : null;
  }

  /** Charges the bytes of an answer beyond those that its price covers; nothing for a query that was not charged. */
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

/** Refuses queries that are too expensive before any subgraph is asked. */
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
