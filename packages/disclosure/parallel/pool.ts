import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Protecting } from "../protect/protect.ts";
import { type DisclosureRefusal, type Outcome, refused } from "../refusal.ts";
import { type Secured, secure } from "./secure.ts";

export interface Pool {
  /** The compiled code of a worker thread; null: everything is done in this thread, one after the other. */
  readonly file: URL | null;
  readonly threads: number;
  /** For each sub-problem, protection and audit together, before the refusal SOLVER_TIMEOUT. */
  readonly seconds: number;
}

/** Node 20 runs no TypeScript: from sources (tests) there are no threads, the same sub-problems and the same outcome. */
export const ownPool: Pool = {
  file: import.meta.url.endsWith(".js") ? new URL("./worker.js", import.meta.url) : null,
  threads: availableParallelism(),
  seconds: 320,
};

/**
 * Secures sub-problems, each in the next thread that is free; null once all are, or the first refusal, which stops the
 * others. When it returns no thread is left.
 */
export async function secureEach(
  tasks: Iterable<Protecting>,
  { file, threads, seconds }: Pool,
  secured: (outcomeOfTask: Secured, index: number) => void,
): Promise<DisclosureRefusal | null> {
  const waiting = tasks[Symbol.iterator]();
  const stop = new AbortController();
  let refusal: DisclosureRefusal | null = null;
  let next = 0;

  async function takeTasks(): Promise<void> {
    let hand: Hand | null = null;
    try {
      for (let task = waiting.next(); !task.done && !refusal; task = waiting.next()) {
        const at = next++;
        hand ??= file ? workerHand(file, stop.signal) : ownHand;
        const outcome = await hand.secure(task.value, patience(task.value.seconds ?? seconds));
        if (outcome.ok) secured(outcome.value, at);
        else {
          refusal ??= outcome.refusal;
          stop.abort();
        }
      }
    } finally {
      await hand?.leave();
    }
  }

  await Promise.all(Array.from({ length: file ? threads : 1 }, takeTasks));
  return refusal;
}

/** A thread says itself that time is up; one that has not a little later is ended. */
const patience = (seconds: number): number => seconds + Math.min(5, 0.1 * seconds);

/** Who does one sub-problem at a time. */
interface Hand {
  secure(task: Protecting, seconds: number): Promise<Outcome<Secured>>;
  leave(): Promise<unknown>;
}

const ownHand: Hand = { secure, leave: async () => undefined };

function workerHand(file: URL, stop: AbortSignal): Hand {
  const worker = new Worker(file);
  let end: Outcome<Secured> | null = null;
  let settle: ((outcome: Outcome<Secured>) => void) | null = null;
  const lost = (detail: string): void => {
    end ??= refused({ code: "SOLVER_FAILED", detail });
    settle?.(end);
  };
  worker.on("message", (outcome: Outcome<Secured>) => settle?.(outcome));
  worker.on("error", (fault) => lost(fault instanceof Error ? fault.message : String(fault)));
  worker.on("exit", (code) => lost(`un fil de calcul s'est arrêté, code ${code}`));
  stop.addEventListener("abort", () => void worker.terminate());
  return {
    secure: (task, seconds) =>
      new Promise((resolve) => {
        if (end) return resolve(end);
        const alarm = setTimeout(() => settle?.(refused({ code: "SOLVER_TIMEOUT" })), seconds * 1000);
        settle = (outcome) => {
          clearTimeout(alarm);
          resolve(outcome);
        };
        worker.postMessage(task);
      }),
    leave: () => worker.terminate(),
  };
}
