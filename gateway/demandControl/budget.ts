import { createHash, randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { LRUCache } from "lru-cache";

const mostReaders = 20_000;
const minute = 60_000;

/** Nobody finds a name or an address in this process's memory: the salt lives as long as it does. */
const salt = randomBytes(32);

/** Whose budget pays: the reader's whose token was believed, else that of the address asked from. */
export const payerOf = (subject: string | undefined, { socket }: Pick<IncomingMessage, "socket">): string =>
  subject === undefined ? payerBehind(socket) : hidden(`reader ${subject}`);

const hidden = (name: string): string => createHash("sha256").update(salt).update(name).digest("base64");

/** A connection comes from one address as long as it lasts. */
const addresses = new WeakMap<Socket, string>();

function payerBehind(socket: Socket): string {
  const payer = addresses.get(socket) ?? hidden(`address ${networkOf(socket.remoteAddress ?? "")}`);
  addresses.set(socket, payer);
  return payer;
}

/** One subscriber holds a whole /64 of IPv6. */
export const networkOf = (address: string): string =>
  address.includes(":") && !address.startsWith("::ffff:") ? address.split(":").slice(0, 4).join(":") : address;

/** A bucket that holds a minute's budget and fills as time passes; readers long unheard of are forgotten, and start full. */
export class Budget {
  /** Values a reader may ask in a minute. */
  readonly perMinute: number;
  readonly #buckets: LRUCache<string, { readonly balance: number; readonly updatedAt: number }>;

  constructor(perMinute: number, maxPayers = mostReaders) {
    this.perMinute = perMinute;
    this.#buckets = new LRUCache({ max: maxPayers });
  }

  /** How many seconds to wait before it can be paid; 0: it is paid. */
  pay(payer: string, cost: number, now = Date.now()): number {
    const balance = this.#leftTo(payer, now);
    // What costs more than a full bucket is paid by a full one, and leaves a debt.
    const needed = Math.min(cost, this.perMinute);
    if (balance < needed) return Math.max(1, Math.ceil(((needed - balance) * 60) / this.perMinute));
    this.#buckets.set(payer, { balance: balance - cost, updatedAt: now });
    return 0;
  }

  /** For how many seconds a payer has nothing left at all; 0: something is left. */
  secondsInDebt(payer: string, now = Date.now()): number {
    const balance = this.#leftTo(payer, now);
    return balance > 0 ? 0 : Math.ceil(((1 - balance) * 60) / this.perMinute);
  }

  /** Takes a price that was not known beforehand: whoever cannot pay it is in debt. */
  take(payer: string, cost: number, now = Date.now()): void {
    if (this.pay(payer, cost, now) === 0) return;
    const { balance, updatedAt } = this.#buckets.get(payer) ?? { balance: 0, updatedAt: now };
    this.#buckets.set(payer, { balance: balance - cost, updatedAt });
  }

  /** Takes what was not foreseen, and leaves a debt of a minute's budget at most; nothing when it is not positive. */
  owe(payer: string, cost: number, now = Date.now()): void {
    if (cost <= 0) return;
    const balance = this.#leftTo(payer, now);
    this.#buckets.set(payer, { balance: Math.min(balance, Math.max(-this.perMinute, balance - cost)), updatedAt: now });
  }

  #leftTo(payer: string, now: number): number {
    const bucket = this.#buckets.get(payer);
    const refilled = bucket
      ? bucket.balance + (Math.max(0, now - bucket.updatedAt) * this.perMinute) / minute
      : this.perMinute;
    return Math.min(refilled, this.perMinute);
  }

  get readers(): number {
    return this.#buckets.size;
  }
}
