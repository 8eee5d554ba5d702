import type { PublishedTable } from "../problem.ts";
import type { Candidate, Question } from "./tableau.ts";
import type { View } from "./view.ts";

/** What the auditor still has to see possible: for each cell a value to reach down to and up to, NaN once seen. */
export interface Doubts {
  readonly down: Float64Array;
  readonly up: Float64Array;
}

/** The doubts of a release: each guarded count that is not shown, both ways, and what others withhold. */
export function doubtsOf(table: PublishedTable, view: View): Doubts {
  const none = () => new Float64Array(view.ids.length).fill(Number.NaN);
  const doubts = { down: none(), up: none() };
  table.cells.forEach(({ guard, status }, i) => {
    if (status === "PUBLISHED" || guard === null || guard.width !== null) return;
    doubts.down[i] = guard.reachDown;
    doubts.up[i] = guard.reachUp;
  });
  for (const [i, { reachDown, reachUp }] of view.foreignGuards) {
    doubts.down[i] = reachDown;
    doubts.up[i] = reachUp;
  }
  return doubts;
}

/** Strikes out all that a candidate shows possible. */
export function dispelDoubts(doubts: Doubts, candidate: Candidate): void {
  for (let cell = 0; cell < candidate.length; cell++) dispelAt(doubts, cell, candidate[cell]!);
}

export function dispelAt({ down, up }: Doubts, cell: number, value: number): void {
  if (value <= down[cell]!) down[cell] = Number.NaN;
  if (value >= up[cell]!) up[cell] = Number.NaN;
}

export function questionsOn({ down, up }: Doubts, cell: number): Question[] {
  const questions: Question[] = [
    { cell, side: "UP", reach: up[cell]! },
    { cell, side: "DOWN", reach: down[cell]! },
  ];
  return questions.filter(({ reach }) => !Number.isNaN(reach));
}

/** Whether a table agrees with every interval and equation: judged anew, on no solver's word. */
export function holds({ low, high, equations, isInteger }: View, candidate: Candidate): boolean {
  const isWithin = candidate.every(
    (value, i) => value >= low[i]! - slackOf(isInteger, value, i) && value <= high[i]! + slackOf(isInteger, value, i),
  );
  return (
    isWithin &&
    equations.every(({ cells, times, min, max }) => {
      let sum = 0;
      let scale = 1;
      cells.forEach((cell, t) => {
        sum += times[t]! * candidate[cell]!;
        if (!isInteger[cell]) scale = Math.max(scale, Math.abs(candidate[cell]!));
      });
      return sum >= min - 1e-6 * scale && sum <= max + 1e-6 * scale;
    })
  );
}

const slackOf = (isInteger: Uint8Array, value: number, i: number): number =>
  isInteger[i] ? 0 : 1e-6 * Math.max(1, value);
