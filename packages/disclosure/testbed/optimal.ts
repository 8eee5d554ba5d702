import { faultIn } from "../check.ts";
import { guardsOf } from "../guard.ts";
import { faultOf, type Suppression } from "../policy.ts";
import type { CellId, KnownFacts, Problem } from "../problem.ts";
import { type Layout, layOut } from "../protect/layout.ts";
import { type Needs, needsOf, openAmounts } from "../protect/needs.ts";
import { lossOf } from "../protect/pattern.ts";
import { done, type Outcome, refused, solvedOrRefused } from "../refusal.ts";
import { openSolver, type Program, solveOnce } from "../solver.ts";

export interface OptimalPattern {
  readonly withheld: readonly CellId[];
  readonly loss: number;
}

/**
 * The cheapest pattern of all, as one mixed-integer program with a copy of the table for each need: the yardstick of
 * the heuristic on small tables (some tens of cells), too slow beyond. Known facts may not name foreign cells.
 */
export function optimalPattern(
  problem: Problem,
  policy: Suppression,
  facts: KnownFacts,
): Promise<Outcome<OptimalPattern>> {
  return solvedOrRefused(async () => {
    const detail = faultOf(policy);
    if (detail !== null) return refused({ code: "POLICY_INVALID", detail });
    const fault = faultIn(problem, facts);
    if (fault) return refused(fault);
    const solver = await openSolver(60);
    const layout = layOut(problem, facts, true);
    const guards = guardsOf(problem, policy);
    const forced = problem.cells.map((cell, i) => guards[i] !== null || cell.decided === "WITHHELD");
    const answer = solveOnce(solver, programOf({ problem, layout, needs: needsOf(layout, guards), forced }));
    if (!answer.found) return refused({ code: "POLICY_IMPOSSIBLE", cell: problem.cells[forced.indexOf(true)]!.id });
    const withheld = problem.cells.filter((_, i) => answer.values[i]! > 0.5).map(({ id }) => id);
    return done({ withheld, loss: lossOfPattern(problem, withheld) });
  });
}

/** What readers lose by a pattern, in the unit that `protect` minimises. */
export function lossOfPattern({ cells }: Problem, withheld: readonly CellId[]): number {
  const closed = new Set(withheld);
  return cells.filter(({ id }) => closed.has(id)).reduce((sum, cell) => sum + lossOf(cell), 0);
}

const isEmpty = ({ cells }: Problem, total: CellId): boolean =>
  cells.some(({ id, value }) => id === total && value === 0);

interface Task {
  readonly problem: Problem;
  readonly layout: Layout;
  readonly needs: Needs;
  readonly forced: readonly boolean[];
}

/** Columns: one switch per cell (1 when withheld), then per need what each cell gains and loses. */
function programOf({ problem, layout, needs, forced }: Task): Program {
  const size = layout.ownCount;
  const aims = problem.cells.flatMap((_, cell) => openAmounts(layout, needs, cell).map((amount) => ({ cell, amount })));
  const columns = size + 2 * size * aims.length;
  const program = {
    cost: new Float64Array(columns),
    lower: new Float64Array(columns),
    upper: new Float64Array(columns).fill(1),
    integrality: new Uint8Array(columns).fill(1),
    rows: { starts: [0], columns: [] as number[], times: [] as number[], lower: [] as number[], upper: [] as number[] },
  };
  problem.cells.forEach((cell, i) => {
    const mayBeWithheld = cell.decided !== "PUBLISHED" && !isEmpty(problem, cell.total);
    program.cost[i] = lossOf(cell);
    program.lower[i] = Number(forced[i]);
    program.upper[i] = Number(forced[i] || mayBeWithheld);
  });
  aims.forEach((aim, copy) => {
    addCopy(program, layout, { ...aim, first: size + 2 * size * copy });
  });
  return program;
}

interface Copy {
  readonly cell: number;
  readonly amount: number;
  readonly first: number;
}

function addCopy(program: Program, layout: Layout, { cell, amount, first }: Copy): void {
  const rows = program.rows as {
    starts: number[];
    columns: number[];
    times: number[];
    lower: number[];
    upper: number[];
  };
  const bigM = layout.value.reduce((a, b) => Math.max(a, b), 0) + Math.abs(amount) + 1;
  const addRow = (entries: readonly [number, number][], lower: number, upper: number) => {
    for (const [column, times] of entries) {
      rows.columns.push(column);
      rows.times.push(times);
    }
    rows.starts.push(rows.columns.length);
    rows.lower.push(lower);
    rows.upper.push(upper);
  };
  for (let i = 0; i < layout.ownCount; i++) {
    const room = [Math.min(bigM, layout.upper[i]! - layout.value[i]!), layout.value[i]! - layout.lower[i]!] as const;
    room.forEach((limit, side) => {
      const column = first + 2 * i + side;
      program.upper[column] = Math.max(0, limit);
      (program.integrality as Uint8Array)[column] = layout.isInteger[i]!;
      addRow(
        [
          [column, 1],
          [i, -limit],
        ],
        Number.NEGATIVE_INFINITY,
        0,
      );
    });
  }
  program.lower[first + 2 * cell + (amount > 0 ? 0 : 1)] = Math.abs(amount);
  program.upper[first + 2 * cell + (amount > 0 ? 1 : 0)] = 0;
  for (const { cells, times, min, max } of layout.rows) {
    const constant = cells.reduce((sum, cell, t) => sum + times[t]! * layout.value[cell]!, 0);
    const entries = [...cells].flatMap((cell, t): [number, number][] => [
      [first + 2 * cell, times[t]!],
      [first + 2 * cell + 1, -times[t]!],
    ]);
    addRow(entries, min === max ? 0 : min - constant, min === max ? 0 : max - constant);
  }
}
