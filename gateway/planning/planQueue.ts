/** A query that waits for its plan. */
export interface WaitingPlan {
  readonly payer: string | undefined;
  /** Quick to plan: it may pass heavy ones. */
  readonly isLight: boolean;
}

/**
 * A fair queue, round-robin over payers: a reader with sixty heavy queries waits for sixty, a reader with one waits for one.
 * Within one payer's queries the light ones go first.
 */
export class PlanQueue<Job extends WaitingPlan> {
  readonly #byPayer = new Map<string | undefined, Job[]>();
  #length = 0;

  get length(): number {
    return this.#length;
  }

  lengthOf(payer: string | undefined): number {
    return this.#byPayer.get(payer)?.length ?? 0;
  }

  some(is: (job: Job) => boolean): boolean {
    return [...this.#byPayer.values()].some((jobs) => jobs.some(is));
  }

  add(job: Job): void {
    const payerQueue = this.#byPayer.get(job.payer);
    if (payerQueue) payerQueue.push(job);
    else this.#byPayer.set(job.payer, [job]);
    this.#length++;
  }

  /** The next query in turn; with `lightOnly`, the next light one. */
  next(lightOnly: boolean): Job | undefined {
    for (const [payer, jobs] of this.#byPayer) {
      const light = jobs.findIndex(({ isLight }) => isLight);
      if (lightOnly && light < 0) continue;
      const [job] = jobs.splice(Math.max(light, 0), 1);
      // The payer goes to the end of the order if more of its queries wait.
      this.#byPayer.delete(payer);
      if (jobs.length > 0) this.#byPayer.set(payer, jobs);
      this.#length--;
      return job;
    }
    return undefined;
  }

  remove(job: Job): boolean {
    const jobs = this.#byPayer.get(job.payer) ?? [];
    const at = jobs.indexOf(job);
    if (at < 0) return false;
    jobs.splice(at, 1);
    if (jobs.length === 0) this.#byPayer.delete(job.payer);
    this.#length--;
    return true;
  }
}
