import { drawn } from "./seed.ts";

/**
 * Whole numbers in proportion to the weights that add up to the total exactly. Cumulated shares are rounded from a
 * drawn start, so that a small weight gets 1 as often as it should rather than 0 for ever.
 */
export function share(total: number, weights: readonly number[], key: string): number[] {
  const whole = sum(weights);
  if (whole <= 0) {
    if (total === 0) return weights.map(() => 0);
    throw new Error(`nothing to share ${total} over: ${key}`);
  }
  const start = drawn(key);
  const heavy = weights.findLastIndex((weight) => weight > 0);
  let cumulated = 0;
  let given = 0;
  return weights.map((weight, at) => {
    cumulated += weight;
    const reached = at >= heavy ? total : Math.floor((cumulated * total) / whole + start);
    const part = reached - given;
    given = reached;
    return part;
  });
}

/** How many of `count` a rate takes: the fraction left over is drawn, and never more than all are taken. */
export function thin(count: number, rate: number, key: string): number {
  return Math.min(count, Math.floor(count * rate + drawn(key)));
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
