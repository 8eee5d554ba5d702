import { setTimeout as elapsed } from "node:timers/promises";
import { LRUCache } from "lru-cache";
import { defaultLimits, type PaceLimits } from "../http/limits.ts";

const mostPayers = 20_000;

/**
 * Holds back whoever has much work done for nothing (refusals, questions read for the first time), so that a flood of it
 * is as slow as the pace, and others wait for none of it. A token bucket per payer; a payer with very many connections has
 * one refusal for each of them every `longestMs`.
 */
export class Pace {
  readonly #options: PaceLimits;
  readonly #buckets: LRUCache<string, { readonly balance: number; readonly updatedAt: number }>;

  constructor(options: PaceLimits = defaultLimits.pace, maxPayers = mostPayers) {
    this.#options = options;
    this.#buckets = new LRUCache({ max: maxPayers });
  }

  /** Takes so much processor time from the payer's bucket; its debt is never longer than the longest wait. */
  spend(payer: string, milliseconds: number, now = performance.now()): void {
    const { longestMs, msPerSecond } = this.#options;
    const floor = (-longestMs * msPerSecond) / 1_000;
    this.#buckets.set(payer, { balance: Math.max(floor, this.#leftTo(payer, now) - milliseconds), updatedAt: now });
  }

  /** How long the payer's next work is to be held back, in milliseconds. */
  delayOf(payer: string, now = performance.now()): number {
    return Math.max(0, (-this.#leftTo(payer, now) * 1_000) / this.#options.msPerSecond);
  }

  /** Resolves when the payer's debt is paid by waiting. */
  async wait(payer: string): Promise<void> {
    const delay = this.delayOf(payer);
    if (delay > 0) await elapsed(delay);
  }

  /** Counts a refusal, and resolves when it may be sent. */
  async refusal(payer: string): Promise<void> {
    this.spend(payer, this.#options.refusalMs);
    await this.wait(payer);
  }

  #leftTo(payer: string, now: number): number {
    const { burstMs, msPerSecond } = this.#options;
    const bucket = this.#buckets.get(payer);
    if (!bucket) return burstMs;
    return Math.min(burstMs, bucket.balance + (Math.max(0, now - bucket.updatedAt) * msPerSecond) / 1_000);
  }
}
