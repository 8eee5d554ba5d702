/** How many long answers are made at once. */
export interface Admission {
  readonly mostAtOnce: number;
  /** Of one payer, so that whoever asks slow institutions holds up only the own questions. */
  readonly mostOfOne: number;
  /** Questions that wait, of all payers. */
  readonly mostWaiting: number;
}

interface Who {
  readonly payer?: string | undefined;
  readonly signal: AbortSignal;
}

/** Lets so many long answers be made at once; of those that wait each payer has its turn. */
export class AdmittedQuestions {
  readonly #admission: Admission;
  /** By payer, who waits; the payer whose turn was last stands last. */
  readonly #waiting = new Map<string, (() => void)[]>();
  readonly #underWay = new Map<string, number>();

  constructor(admission: Admission) {
    this.#admission = admission;
  }

  /** Does the work when there is room. @returns null: too many wait already, or the reader left before */
  async inTurn<Value>({ payer = "", signal }: Who, work: () => Promise<Value>): Promise<Value | null> {
    if (!this.#isRoomFor(payer)) {
      if (sum(this.#waiting.values(), ({ length }) => length) >= this.#admission.mostWaiting) return null;
      if (!(await this.#room(payer, signal))) return null;
    } else this.#enter(payer);
    try {
      return await work();
    } finally {
      this.#leave(payer);
    }
  }

  #isRoomFor(payer: string): boolean {
    const { mostAtOnce, mostOfOne } = this.#admission;
    return sum(this.#underWay.values(), (count) => count) < mostAtOnce && this.#countOf(payer) < mostOfOne;
  }

  #countOf(payer: string): number {
    return this.#underWay.get(payer) ?? 0;
  }

  #enter(payer: string): void {
    this.#underWay.set(payer, this.#countOf(payer) + 1);
  }

  #leave(payer: string): void {
    const count = this.#countOf(payer) - 1;
    if (count > 0) this.#underWay.set(payer, count);
    else this.#underWay.delete(payer);
    for (const [next, own] of this.#waiting) {
      if (!this.#isRoomFor(next)) continue;
      const enter = own.shift();
      this.#waiting.delete(next);
      if (own.length > 0) this.#waiting.set(next, own);
      // Counted at once: who comes meanwhile does not take the place.
      this.#enter(next);
      enter?.();
      return;
    }
  }

  #room(payer: string, signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const own = this.#waiting.get(payer) ?? [];
      const enter = (): void => {
        signal.removeEventListener("abort", leave);
        resolve(true);
      };
      const leave = (): void => {
        own.splice(own.indexOf(enter), 1);
        if (own.length === 0) this.#waiting.delete(payer);
        resolve(false);
      };
      own.push(enter);
      this.#waiting.set(payer, own);
      if (signal.aborted) leave();
      else signal.addEventListener("abort", leave, { once: true });
    });
  }
}

function sum<Value>(values: Iterable<Value>, of: (value: Value) => number): number {
  let total = 0;
  for (const value of values) total += of(value);
  return total;
}
