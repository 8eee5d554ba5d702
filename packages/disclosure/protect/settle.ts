import type { DisclosureRefusal } from "../refusal.ts";
import { type Program, type Solver, solveOnce } from "../solver.ts";
import type { Layout } from "./layout.ts";

/**
 * Finds values for the foreign cells that agree with every known relation while our counts hold, since a witness must
 * be a whole table. None: the facts declared contradict the counts.
 */
export function settleForeign(solver: Solver, layout: Layout): DisclosureRefusal | null {
  const foreign = layout.ids.length - layout.ownCount;
  if (foreign === 0) return null;
  const answer = solveOnce(solver, programOf(layout, foreign));
  if (!answer.found) {
    return {
      code: "FACTS_CONTRADICTED",
      cell: layout.ids[layout.ownCount]!,
      source: "relations avec d'autres producteurs",
    };
  }
  answer.values.forEach((value, j) => {
    layout.value[layout.ownCount + j] = Math.round(value);
  });
  return null;
}

function programOf({ ownCount, value, lower, upper, rows }: Layout, foreign: number): Program {
  const starts = [0];
  const [columns, times, rowLower, rowUpper]: number[][] = [[], [], [], []];
  for (const { cells, times: by, min, max } of rows) {
    if (!cells.some((cell) => cell >= ownCount)) continue;
    let constant = 0;
    cells.forEach((cell, t) => {
      if (cell < ownCount) {
        constant += by[t]! * value[cell]!;
        return;
      }
      columns!.push(cell - ownCount);
      times!.push(by[t]!);
    });
    starts.push(columns!.length);
    rowLower!.push(min - constant);
    rowUpper!.push(max - constant);
  }
  return {
    cost: new Float64Array(foreign),
    lower: lower.slice(ownCount),
    upper: upper.slice(ownCount),
    integrality: new Uint8Array(foreign).fill(1),
    rows: { starts, columns: columns!, times: times!, lower: rowLower!, upper: rowUpper! },
  };
}
