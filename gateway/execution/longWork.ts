import { setImmediate as nextRound } from "node:timers/promises";
import type { Reader } from "./transport.ts";

/** From this many values on, reading, projecting and writing an answer each take several milliseconds. */
const longFrom = 10_000;

const isLong = ({ bill }: Pick<Reader, "bill">): boolean => (bill?.cost ?? 0) >= longFrom;

/** Between two steps of a long answer, yields to other requests of this process; returns at once for a short one. */
export async function betweenLongWork(reader: Pick<Reader, "bill">): Promise<void> {
  if (isLong(reader)) await nextRound();
}

/** Makes long answers of one payer one after the other, so that more connections do not multiply their memory and time. */
export class LongAnswers {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Does the work at once; for a long answer, after the payer's earlier long ones. */
  async inTurn<Value>(reader: Pick<Reader, "bill" | "payer" | "signal">, work: () => Promise<Value>): Promise<Value> {
    const { payer } = reader;
    if (payer === undefined || !isLong(reader)) return work();
    const former = this.#last.get(payer) ?? Promise.resolve();
    const answer = former.then(work, work);
    const ended = answer.catch(() => undefined);
    this.#last.set(payer, ended);
    void ended.then(() => this.#last.get(payer) === ended && this.#last.delete(payer));
    return answer;
  }
}
