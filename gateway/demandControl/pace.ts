import { setTimeout as elapsed } from "node:timers/promises";
import { LRUCache } from "lru-cache";
import { defaultLimits, type PaceLimits } from "../http/limits.ts";

const mostPayers = 20_000;

/**
 * Delays clients that cause much unpaid work (refusals, queries parsed for the first time), so that a flood of it does not slow
 * down others. A token bucket per payer; a payer with very many connections gets one refusal on each every `longestMs`.
 */
export class Pace {
  readonly #options: PaceLimits;
  readonly #buckets: LRUCache<string, { readonly balance: number; readonly updatedAt: number }>;

  constructor(options: PaceLimits = defaultLimits.pace, maxPayers = mostPayers) {
    this.#options = options;
    this.#buckets = new LRUCache({ max: maxPayers });
  }

  /** Charges processor time to the payer's bucket; the debt is bounded by the longest wait. */
  spend(payer: string, milliseconds: number, now = performance.now()): void {
    const { longestMs, msPerSecond } = this.#options;
    const floor = (-longestMs * msPerSecond) / 1_000;
    this.#buckets.set(payer, { balance: Math.max(floor, this.#leftTo(payer, now) - milliseconds), updatedAt: now });
  }

  /** How long to delay the payer's next work, in milliseconds. */
  delayOf(payer: string, now = performance.now()): number {
    return Math.max(0, (-this.#leftTo(payer, now) * 1_000) / this.#options.msPerSecond);
  }

  /** Resolves once the payer's debt is paid off by waiting. */
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
