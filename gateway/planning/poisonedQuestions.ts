import { LRUCache } from "lru-cache";
import type { NoPlanReason } from "./planner.ts";

/** Why a question is refused from then on. */
export type Poison = Exclude<NoPlanReason, "OVERLOADED" | "PLANNER_LOST">;

/** How long a question is refused without being tried again: the first time, and ten times as long each time it fails anew. */
const firstTermMs: Readonly<Record<Poison, number>> = {
  ENDED_PLANNER: 30_000,
  TOOK_TOO_MUCH: 30_000,
  // A machine under load may be to blame.
  TOOK_TOO_LONG: 10_000,
  BEYOND_PLANNER: 3_600_000,
};
const longestTermMs = 24 * 3_600_000;
const mostRemembered = 2_000;

/** Questions that had no plan, by name, and until when they are refused without being tried. */
export class PoisonedQuestions {
  readonly #poisons = new LRUCache<
    string,
    { readonly reason: Poison; readonly until: number; readonly termMs: number }
  >({
    max: mostRemembered,
  });

  /** undefined: it may be tried. */
  reasonOf(name: string): Poison | undefined {
    const poisoned = this.#poisons.get(name);
    return poisoned && Date.now() < poisoned.until ? poisoned.reason : undefined;
  }

  /**
   * @param isPassing the machine is to blame: it is refused no longer than the first time
   * @returns for how many milliseconds it is refused
   */
  remember(name: string, reason: Poison, isPassing = false): number {
    const before = isPassing ? undefined : this.#poisons.get(name);
    const termMs = before ? Math.min(before.termMs * 10, longestTermMs) : firstTermMs[reason];
    this.#poisons.set(name, { reason, termMs, until: Date.now() + termMs });
    return termMs;
  }
}
