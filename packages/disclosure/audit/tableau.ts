import { type Answer, type Program, type Solver, type SolverState, solveOnce } from "../solver.ts";
import type { View } from "./view.ts";

/** A whole table that agrees with all the attacker knows: one possible truth among many. */
export type Candidate = Float64Array;

/** Some unknowns of the attacker, the others held at a candidate; or all of them. */
export interface Scope {
  readonly view: View;
  readonly cells: readonly number[];
  readonly candidate: Candidate | null;
}

/** The linear program over the scope's unknowns themselves, at no cost. */
export function programOver(scope: Scope, wantsIntegers: boolean): Program {
  const { view, cells } = scope;
  return {
    cost: new Float64Array(cells.length),
    lower: Float64Array.from(cells, (cell) => view.low[cell]!),
    upper: Float64Array.from(cells, (cell) => view.high[cell]!),
    integrality: wantsIntegers ? Uint8Array.from(cells, (cell) => view.isInteger[cell]!) : null,
    rows: rowsOver(scope, 1),
  };
}

/** Any whole table the attacker may believe; null when there is none. */
export function someCandidate(solver: Solver, view: View): Candidate | null {
  const cells = unknownsOf(view);
  const answer = solveOnce(solver, programOver({ view, cells, candidate: null }, true));
  if (!answer.found) return null;
  const candidate = view.low.slice();
  cells.forEach((cell, j) => {
    candidate[cell] = view.isInteger[cell] ? Math.round(answer.values[j]!) : answer.values[j]!;
  });
  return candidate;
}

export const unknownsOf = ({ low, high, ids }: View): number[] =>
  [...ids.keys()].filter((cell) => high[cell]! - low[cell]! > 1e-9);

export interface Question {
  readonly cell: number;
  readonly side: "DOWN" | "UP";
  /** The value to be reached or passed. */
  readonly reach: number;
}

/** Asks for candidates near the one held that take a cell where the guarantee wants it. */
export interface Tableau {
  ask(question: Question): Answer;
  askWhole(question: Question): Answer;
  /** The candidate an answer describes, if it is whole. */
  candidateIn(answer: Answer): Candidate | null;
  close(): void;
}

/**
 * Unknown j is the candidate's value plus column 2j minus column 2j + 1, and the answer nearest to the candidate is
 * sought: it changes few cells, and those mostly by whole numbers.
 */
export function openTableau(solver: Solver, scope: Scope & { readonly candidate: Candidate }): Tableau {
  const program = nearProgram(scope);
  const column = new Map(scope.cells.map((cell, j) => [cell, 2 * j]));
  const solverState = solver.keep(program);
  return {
    ask: (question) => {
      const change = boundsFor(scope, column, question);
      return change === null ? nothing : askKept(solverState, program, change);
    },
    askWhole: (question) => {
      const change = boundsFor(scope, column, question);
      return change === null ? nothing : askOnce(solver, scope, change);
    },
    candidateIn: (answer) => (answer.found ? candidateFrom(scope, answer.values) : null),
    close: () => solverState.close(),
  };
}

const nothing: Answer = { found: false, why: "INFEASIBLE" };

interface Change {
  readonly column: number;
  readonly least: number;
}

function boundsFor(scope: Scope & { candidate: Candidate }, column: ReadonlyMap<number, number>, question: Question) {
  const at = scope.candidate[question.cell]!;
  const first = column.get(question.cell);
  const isUp = question.side === "UP";
  const room = isUp ? scope.view.high[question.cell]! - at : at - scope.view.low[question.cell]!;
  const smallestChange = isUp ? question.reach - at : at - question.reach;
  if (first === undefined || smallestChange > room + 1e-9) return null;
  return { column: isUp ? first : first + 1, least: Math.max(0, smallestChange) };
}

function askKept(solverState: SolverState, { upper }: Program, { column, least }: Change): Answer {
  const opposite = column ^ 1;
  solverState.bound(column, least, upper[column]!);
  solverState.bound(opposite, 0, 0);
  const answer = solverState.solve();
  solverState.bound(column, 0, upper[column]!);
  solverState.bound(opposite, 0, upper[opposite]!);
  return answer;
}

function askOnce(solver: Solver, scope: Scope & { candidate: Candidate }, { column, least }: Change): Answer {
  const program = nearProgram(scope);
  program.lower[column] = least;
  program.upper[column ^ 1] = 0;
  const integrality = Uint8Array.from(program.cost, (_, c) => scope.view.isInteger[scope.cells[c >> 1]!]!);
  return solveOnce(solver, { ...program, integrality });
}

function nearProgram({ view, cells, candidate }: Scope & { candidate: Candidate }): Program {
  const size = 2 * cells.length;
  const roomAt = (c: number) => {
    const cell = cells[c >> 1]!;
    return c & 1 ? candidate[cell]! - view.low[cell]! : view.high[cell]! - candidate[cell]!;
  };
  return {
    cost: new Float64Array(size).fill(1),
    lower: new Float64Array(size),
    upper: Float64Array.from({ length: size }, (_, c) => Math.max(0, roomAt(c))),
    integrality: null,
    rows: rowsOver({ view, cells, candidate }, 2),
  };
}

/** The equations that touch the scope, with one column per unknown, or two when they are counted from the candidate. */
function rowsOver({ view, cells, candidate }: Scope, width: 1 | 2): Program["rows"] {
  const place = new Map(cells.map((cell, j) => [cell, width * j]));
  const rows = {
    starts: [0],
    columns: [] as number[],
    times: [] as number[],
    lower: [] as number[],
    upper: [] as number[],
  };
  for (const e of new Set(cells.flatMap((cell) => view.standsIn[cell]!))) {
    const equation = view.equations[e]!;
    let constant = 0;
    equation.cells.forEach((cell, t) => {
      const by = equation.times[t]!;
      const column = place.get(cell);
      if (column === undefined || width === 2) constant += by * (candidate ?? view.low)[cell]!;
      if (column === undefined) return;
      rows.columns.push(...(width === 2 ? [column, column + 1] : [column]));
      rows.times.push(...(width === 2 ? [by, -by] : [by]));
    });
    rows.starts.push(rows.columns.length);
    rows.lower.push(equation.min - constant);
    rows.upper.push(equation.max - constant);
  }
  return rows;
}

function candidateFrom({ view, cells, candidate }: Scope & { candidate: Candidate }, values: Float64Array) {
  const next = candidate.slice();
  for (const [j, cell] of cells.entries()) {
    const value = candidate[cell]! + values[2 * j]! - values[2 * j + 1]!;
    next[cell] = view.isInteger[cell] ? Math.round(value) : value;
    if (Math.abs(next[cell]! - value) > 1e-5) return null;
  }
  return next;
}
