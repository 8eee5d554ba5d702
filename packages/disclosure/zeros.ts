import type { CellId, Problem, Relation } from "./problem.ts";

/** What is certain of a count: `most` is zero or infinite. */
export interface ByZeroRule {
  readonly least: number;
  readonly most: number;
}

/**
 * What the zero rule alone tells, before any withholding: zero totals are shown, so the other totals are at least one,
 * and relations carry that on. The total of three communes that are not empty is at least three; where a stock is shown
 * as zero after entries, exits are at least two. No pattern hides it; such cells are listed as `weakened`. And a crossing
 * of which every part lies in empty territories is empty: it is as public as they are.
 */
export function leastByZeroRule({ cells, relations }: Problem): ReadonlyMap<CellId, ByZeroRule> {
  const knownCells = new Map<CellId, KnownCell>(
    cells.map(({ id }) => [id, { least: 0, most: Number.POSITIVE_INFINITY }]),
  );
  for (const { id, total, value, measure, decided } of cells) {
    if (id !== total || measure !== "COUNT" || decided === "WITHHELD") continue;
    knownCells.set(id, value === 0 ? { least: 0, most: 0 } : { least: 1, most: Number.POSITIVE_INFINITY });
  }
  for (
    let round = 0;
    round < turns && relations.filter((relation) => narrows(relation, knownCells)).length > 0;
    round++
  );
  return knownCells;
}

interface KnownCell {
  least: number;
  most: number;
}

// Commune, EPCI, department and a flow on either side: chains of relations are short, and stopping early is harmless.
const turns = 8;

/** Whether the relation tells more of some cell than was known. */
function narrows({ terms, min, max }: Relation, knownCells: ReadonlyMap<CellId, KnownCell>): boolean {
  const ends = terms.map(({ cell, times }) => {
    const { least, most } = knownCells.get(cell)!;
    return times > 0 ? { low: times * least, high: times * most } : { low: times * most, high: times * least };
  });
  const low = sumOf(ends.map((end) => end.low));
  const high = sumOf(ends.map((end) => end.high));
  let isNarrower = false;
  terms.forEach(({ cell, times }, t) => {
    const from = min - sumOfOthers(high, ends[t]!.high);
    const to = max - sumOfOthers(low, ends[t]!.low);
    const [least, most] = times > 0 ? [from / times, to / times] : [to / times, from / times];
    const was = knownCells.get(cell)!;
    if (Math.ceil(least - 1e-9) > was.least) {
      was.least = Math.ceil(least - 1e-9);
      isNarrower = true;
    }
    if (Math.floor(most + 1e-9) < was.most) {
      was.most = Math.floor(most + 1e-9);
      isNarrower = true;
    }
  });
  return isNarrower;
}

interface Sum {
  readonly finite: number;
  readonly infinite: number;
  readonly infinity: number;
}

function sumOf(ends: readonly number[]): Sum {
  const finite = ends.filter((end) => Number.isFinite(end));
  const infinity = ends.find((end) => !Number.isFinite(end)) ?? 0;
  return { finite: finite.reduce((a, b) => a + b, 0), infinite: ends.length - finite.length, infinity };
}

/** The sum of the others; infinite as soon as one of them is. */
function sumOfOthers({ finite, infinite, infinity }: Sum, end: number): number {
  const otherInfinite = infinite - (Number.isFinite(end) ? 0 : 1);
  if (otherInfinite > 0) return infinity;
  return Number.isFinite(end) ? finite - end : finite;
}
