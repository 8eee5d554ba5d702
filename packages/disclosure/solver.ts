import loadHighs, { type Highs, type Model } from "highs";

/**
 * A linear program: minimise `cost . x` under `rowLower <= A x <= rowUpper` and `lower <= x <= upper`.
 * Rows are compressed: row r holds the entries `starts[r]` to `starts[r + 1] - 1`.
 */
export interface Program {
  readonly cost: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Columns that take whole values only; null makes the whole program continuous. */
  readonly integrality: Uint8Array | null;
  readonly rows: Rows;
  /** With whole columns: stop after so many solutions, each better than the one before; absent: near the best there is. */
  readonly solutions?: number;
}

export interface Rows {
  readonly starts: readonly number[];
  readonly columns: readonly number[];
  readonly times: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

export type Answer =
  | { readonly found: true; readonly objective: number; readonly values: Float64Array }
  | { readonly found: false; readonly why: "INFEASIBLE" | "UNBOUNDED" };

/** The solver stopped without an answer. `protect` and `audit` turn it into a refusal: nothing is returned half-done. */
export class SolverFault extends Error {
  readonly why: "TIME" | "FAILURE";

  constructor(why: "TIME" | "FAILURE", detail: string) {
    super(detail);
    this.why = why;
  }
}

/** One program kept in the solver, changed and solved again from its last basis. Close it: its memory is not collected. */
export interface SolverState {
  bound(column: number, lower: number, upper: number): void;
  price(column: number, cost: number): void;
  /** From the last basis: "PRICES" where prices changed since (primal simplex), "BOUNDS" where bounds did (dual). */
  solve(changed?: "PRICES" | "BOUNDS"): Answer;
  close(): void;
}

/** HiGHS in this process, until `deadline` (milliseconds since 1970). */
export interface Solver {
  readonly deadline: number;
  keep(program: Program): SolverState;
}

/** Called by every loop that could last. @throws SolverFault "TIME" once the deadline has passed. */
export function assertInTime({ deadline }: Pick<Solver, "deadline">): void {
  if (Date.now() >= deadline) throw new SolverFault("TIME", "time limit");
}

// The package declares its types as CommonJS; what Node imports is the ES module, whose default export is the loader.
const load = loadHighs as unknown as () => Promise<Highs>;
let loading: Promise<Highs> | undefined;

/** Loads HiGHS once per process; every solver shares its memory. */
export async function openSolver(seconds: number): Promise<Solver> {
  loading ??= load();
  const highs = await loading;
  const deadline = Date.now() + seconds * 1000;
  return { deadline, keep: (program) => keep(highs, program, deadline) };
}

/** Solves once and gives the memory back. */
export function solveOnce(solver: Solver, program: Program): Answer {
  const solverState = solver.keep(program);
  try {
    return solverState.solve();
  } finally {
    solverState.close();
  }
}

function keep(highs: Highs, program: Program, deadline: number): SolverState {
  if (program.cost.length === 0) return keptEmpty(program);
  const model = highs.createModel();
  model.options.set(program.integrality === null ? lpOptions : mipOptions);
  if (program.solutions !== undefined) model.options.set("mip_max_improving_sols", program.solutions);
  model.passModel(modelOf(program));
  return {
    bound: (column, lower, upper) => void model.changeColBounds(column, lower, upper),
    price: (column, cost) => void model.changeColCost(column, cost),
    solve: (changed = "BOUNDS") => {
      model.options.set("simplex_strategy", changed === "PRICES" ? primalSimplex : dualSimplex);
      return solve(highs, model, deadline);
    },
    close: () => model.dispose(),
  };
}

/** Nothing is unknown: the rows hold or they do not (HiGHS gives no solution for a model without columns). */
function keptEmpty({ rows }: Program): SolverState {
  const holds = rows.lower.every((lower, r) => lower <= 1e-6 && rows.upper[r]! >= -1e-6);
  const answer: Answer = holds
    ? { found: true, objective: 0, values: new Float64Array(0) }
    : { found: false, why: "INFEASIBLE" };
  return { bound: () => {}, price: () => {}, solve: () => answer, close: () => {} };
}

// Without presolve the last basis is used again: a changed bound then costs a few pivots instead of a whole solve.
const lpOptions = { output_flag: false, presolve: "off", solver: "simplex" } as const;
const mipOptions = { output_flag: false, mip_rel_gap: 0.05 } as const;

const dualSimplex = 1;
const primalSimplex = 4;

function modelOf(program: Program) {
  const { rows, cost, integrality } = program;
  const [numRows, numCols] = [rows.lower.length, cost.length];
  return {
    numCols,
    numRows,
    colCost: cost,
    colLower: program.lower,
    colUpper: program.upper,
    rowLower: rows.lower,
    rowUpper: rows.upper,
    matrix: {
      format: "csr" as const,
      numRows,
      numCols,
      starts: Int32Array.from(rows.starts),
      indices: Int32Array.from(rows.columns),
      values: Float64Array.from(rows.times),
    },
    ...(integrality === null ? {} : { integrality: Int32Array.from(integrality) }),
  };
}

function solve(highs: Highs, model: Model, deadline: number): Answer {
  const secondsLeft = (deadline - Date.now()) / 1000;
  if (secondsLeft <= 0) throw new SolverFault("TIME", "time limit");
  // HiGHS counts the time of all runs of a model together.
  model.options.set("time_limit", model.getRunTime() + secondsLeft);
  run(model);
  const { modelStatus } = highs.constants;
  if (model.getModelStatus() === modelStatus.unknown) runAnew(model);
  const status = model.getModelStatus();
  if (status === modelStatus.optimal || status === modelStatus.solutionLimit) return solutionOf(model);
  if (status === modelStatus.infeasible) return { found: false, why: "INFEASIBLE" };
  if (status === modelStatus.unbounded) return { found: false, why: "UNBOUNDED" };
  throw new SolverFault(status === modelStatus.timeLimit ? "TIME" : "FAILURE", `HiGHS status ${status}`);
}

/** The simplex method can lose its way from the basis of the last question: then once more, from none. */
function runAnew(model: Model): void {
  model.clearSolver();
  run(model);
}

function run(model: Model): void {
  try {
    model.run();
  } catch (fault) {
    throw new SolverFault("FAILURE", String(fault));
  }
}

const solutionOf = (model: Model): Answer => ({
  found: true,
  objective: model.getObjectiveValue(),
  values: Float64Array.from(model.getSolution().colValue ?? []),
});
