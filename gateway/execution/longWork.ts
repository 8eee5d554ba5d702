import { setImmediate as nextRound } from "node:timers/promises";
import type { Reader } from "./transport.ts";

/** Values of an answer from which reading, projecting and writing it each take several milliseconds. */
const longFrom = 10_000;

const isLong = ({ bill }: Pick<Reader, "bill">): boolean => (bill?.cost ?? 0) >= longFrom;

/** Between two steps of a long answer, lets the questions that wait in this process pass; a short one goes on at once. */
export async function betweenLongWork(reader: Pick<Reader, "bill">): Promise<void> {
  if (isLong(reader)) await nextRound();
}

/** Long answers of one payer are made one after the other: their memory and their time are not multiplied by connections. */
export class LongAnswers {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Does the work at once, or after the payer's former long answers when it is a long one. */
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
