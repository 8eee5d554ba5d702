import { setTimeout as sleep } from "node:timers/promises";
import { judged, questions } from "./answers.mjs";

const restMs = 20;
/** @type {(verdict: string) => void} */
const noListener = () => undefined;

/**
 * Readers who ask the questions in turn, and what they were answered.
 * @param ask a question's text and its turn in, the answer out; rejects when there is none
 * @param expected an answer to each question, from before any fault
 */
export function readings(ask, expected) {
  const tally = { RIGHT: 0, PARTIAL: 0 };
  /** Why each wrong answer is: one that is neither right, nor partial and honest. */
  const wrong = [];
  let ofCaf = 0;
  return {
    tally,
    wrong,
    /** Answers in which the CAF's part was given: its journal has counted each. */
    ofCaf: () => ofCaf,
    /** Asks while `isRunning` says so. `met`: hears each verdict. */
    async read({ first = 0, isRunning, met = noListener }) {
      for (let turn = first; isRunning(); turn++) {
        const which = turn % questions.length;
        const verdict = await ask(questions[which], turn).then(
          (answer) => {
            if (which < 2 && answer.data && !JSON.stringify(answer.errors ?? []).includes('"caf"')) ofCaf++;
            return judged(answer, expected[which]);
          },
          (error) => `no answer: ${error.cause?.code ?? error.message}`,
        );
        if (verdict in tally) tally[verdict]++;
        else wrong.push(verdict);
        met(verdict);
        await sleep(restMs);
      }
    },
    summary: () => `${tally.RIGHT} answers right, ${tally.PARTIAL} partial and honest, ${wrong.length} wrong`,
    sayWrong() {
      for (const fault of new Set(wrong)) console.log(`  wrong: ${fault.slice(0, 200)}`);
    },
  };
}
