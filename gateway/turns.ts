import { setImmediate as nextRound } from "node:timers/promises";

/**
 * One new question is read and checked in each round of the event loop, each payer's in turn: what one payer's questions
 * take is waited for by its own, while known questions and answers of partners pass between them.
 */
export class Turns {
  readonly #queuesByPayer = new Map<string, (() => void)[]>();
  #isRunning = false;

  /** Resolves when it is this payer's turn. */
  take(payer: string): Promise<void> {
    return new Promise((resolve) => {
      const queue = this.#queuesByPayer.get(payer);
      if (queue) queue.push(resolve);
      else this.#queuesByPayer.set(payer, [resolve]);
      void this.#run();
    });
  }

  /** Questions that wait. */
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

  /** The first question of the payer whose turn it is, who then goes to the end of the line. */
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
