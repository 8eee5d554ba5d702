import { setImmediate as nextRound } from "node:timers/promises";

/**
 * One new question is read and checked in each round of the event loop, each payer's in turn: what one payer's questions
 * take is waited for by its own, while known questions and answers of partners pass between them.
 */
export class Turns {
  readonly #waiting = new Map<string, (() => void)[]>();
  #isRunning = false;

  /** Resolves when it is this payer's turn. */
  take(payer: string): Promise<void> {
    return new Promise((resolve) => {
      const own = this.#waiting.get(payer);
      if (own) own.push(resolve);
      else this.#waiting.set(payer, [resolve]);
      void this.#run();
    });
  }

  /** Questions that wait. */
  get length(): number {
    return [...this.#waiting.values()].reduce((sum, own) => sum + own.length, 0);
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
    const [first] = this.#waiting;
    if (!first) return undefined;
    const [payer, own] = first;
    const next = own.shift();
    this.#waiting.delete(payer);
    if (own.length > 0) this.#waiting.set(payer, own);
    return next;
  }
}
