import { uniform } from "./seed.ts";

/**
 * Whole numbers in proportion to the weights that add up to the total exactly. Cumulated shares are rounded from a
 * drawn start, so that a small weight gets 1 as often as it should rather than 0 for ever.
 */
export function share(total: number, weights: readonly number[], key: string): number[] {
  const totalWeight = sum(weights);
  if (totalWeight <= 0) {
    if (total === 0) return weights.map(() => 0);
    throw new Error(`nothing to share ${total} over: ${key}`);
  }
  const start = uniform(key);
  const heavy = weights.findLastIndex((weight) => weight > 0);
  let cumulated = 0;
  let sharedSoFar = 0;
  return weights.map((weight, at) => {
    cumulated += weight;
    const cumulatedShare = at >= heavy ? total : Math.floor((cumulated * total) / totalWeight + start);
    const part = cumulatedShare - sharedSoFar;
    sharedSoFar = cumulatedShare;
    return part;
  });
}

/** How many of `count` a rate takes: the fraction left over is drawn, and never more than all are taken. */
export function thin(count: number, rate: number, key: string): number {
  return Math.min(count, Math.floor(count * rate + uniform(key)));
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
