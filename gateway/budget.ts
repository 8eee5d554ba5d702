import { createHash, randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { type ApolloServerPlugin, HeaderMap } from "@apollo/server";
import { GraphQLError, type OperationDefinitionNode } from "graphql";
import { LRUCache } from "lru-cache";
import { explain } from "../schema/rules/explain.ts";
import { costOf } from "./answerSize.ts";
import type { ReaderContext } from "./composedGraph.ts";

/** What a question costs before any value of its answer: reading, checking and planning it. */
export const basicCost = 100;
const mostReaders = 20_000;
const minute = 60_000;

/** Nobody finds a name or an address in this process's memory: the salt lives as long as it does. */
const salt = randomBytes(32);

/** Whose budget pays: the reader's whose token was believed, else that of the address he asks from. */
export const payerOf = (subject: string | undefined, { socket }: Pick<IncomingMessage, "socket">): string =>
  subject === undefined ? payerBehind(socket) : hidden(`reader ${subject}`);

const hidden = (name: string): string => createHash("sha256").update(salt).update(name).digest("base64");

/** A connection comes from one address as long as it lasts. */
const known = new WeakMap<Socket, string>();

function payerBehind(socket: Socket): string {
  const payer = known.get(socket) ?? hidden(`address ${networkOf(socket.remoteAddress ?? "")}`);
  known.set(socket, payer);
  return payer;
}

/** One subscriber holds a whole /64 of IPv6. */
export const networkOf = (address: string): string =>
  address.includes(":") && !address.startsWith("::ffff:") ? address.split(":").slice(0, 4).join(":") : address;

/** A bucket that holds a minute's budget and fills as time passes; readers long unheard of are forgotten, and start full. */
export class Budget {
  /** Values a reader may ask in a minute. */
  readonly perMinute: number;
  readonly #buckets: LRUCache<string, { readonly left: number; readonly at: number }>;

  constructor(perMinute: number, most = mostReaders) {
    this.perMinute = perMinute;
    this.#buckets = new LRUCache({ max: most });
  }

  /** How many seconds to wait before it can be paid; 0: it is paid. */
  pay(payer: string, cost: number, now = Date.now()): number {
    const known = this.#buckets.get(payer);
    const filled = known ? known.left + (Math.max(0, now - known.at) * this.perMinute) / minute : this.perMinute;
    const left = Math.min(filled, this.perMinute);
    // What costs more than a full bucket is paid by a full one, and leaves a debt.
    const needed = Math.min(cost, this.perMinute);
    if (left < needed) return Math.max(1, Math.ceil(((needed - left) * 60) / this.perMinute));
    this.#buckets.set(payer, { left: left - cost, at: now });
    return 0;
  }

  /** Takes a price that was not known beforehand: whoever cannot pay it is in debt. */
  take(payer: string, cost: number, now = Date.now()): void {
    if (this.pay(payer, cost, now) === 0) return;
    const { left, at } = this.#buckets.get(payer) ?? { left: 0, at: now };
    this.#buckets.set(payer, { left: left - cost, at });
  }

  get readers(): number {
    return this.#buckets.size;
  }
}

/** Takes from the payer's budget what an operation costs; the refusal, when it is spent. Nobody's budget never is. */
export type Charge = (operation: OperationDefinitionNode, payer: string | undefined) => GraphQLError | null;

export function charging(budget: Budget | null): Charge {
  return (operation, payer) => {
    if (!budget || payer === undefined) return null;
    const cost = priceOf(operation);
    const seconds = budget.pay(payer, cost);
    return seconds > 0 ? spent(cost, budget.perMinute, seconds) : null;
  };
}

export const priceOf = (operation: OperationDefinitionNode): number => basicCost + costOf(operation);

/** Tells what each question costs in `extensions.cost`, and refuses (429) whoever has spent his budget, before anyone is asked. */
export const budgeted = (charge: Charge): ApolloServerPlugin<ReaderContext> => ({
  requestDidStart: async () => ({
    async didResolveOperation({ operation, contextValue: { payer } }) {
      const refusal = operation && charge(operation, payer);
      if (refusal) throw refusal;
    },
    async willSendResponse({ operation, response: { body } }) {
      if (!operation || body.kind !== "single") return;
      const { singleResult } = body;
      singleResult.extensions = { ...singleResult.extensions, cost: priceOf(operation) };
    },
  }),
});

function spent(cost: number, perMinute: number, seconds: number): GraphQLError {
  const refusal = { code: "BUDGET_SPENT", cost, perMinute, seconds } as const;
  const http = { status: 429, headers: new HeaderMap([["retry-after", String(seconds)]]) };
  return new GraphQLError(explain(refusal), { extensions: { code: refusal.code, http } });
}
