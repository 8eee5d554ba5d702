import { createHash, randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { LRUCache } from "lru-cache";

const mostReaders = 20_000;
const minute = 60_000;

/** Payers are salted hashes, so that no name or address is in memory; the salt lives as long as the process. */
const salt = randomBytes(32);

/** Whose budget pays: that of the authenticated reader, else that of the client's address. */
export const payerOf = (subject: string | undefined, { socket }: Pick<IncomingMessage, "socket">): string =>
  subject === undefined ? payerBehind(socket) : hidden(`reader ${subject}`);

const hidden = (name: string): string => createHash("sha256").update(salt).update(name).digest("base64");

/** Cached by connection: its address does not change. */
const addresses = new WeakMap<Socket, string>();

function payerBehind(socket: Socket): string {
  const payer = addresses.get(socket) ?? hidden(`address ${networkOf(socket.remoteAddress ?? "")}`);
  addresses.set(socket, payer);
  return payer;
}

/** The address, or the /64 network of an IPv6 address, which one subscriber holds whole. */
export const networkOf = (address: string): string =>
  address.includes(":") && !address.startsWith("::ffff:") ? address.split(":").slice(0, 4).join(":") : address;

/** A token bucket per payer, which holds a minute's budget. Payers not seen for long are evicted, and start full. */
export class Budget {
  /** How many values a reader may ask for in a minute. */
  readonly perMinute: number;
  readonly #buckets: LRUCache<string, { readonly balance: number; readonly updatedAt: number }>;

  constructor(perMinute: number, maxPayers = mostReaders) {
    this.perMinute = perMinute;
    this.#buckets = new LRUCache({ max: maxPayers });
  }

  /** Pays a price. @returns 0 when it is paid, else the seconds to wait before it can be */
  pay(payer: string, cost: number, now = Date.now()): number {
    const balance = this.#leftTo(payer, now);
    // A price above the bucket's size needs a full bucket, and leaves a debt.
    const needed = Math.min(cost, this.perMinute);
    if (balance < needed) return Math.max(1, Math.ceil(((needed - balance) * 60) / this.perMinute));
    this.#buckets.set(payer, { balance: balance - cost, updatedAt: now });
    return 0;
  }

  /** For how many seconds the payer is in debt; 0 when not. */
  secondsInDebt(payer: string, now = Date.now()): number {
    const balance = this.#leftTo(payer, now);
    return balance > 0 ? 0 : Math.ceil(((1 - balance) * 60) / this.perMinute);
  }

  /** Charges a price that was not known beforehand, even into debt. */
  take(payer: string, cost: number, now = Date.now()): void {
    if (this.pay(payer, cost, now) === 0) return;
    const { balance, updatedAt } = this.#buckets.get(payer) ?? { balance: 0, updatedAt: now };
    this.#buckets.set(payer, { balance: balance - cost, updatedAt });
  }

  /** Charges an unforeseen cost, with a debt of a minute's budget at most; ignores costs that are not positive. */
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
