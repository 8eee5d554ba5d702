import { cpus, loadavg } from "node:os";
import { at } from "../faults/answers.mjs";

/**
 * Measures ways of answering in rounds: in each round every way comes once, each time at another place, so that what else the
 * machine does meets them all alike. Each is warmed up for two seconds first.
 * @template Way
 * @param {readonly Way[]} ways
 * @param {{ rounds: number, seconds: number, measure: (way: Way, seconds: number) => Promise<Record<string, number>> }} options
 * @returns {Promise<Map<Way, Record<string, number>[]>>} by way, what each of its rounds measured
 */
export async function inTurns(ways, { rounds, seconds, measure }) {
  /** @type {Map<Way, Record<string, number>[]>} */
  const measured = new Map(ways.map((way) => [way, []]));
  for (const way of ways) await measure(way, 2);
  for (let round = 0; round < rounds; round++)
    for (let turn = 0; turn < ways.length; turn++) {
      const way = ways[(turn + round) % ways.length];
      measured.get(way)?.push(await measure(way, seconds));
    }
  return measured;
}

/**
 * Readers who ask one after the other, without rest, for some seconds.
 * @param {{ connections: number, seconds: number }} load
 * @param {(turn: number) => Promise<string>} ask the text of an answer; `turn` counts each reader's questions from the reader's own number
 * @returns how many answers a second there were, their waits in milliseconds, and how many there were in all
 */
export async function load({ connections, seconds }, ask) {
  /** @type {number[]} */
  const waits = [];
  const began = performance.now();
  const until = began + seconds * 1_000;
  const reader = async (_, first) => {
    for (let turn = first; performance.now() < until; turn++) {
      const asked = performance.now();
      const text = await ask(turn);
      if (text.includes('"errors"')) throw new Error(text.slice(0, 200));
      waits.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: connections }, reader));
  const rate = (waits.length / (performance.now() - began)) * 1_000;
  return { rate, p50: at(waits, 0.5), p99: at(waits, 0.99), answers: waits.length };
}

/**
 * Prints the medians of each way's rounds as a table, under a line that says on what they were measured.
 * @param {string} subject heads the first column
 * @param {Record<string, string>} columns what heads the column of each figure, by its name; the first is shown without decimals
 * @param {Map<{ name: string }, Record<string, number>[]>} measured
 * @param {{ connections: number, rounds: number, seconds: number }} load
 */
export function sayMedians(subject, columns, measured, { connections, rounds, seconds }) {
  const machine = `${cpus()[0].model}, ${cpus().length} cores`;
  const average = loadavg()[0].toFixed(1);
  console.log(`${machine}; ${connections} connections, ${rounds} rounds of ${seconds} s; load average ${average}`);
  console.log(rowOf([subject, ...Object.values(columns)]));
  console.log(rowOf(["---", ...Object.values(columns).map(() => "---")]));
  for (const [{ name }, all] of measured) {
    const medians = Object.keys(columns).map((figure) =>
      at(
        all.map((round) => round[figure]),
        0.5,
      ),
    );
    console.log(rowOf([name, ...medians.map((value, column) => value.toFixed(column === 0 ? 0 : 2))]));
  }
}

const rowOf = (cells) => `| ${cells.join(" | ")} |`;
