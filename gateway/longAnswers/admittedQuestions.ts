/** How many long answers are made at once. */
export interface Admission {
  readonly mostAtOnce: number;
  /** Of one payer, so that whoever asks slow institutions holds up only the own questions. */
  readonly mostOfOne: number;
  /** Values foreseen of one payer's answers that are made at once: of the largest there is one at a time. */
  readonly mostValuesOfOne: number;
  /** Questions that wait, of all payers. */
  readonly mostWaiting: number;
}

interface QuestionCost {
  readonly payer?: string | undefined;
  readonly signal: AbortSignal;
  /** Values that the answer is foreseen to hold. */
  readonly values: number;
}

interface WaitingQuestion {
  readonly values: number;
  enter(): void;
}

interface UnderWay {
  readonly count: number;
  readonly values: number;
}

const nothing: UnderWay = { count: 0, values: 0 };

/** Lets so many long answers be made at once; of those that wait each payer has its turn. */
export class AdmittedQuestions {
  readonly #admission: Admission;
  /** By payer, who waits; the payer whose turn was last stands last. */
  readonly #queuesByPayer = new Map<string, WaitingQuestion[]>();
  readonly #underWay = new Map<string, UnderWay>();

  constructor(admission: Admission) {
    this.#admission = admission;
  }

  /** Does the work when there is room. @returns null: too many wait already, or the reader left before */
  async inTurn<Value>({ payer = "", signal, values }: QuestionCost, work: () => Promise<Value>): Promise<Value | null> {
    if (!this.#isRoomFor(payer, values)) {
      if (sum(this.#queuesByPayer.values(), ({ length }) => length) >= this.#admission.mostWaiting) return null;
      if (!(await this.#room(payer, values, signal))) return null;
    } else this.#enter(payer, values);
    try {
      return await work();
    } finally {
      this.#leave(payer, values);
    }
  }

  #isRoomFor(payer: string, values: number): boolean {
    const { mostAtOnce, mostOfOne, mostValuesOfOne } = this.#admission;
    const underWay = this.#of(payer);
    const isOwnRoom =
      underWay.count === 0 || (underWay.count < mostOfOne && underWay.values + values <= mostValuesOfOne);
    return isOwnRoom && sum(this.#underWay.values(), ({ count }) => count) < mostAtOnce;
  }

  #of(payer: string): UnderWay {
    return this.#underWay.get(payer) ?? nothing;
  }

  #enter(payer: string, values: number): void {
    const underWay = this.#of(payer);
    this.#underWay.set(payer, { count: underWay.count + 1, values: underWay.values + values });
  }

  #leave(payer: string, values: number): void {
    const underWay = this.#of(payer);
    if (underWay.count > 1) this.#underWay.set(payer, { count: underWay.count - 1, values: underWay.values - values });
    else this.#underWay.delete(payer);
    // A large answer that ends may leave room for several small ones.
    while (this.#letIn());
  }

  /** @returns whether one of those that wait was let in: of the payer whose turn is next */
  #letIn(): boolean {
    for (const [payer, queue] of this.#queuesByPayer) {
      const [next] = queue;
      if (!next || !this.#isRoomFor(payer, next.values)) continue;
      queue.shift();
      this.#queuesByPayer.delete(payer);
      if (queue.length > 0) this.#queuesByPayer.set(payer, queue);
      // Counted at once: who comes meanwhile does not take the place.
      this.#enter(payer, next.values);
      next.enter();
      return true;
    }
    return false;
  }

  #room(payer: string, values: number, signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const queue = this.#queuesByPayer.get(payer) ?? [];
      const enter = (): void => {
        signal.removeEventListener("abort", leave);
        resolve(true);
      };
      const waiting: WaitingQuestion = { values, enter };
      const leave = (): void => {
        queue.splice(queue.indexOf(waiting), 1);
        if (queue.length === 0) this.#queuesByPayer.delete(payer);
        resolve(false);
      };
      queue.push(waiting);
      this.#queuesByPayer.set(payer, queue);
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
