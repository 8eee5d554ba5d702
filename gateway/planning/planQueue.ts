/** A question that waits for a plan. */
export interface WaitingPlan {
  readonly payer: string | undefined;
  /** Quickly planned: it need not wait behind what is not. */
  readonly isLight: boolean;
}

/**
 * Questions that wait, in turn by payer: whoever asks sixty heavy questions waits for the sixty, and whoever asks one waits
 * for one. Of one payer's, the light ones go first.
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

  /** The next in turn; with `lightOnly`, the next that is light. */
  next(lightOnly: boolean): Job | undefined {
    for (const [payer, jobs] of this.#byPayer) {
      const light = jobs.findIndex(({ isLight }) => isLight);
      if (lightOnly && light < 0) continue;
      const [job] = jobs.splice(Math.max(light, 0), 1);
      // It comes back at the end of the row, when more of it waits.
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
