import loadHighs, { type Highs, type Model } from "highs";
import type { Component } from "./components.ts";
import type { Propagated } from "./propagate.ts";
import { hair, type Knowledge } from "./table.ts";

// The package declares its types as CommonJS; what Node imports is the ES module, whose default export is the loader.
const load = loadHighs as unknown as () => Promise<Highs>;
let loading: Promise<Highs> | undefined;

export interface Extreme {
  /** The least value of the objective: proven, but for a whole-number search that ran out of time (`isProven`). */
  readonly objective: number;
  readonly values: Float64Array;
  /** Multiplier of each row: which relations the proof uses. Empty for whole-number searches. */
  readonly multipliers: Float64Array;
  readonly isProven: boolean;
}

/** The linear program of one component, kept in the solver between questions. Close it: its memory is not collected. */
export interface Program {
  /** Least of `sign` x cell; null when nothing satisfies what is known. */
  extreme(column: number, sign: 1 | -1): Extreme | null;
  close(): void;
}

/** @param seconds the longest one question may take; a whole-number search stopped by it is told as not proven */
export async function programOf(
  knowledge: Knowledge,
  { cells, relations }: Component,
  { low, high }: Propagated,
  isWhole: boolean,
  seconds = 20,
): Promise<Program> {
  loading ??= load();
  const highs = await loading;
  const model = highs.createModel();
  model.options.set(isWhole ? { output_flag: false } : { output_flag: false, presolve: "off", solver: "simplex" });
  model.passModel(rowsOf(knowledge, { cells, relations }, low, high, isWhole));
  let priced: number | null = null;
  return {
    extreme(column, sign) {
      if (priced !== null) model.changeColCost(priced, 0);
      model.changeColCost(column, sign);
      priced = column;
      if (!isWhole) model.options.set("simplex_strategy", primalSimplex);
      return solved(highs, model, seconds);
    },
    close: () => model.dispose(),
  };
}

const primalSimplex = 4;

/** Whole-number searches need an end: no figure of the Meuse is above. */
const everybody = 1e6;

/** Nothing known bounds the cell on that side. */
const endless: Extreme = {
  objective: Number.NEGATIVE_INFINITY,
  values: new Float64Array(0),
  multipliers: new Float64Array(0),
  isProven: true,
};

function solved(highs: Highs, model: Model, seconds: number): Extreme | null {
  model.options.set("time_limit", model.getRunTime() + seconds);
  model.run();
  const { modelStatus } = highs.constants;
  const status = model.getModelStatus();
  if (status === modelStatus.infeasible) return null;
  if (status === modelStatus.unbounded) return endless;
  if (status !== modelStatus.optimal && status !== modelStatus.timeLimit) throw new Error(`HiGHS status ${status}`);
  const { colValue, rowDual } = model.getSolution();
  const objective = status === modelStatus.optimal ? model.getObjectiveValue() : Number.NEGATIVE_INFINITY;
  return { objective, values: colValue, multipliers: rowDual, isProven: status === modelStatus.optimal };
}

function rowsOf(
  { cells: all, relations: known }: Knowledge,
  { cells, relations }: Component,
  low: Float64Array,
  high: Float64Array,
  isWhole: boolean,
) {
  const column = new Map(cells.map((cell, at) => [cell, at]));
  const [starts, indices, values, rowLower, rowUpper]: number[][] = [[0], [], [], [], []];
  for (const one of relations) {
    const relation = known[one]!;
    let fixed = 0;
    relation.cells.forEach((cell, at) => {
      const place = column.get(cell);
      if (place === undefined) fixed += relation.times[at]! * low[cell]!;
      else {
        indices!.push(place);
        values!.push(relation.times[at]!);
      }
    });
    starts!.push(indices!.length);
    rowLower!.push(relation.min - fixed);
    rowUpper!.push(relation.max - fixed);
  }
  const [numRows, numCols] = [relations.length, cells.length];
  const matrix = {
    format: "csr" as const,
    numRows,
    numCols,
    starts: Int32Array.from(starts!),
    indices: Int32Array.from(indices!),
    values: Float64Array.from(values!),
  };
  return {
    numCols,
    numRows,
    colCost: new Float64Array(numCols),
    colLower: Float64Array.from(cells, (cell) => low[cell]!),
    colUpper: Float64Array.from(cells, (cell) => (isWhole ? Math.min(high[cell]!, everybody) : high[cell]!)),
    rowLower: Float64Array.from(rowLower!),
    rowUpper: Float64Array.from(rowUpper!),
    matrix,
    ...(isWhole ? { integrality: Int32Array.from(cells, (cell) => (all[cell]!.isCount ? 1 : 0)) } : {}),
  };
}

/** Whether a point has whole values in every count. */
export const isWholePoint = (values: Float64Array, { cells }: Component, { cells: all }: Knowledge): boolean =>
  values.every((value, at) => !all[cells[at]!]!.isCount || Math.abs(value - Math.round(value)) < hair);
