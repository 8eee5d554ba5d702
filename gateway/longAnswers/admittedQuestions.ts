/** How many long answers are made at once; the others wait, first come, first served. */
export class AdmittedQuestions {
  readonly #mostAtOnce: number;
  readonly #mostWaiting: number;
  readonly #waiting: (() => void)[] = [];
  #underWay = 0;

  constructor({ mostAtOnce, mostWaiting }: { readonly mostAtOnce: number; readonly mostWaiting: number }) {
    this.#mostAtOnce = mostAtOnce;
    this.#mostWaiting = mostWaiting;
  }

  /** Does the work when there is room. @returns null: too many wait already, or the reader left before */
  async inTurn<Value>(signal: AbortSignal, work: () => Promise<Value>): Promise<Value | null> {
    if (this.#underWay >= this.#mostAtOnce) {
      if (this.#waiting.length >= this.#mostWaiting || !(await this.#room(signal))) return null;
    } else this.#underWay++;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      // Its place is handed on: who waits goes before who comes.
      if (next) next();
      else this.#underWay--;
    }
  }

  #room(signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const enter = (): void => {
        signal.removeEventListener("abort", leave);
        resolve(true);
      };
      const leave = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(enter), 1);
        resolve(false);
      };
      this.#waiting.push(enter);
      if (signal.aborted) leave();
      else signal.addEventListener("abort", leave, { once: true });
    });
  }
}
