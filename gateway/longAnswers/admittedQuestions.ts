/** Limits of long answers made at the same time. */
export interface Admission {
  readonly mostAtOnce: number;
  /** The most of one payer, so that a payer who asks slow institutions delays only their own queries. */
  readonly mostOfOne: number;
  /** The most expected values of one payer's concurrent answers; the largest are made one at a time. */
  readonly mostValuesOfOne: number;
  /** The most queries that wait, of all payers. */
  readonly mostWaiting: number;
}

interface QuestionCost {
  readonly payer?: string | undefined;
  readonly signal: AbortSignal;
  /** The expected number of values. */
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

/** Limits concurrent long answers; those that wait are admitted round-robin over payers. */
export class AdmittedQuestions {
  readonly #admission: Admission;
  /** Waiting queries by payer, in order of turns: the payer served last is last. */
  readonly #queuesByPayer = new Map<string, WaitingQuestion[]>();
  readonly #underWay = new Map<string, UnderWay>();

  constructor(admission: Admission) {
    this.#admission = admission;
  }

  /** Does the work once there is room. @returns null when too many wait, or the reader left meanwhile */
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

  /** Admits the next waiting query, of the payer whose turn it is. @returns whether there was one with room for it */
  #letIn(): boolean {
    for (const [payer, queue] of this.#queuesByPayer) {
      const [next] = queue;
      if (!next || !this.#isRoomFor(payer, next.values)) continue;
      queue.shift();
      this.#queuesByPayer.delete(payer);
      if (queue.length > 0) this.#queuesByPayer.set(payer, queue);
      // Counted now, so that a query that comes meanwhile does not take the place.
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
