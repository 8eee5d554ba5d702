import { setImmediate as nextRound } from "node:timers/promises";
import type { Reader } from "./transport.ts";

/** Values of an answer from which reading, projecting and writing it each take several milliseconds. */
const longFrom = 10_000;

/** Between two steps of a long answer, lets the questions that wait in this process pass; a short one goes on at once. */
export async function betweenLongWork({ bill }: Pick<Reader, "bill">): Promise<void> {
  if ((bill?.cost ?? 0) >= longFrom) await nextRound();
}
