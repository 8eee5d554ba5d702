import { setImmediate as nextRound } from "node:timers/promises";

/**
 * Lets one new query be parsed and validated in each round of the event loop, round-robin over payers: a payer's many queries
 * delay only its own, and known queries and partners' answers are handled in between.
 */
export class Turns {
  readonly #queuesByPayer = new Map<string, (() => void)[]>();
  #isRunning = false;

  /** Resolves at this payer's turn. */
  take(payer: string): Promise<void> {
    return new Promise((resolve) => {
      const queue = this.#queuesByPayer.get(payer);
      if (queue) queue.push(resolve);
      else this.#queuesByPayer.set(payer, [resolve]);
      void this.#run();
    });
  }

  /** The number of waiting queries. */
  get length(): number {
    return [...this.#queuesByPayer.values()].reduce((sum, queue) => sum + queue.length, 0);
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    for (let next = this.#next(); next; next = this.#next()) {
      next();
      await nextRound();
    }
    this.#isRunning = false;
  }

  /** The first query of the next payer, who then goes to the end of the order. */
  #next(): (() => void) | undefined {
    const [first] = this.#queuesByPayer;
    if (!first) return undefined;
    const [payer, queue] = first;
    const next = queue.shift();
    this.#queuesByPayer.delete(payer);
    if (queue.length > 0) this.#queuesByPayer.set(payer, queue);
    return next;
  }
}
