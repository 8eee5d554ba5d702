import type { Cell, CellId, KnownFacts, Problem, Relation } from "../problem.ts";
import { impliedBySums } from "./elimination.ts";
import type { Row } from "./row.ts";

/**
 * The problem by numbers: cell i is `ids[i]`; foreign cells of the known facts come after the problem's own. What the
 * attacker knows from facts and policy before seeing the release is in `lower` and `upper`.
 */
export interface Layout {
  readonly ids: readonly CellId[];
  /** How many are the problem's own. */
  readonly ownCount: number;
  /** True values; foreign cells hold a value that agrees with every relation. */
  readonly value: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** 1 where only whole values exist. */
  readonly isInteger: Uint8Array;
  readonly rows: readonly Row[];
  /** 1 where a row says nothing that the others do not: a solver may do without it, a judge may not. */
  readonly implied: Uint8Array;
  /** The rows each cell stands in. */
  readonly rowsOf: readonly (readonly number[])[];
  /** With which coefficient, in the same order. */
  readonly timesOf: readonly (readonly number[])[];
}

export function layOut(problem: Problem, facts: KnownFacts, emptyShown: boolean): Layout {
  const { cells } = problem;
  const ids = namesOf(problem, facts);
  const number = new Map(ids.map((id, i) => [id, i]));
  const rows = [...problem.relations, ...facts.relations].map((relation) => rowOf(relation, number));
  const layout: Layout = {
    ids,
    ownCount: cells.length,
    value: Float64Array.from(ids, (_, i) => cells[i]?.value ?? 0),
    lower: Float64Array.from(ids, (_, i) => leastOf(cells[i], emptyShown)),
    upper: new Float64Array(ids.length).fill(Number.POSITIVE_INFINITY),
    isInteger: Uint8Array.from(ids, (_, i) => (cells[i]?.measure === "MAGNITUDE" ? 0 : 1)),
    rows,
    implied: impliedBySums({ ownCount: cells.length, rows }),
    ...byCell(rows, ids.length),
  };
  learn(layout, facts, number);
  return layout;
}

/** A zero total is shown (the policy is public), so a withheld one is at least one. */
function leastOf(cell: Cell | undefined, emptyShown: boolean): number {
  const isTotal = cell?.measure === "COUNT" && cell.id === cell.total && cell.decided === null;
  return emptyShown && isTotal && cell.value > 0 ? 1 : 0;
}

function namesOf({ cells }: Problem, facts: KnownFacts): CellId[] {
  const ids = new Set(cells.map((cell) => cell.id));
  for (const { terms } of facts.relations) for (const { cell } of terms) ids.add(cell);
  return [...ids];
}

function rowOf({ terms, min, max }: Relation, number: ReadonlyMap<CellId, number>): Row {
  const cells = Int32Array.from(terms, ({ cell }) => number.get(cell)!);
  return { cells, times: Float64Array.from(terms, ({ times }) => times), min, max };
}

function byCell(rows: readonly Row[], size: number): Pick<Layout, "rowsOf" | "timesOf"> {
  const rowsOf: number[][] = Array.from({ length: size }, () => []);
  const timesOf: number[][] = Array.from({ length: size }, () => []);
  rows.forEach(({ cells, times }, r) => {
    cells.forEach((cell, t) => {
      rowsOf[cell]!.push(r);
      timesOf[cell]!.push(times[t]!);
    });
  });
  return { rowsOf, timesOf };
}

function learn(layout: Layout, facts: KnownFacts, number: ReadonlyMap<CellId, number>): void {
  for (const { cell, min, max } of facts.intervals) {
    const i = number.get(cell);
    if (i === undefined) continue;
    layout.lower[i] = Math.max(layout.lower[i]!, min);
    layout.upper[i] = Math.min(layout.upper[i]!, max);
  }
}
