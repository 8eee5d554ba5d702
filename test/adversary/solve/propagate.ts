import { ceilOf, floorOf, hair, type Interval, type Knowledge, type Relation } from "./table.ts";

/** Intervals of all cells, and for each end what last narrowed it: enough to tell afterwards how it was known. */
export interface Propagated {
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Index into `relations` (>= 0), facts (-2 - index), pairs of zeros (-1e6 - index), or -1: shown by the release. */
  readonly whyLow: Int32Array;
  readonly whyHigh: Int32Array;
  /** False: the knowledge contradicts itself, so some of it is not true. */
  readonly holds: boolean;
}

export const whyFact = (index: number): number => -2 - index;
export const whyZeros = (index: number): number => -1_000_000 - index;

const mostTurns = 400_000;

/** Carries intervals along relations until nothing narrows: exact for whole numbers one relation at a time. */
export function propagate(knowledge: Knowledge, start?: readonly Interval[]): Propagated {
  const { cells, relations, facts, zeros } = knowledge;
  const low = Float64Array.from(cells, (cell, at) => start?.[at]?.low ?? cell.low);
  const high = Float64Array.from(cells, (cell, at) => start?.[at]?.high ?? cell.high);
  const whyLow = new Int32Array(cells.length).fill(-1);
  const whyHigh = new Int32Array(cells.length).fill(-1);
  const touching = relationsByCell(cells.length, relations);
  const pairs = pairsByCell(cells.length, zeros);
  const waiting = relations.map((_, at) => at);
  const isWaiting = new Uint8Array(relations.length).fill(1);

  const narrow = (cell: number, from: number, to: number, why: number): void => {
    const isCount = cells[cell]!.isCount;
    const [least, most] = [ceilOf(from, isCount), floorOf(to, isCount)];
    let moved = false;
    if (least > low[cell]! + hair) {
      low[cell] = least;
      whyLow[cell] = why;
      moved = true;
    }
    if (most < high[cell]! - hair) {
      high[cell] = most;
      whyHigh[cell] = why;
      moved = true;
    }
    if (!moved) return;
    for (const one of touching[cell]!) {
      if (isWaiting[one]) continue;
      isWaiting[one] = 1;
      waiting.push(one);
    }
    for (const [other, index] of pairs[cell]!) {
      if (high[cell]! <= hair) narrow(other, Number.NEGATIVE_INFINITY, 0, whyZeros(index));
      if (low[cell]! > hair)
        narrow(other, cells[other]!.isCount ? 1 : hair * 2, Number.POSITIVE_INFINITY, whyZeros(index));
    }
  };

  for (const [at, { cell, min, max }] of facts.entries()) narrow(cell, min, max, whyFact(at));
  cells.forEach((_, at) => {
    for (const [other, index] of pairs[at]!)
      if (high[at]! <= hair) narrow(other, Number.NEGATIVE_INFINITY, 0, whyZeros(index));
  });
  for (let turn = 0; waiting.length > 0 && turn < mostTurns; turn++) {
    const one = waiting.shift()!;
    isWaiting[one] = 0;
    carry(relations[one]!, low, high, (cell, from, to) => narrow(cell, from, to, one));
  }
  const holds = low.every((least, at) => least <= high[at]! + hair);
  return { low, high, whyLow, whyHigh, holds };
}

/** What a relation says of each of its cells, given the others. */
function carry(
  { cells, times, min, max }: Relation,
  low: Float64Array,
  high: Float64Array,
  say: (cell: number, from: number, to: number) => void,
): void {
  let [least, most, endlessLeast, endlessMost] = [0, 0, 0, 0];
  const ends = cells.map((cell, at) => {
    const t = times[at]!;
    const [from, to] = t > 0 ? [t * low[cell]!, t * high[cell]!] : [t * high[cell]!, t * low[cell]!];
    if (Number.isFinite(from)) least += from;
    else endlessLeast++;
    if (Number.isFinite(to)) most += to;
    else endlessMost++;
    return [from, to] as const;
  });
  cells.forEach((cell, at) => {
    const t = times[at]!;
    const [from, to] = ends[at]!;
    const otherEndlessMost = endlessMost - (Number.isFinite(to) ? 0 : 1);
    const otherEndlessLeast = endlessLeast - (Number.isFinite(from) ? 0 : 1);
    const othersMost = otherEndlessMost > 0 ? Number.POSITIVE_INFINITY : most - (Number.isFinite(to) ? to : 0);
    const othersLeast = otherEndlessLeast > 0 ? Number.NEGATIVE_INFINITY : least - (Number.isFinite(from) ? from : 0);
    const [a, b] = [(min - othersMost) / t, (max - othersLeast) / t];
    say(cell, Math.min(a, b), Math.max(a, b));
  });
}

function relationsByCell(count: number, relations: readonly Relation[]): number[][] {
  const touching: number[][] = Array.from({ length: count }, () => []);
  relations.forEach(({ cells }, at) => {
    for (const cell of cells) touching[cell]!.push(at);
  });
  return touching;
}

function pairsByCell(count: number, zeros: Knowledge["zeros"]): (readonly [number, number])[][] {
  const pairs: (readonly [number, number])[][] = Array.from({ length: count }, () => []);
  zeros.forEach(({ pair: [one, other] }, at) => {
    pairs[one]!.push([other, at]);
    pairs[other]!.push([one, at]);
  });
  return pairs;
}
