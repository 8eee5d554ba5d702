import type { Equation, View } from "./view.ts";

/**
 * Narrows every interval as far as single equations allow, again and again until nothing moves: what anybody finds with
 * pencil and paper. The intervals stay certain; they may be wider than what all equations together allow. Returns the
 * equation that cannot hold, or null.
 */
export function tighten(view: View): Equation | null {
  const waiting = new Set(view.equations.keys());
  for (const e of waiting) {
    waiting.delete(e);
    const equation = view.equations[e]!;
    const narrowed = narrowBy(view, equation);
    if (narrowed === null) return equation;
    for (const cell of narrowed) for (const next of view.standsIn[cell]!) waiting.add(next);
  }
  return null;
}

/** The cells that one equation narrows; null when it cannot hold. */
function narrowBy(view: View, { cells, times, min, max }: Equation): number[] | null {
  const leastSum = sumOfEnds(view, cells, times);
  const mostSum = sumOfEnds(
    view,
    cells,
    times.map((by) => -by),
  );
  const slack = 1e-6 * Math.max(1, Math.abs(finiteOrZero(leastSum.sum)), Math.abs(finiteOrZero(mostSum.sum)));
  if (leastSum.unbounded === 0 && leastSum.sum > max + slack) return null;
  if (mostSum.unbounded === 0 && -mostSum.sum < min - slack) return null;
  const narrowed: number[] = [];
  cells.forEach((cell, t) => {
    const by = times[t]!;
    // times x value <= max minus the least of the others, and >= min minus the most of the others.
    const top = max - sumOfOthers(view, leastSum, cell, by);
    const bottom = min + sumOfOthers(view, mostSum, cell, -by);
    const [low, high] = by > 0 ? [bottom / by, top / by] : [top / by, bottom / by];
    if (narrow(view, cell, low, high)) narrowed.push(cell);
  });
  return narrowed;
}

interface Ends {
  /** The finite ends added up, and how many are infinite. */
  sum: number;
  unbounded: number;
}

/** The least that the sum of times x cell can be. */
function sumOfEnds(view: View, cells: readonly number[], times: readonly number[]): Ends {
  const ends: Ends = { sum: 0, unbounded: 0 };
  cells.forEach((cell, t) => {
    const end = endOf(view, cell, times[t]!);
    if (Number.isFinite(end)) ends.sum += end;
    else ends.unbounded++;
  });
  return ends;
}

const endOf = ({ low, high }: View, cell: number, by: number): number => (by > 0 ? by * low[cell]! : by * high[cell]!);

function sumOfOthers(view: View, ends: Ends, cell: number, by: number): number {
  const end = endOf(view, cell, by);
  if (Number.isFinite(end)) return ends.unbounded > 0 ? Number.NEGATIVE_INFINITY : ends.sum - end;
  return ends.unbounded > 1 ? Number.NEGATIVE_INFINITY : ends.sum;
}

function narrow({ low, high, isInteger }: View, cell: number, from: number, to: number): boolean {
  const newLow = isInteger[cell] ? Math.ceil(from - 1e-6) : from;
  const newHigh = isInteger[cell] ? Math.floor(to + 1e-6) : to;
  // Magnitudes could narrow for ever by less and less: what is below their precision is left.
  const worth = isInteger[cell] ? 0.5 : 1e-6 * Math.max(1, Math.abs(finiteOrZero(low[cell]!)));
  const isHigher = newLow > low[cell]! + worth;
  const isLower = newHigh < high[cell]! - worth;
  if (isHigher) low[cell] = newLow;
  if (isLower) high[cell] = newHigh;
  return isHigher || isLower;
}

const finiteOrZero = (n: number): number => (Number.isFinite(n) ? n : 0);
