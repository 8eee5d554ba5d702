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
    const left = this.#leftTo(payer, now);
    // What costs more than a full bucket is paid by a full one, and leaves a debt.
    const needed = Math.min(cost, this.perMinute);
    if (left < needed) return Math.max(1, Math.ceil(((needed - left) * 60) / this.perMinute));
    this.#buckets.set(payer, { left: left - cost, at: now });
    return 0;
  }

  /** For how many seconds a payer has nothing left at all; 0: something is left. */
  secondsInDebt(payer: string, now = Date.now()): number {
    const left = this.#leftTo(payer, now);
    return left > 0 ? 0 : Math.ceil(((1 - left) * 60) / this.perMinute);
  }

  /** Takes a price that was not known beforehand: whoever cannot pay it is in debt. */
  take(payer: string, cost: number, now = Date.now()): void {
    if (this.pay(payer, cost, now) === 0) return;
    const { left, at } = this.#buckets.get(payer) ?? { left: 0, at: now };
    this.#buckets.set(payer, { left: left - cost, at });
  }

  /** Takes what was not foreseen, and leaves a debt of a minute's budget at most; nothing when it is not positive. */
  owe(payer: string, cost: number, now = Date.now()): void {
    if (cost <= 0) return;
    const left = this.#leftTo(payer, now);
    this.#buckets.set(payer, { left: Math.min(left, Math.max(-this.perMinute, left - cost)), at: now });
  }

  #leftTo(payer: string, now: number): number {
    const known = this.#buckets.get(payer);
    const filled = known ? known.left + (Math.max(0, now - known.at) * this.perMinute) / minute : this.perMinute;
    return Math.min(filled, this.perMinute);
  }

  get readers(): number {
    return this.#buckets.size;
  }
}
