import type { AnswerSize } from "./answerSize.ts";

/**
 * Fields that an answer may have before it makes others wait too long: some 20 ms of work, more than pages ask. Turns within
 * answers of 20,000 fields cost a tenth to a third more processor time (`bench/executor.mjs`).
 */
const fieldsAtOnce = 50_000;
/** Fields of each later round: some milliseconds. */
const fieldsOfRound = 5_000;

/**
 * A long answer is written in rounds: between two of them, what else waits in this process has its turn. A shorter answer is
 * one round, and waits for nobody.
 */
export class Rounds {
  readonly #size: AnswerSize;
  readonly #waiting: (() => void)[] = [];
  /** When the last round began; the first is longer. */
  #writtenBefore = fieldsAtOnce - fieldsOfRound;

  constructor(size: AnswerSize) {
    this.#size = size;
  }

  /** Whether more may be written in this round; else `wait`. */
  get isOpen(): boolean {
    return this.#waiting.length === 0 && !this.#isOver;
  }

  /** Writes in a later round, after those that wait already. Rejects with what `write` throws. */
  wait<Written>(write: () => Written | Promise<Written>): Promise<Written> {
    return new Promise((resolve, reject) => {
      const go = (): void => {
        try {
          resolve(write());
        } catch (error) {
          reject(error);
        }
      };
      if (this.#waiting.push(go) === 1) setImmediate(() => this.#round());
    });
  }

  get #isOver(): boolean {
    return this.#size.values - this.#writtenBefore > fieldsOfRound;
  }

  #round(): void {
    this.#writtenBefore = this.#size.values;
    let done = 0;
    while (done < this.#waiting.length && !this.#isOver) this.#waiting[done++]?.();
    this.#waiting.splice(0, done);
    if (this.#waiting.length > 0) setImmediate(() => this.#round());
  }
}
