import { LRUCache } from "lru-cache";
import type { NoPlanReason } from "./planner.ts";

/** Why a query is refused without being planned again. */
export type Poison = Exclude<NoPlanReason, "OVERLOADED" | "PLANNER_LOST">;

/** How long a query is refused after its first failure, in milliseconds; ten times as long after each further one. */
const firstTermMs: Readonly<Record<Poison, number>> = {
  ENDED_PLANNER: 30_000,
  TOOK_TOO_MUCH: 30_000,
  // The machine may only have been loaded.
  TOOK_TOO_LONG: 10_000,
  BEYOND_PLANNER: 3_600_000,
};
const longestTermMs = 24 * 3_600_000;
const mostRemembered = 2_000;

/** Queries that could not be planned, and until when each is refused without a new attempt. */
export class PoisonedQuestions {
  readonly #poisons = new LRUCache<
    string,
    { readonly reason: Poison; readonly until: number; readonly termMs: number }
  >({
    max: mostRemembered,
  });

  /** Why the query is refused now; undefined: it may be tried. */
  reasonOf(name: string): Poison | undefined {
    const poisoned = this.#poisons.get(name);
    return poisoned && Date.now() < poisoned.until ? poisoned.reason : undefined;
  }

  /**
   * @param isPassing the machine was the cause: the refusal lasts no longer than the first one
   * @returns for how many milliseconds the query is refused
   */
  remember(name: string, reason: Poison, isPassing = false): number {
    const before = isPassing ? undefined : this.#poisons.get(name);
    const termMs = before ? Math.min(before.termMs * 10, longestTermMs) : firstTermMs[reason];
    this.#poisons.set(name, { reason, termMs, until: Date.now() + termMs });
    return termMs;
  }
}
