import type { Finding } from "./findings.ts";
import type { Outcome } from "./intruder.ts";
import { whyFact, whyZeros } from "./propagate.ts";

const mostSteps = 12;

/** How a cell was narrowed, in words: what was known, from the cell back to what the hub shows. */
export function derivationOf({ cell, at, interval, kind, truth }: Finding, outcome: Outcome): string {
  const { attacked } = outcome;
  const proof = [1, -1].flatMap((sign) => attacked.proofs.get(`${at}|${sign}`) ?? []);
  const steps = proof.length > 0 ? [...new Set(proof)].map((one) => lineOf(outcome, one)) : walked(outcome, at);
  const head = `${cell.id} : ${interval.low} à ${interval.high} (${kind}${truth === undefined ? "" : `, vrai ${truth}`})`;
  return [head, ...steps.slice(0, mostSteps).map((step) => `  ${step}`)].join("\n");
}

/** Back along what last narrowed each end, each cause once. */
function walked({ knowledge, attacked: { propagated } }: Outcome, start: number): string[] {
  const steps: string[] = [];
  const told = new Set<number>();
  const waiting = [start];
  while (waiting.length > 0 && steps.length < mostSteps) {
    const at = waiting.shift() as number;
    for (const why of [propagated.whyLow[at], propagated.whyHigh[at]]) {
      if (why === undefined || why === -1 || told.has(why)) continue;
      told.add(why);
      const { text, cells } = reasonOf(knowledge, why);
      steps.push(text);
      waiting.push(...cells.filter((one) => one !== at));
    }
  }
  return steps;
}

function reasonOf({ relations, facts, zeros }: Outcome["knowledge"], why: number) {
  if (why >= 0) {
    const { kind, because, cells } = relations[why] as (typeof relations)[number];
    return { text: `${kind} ${because}`, cells };
  }
  if (why <= whyZeros(0)) {
    const { kind, because, pair } = zeros[whyZeros(0) - why] as (typeof zeros)[number];
    return { text: `${kind} l'un nul si l'autre l'est : ${because}`, cells: pair };
  }
  const { kind, because } = facts[whyFact(0) - why] as (typeof facts)[number];
  return { text: `${kind} ${because}`, cells: [] };
}

function lineOf({ knowledge: { relations } }: Outcome, at: number): string {
  const { kind, because } = relations[at] as (typeof relations)[number];
  return `${kind} ${because}`;
}
