import type { Bounds } from "../model/observation.ts";

interface Rounded {
  readonly zeroAtMost?: number | undefined;
  readonly isContinuous?: boolean | undefined;
}

/**
 * What a figure rounded to the nearest `step` says for certain of the count behind it: with step 5, a published 5
 * means 3 to 7 and a published 0 means 0 to 2. Source: CNAF and Dares round to the nearest multiple
 * (docs/secret.md#ce-que-chaque-producteur-applique).
 * @param how.zeroAtMost what a 0 may be at most where it may also be a cell that the source left blank.
 * @param how.isContinuous whether the figure is no whole number: a share of 75 % is 74.5 to 75.5.
 */
export function boundsOfRounded(
  value: number,
  step: number | null,
  { zeroAtMost, isContinuous }: Rounded = {},
): Bounds {
  if (value === 0 && zeroAtMost !== undefined) return { min: 0, max: zeroAtMost };
  if (step === null) return { min: value, max: value };
  const slack = isContinuous ? step / 2 : Math.floor(step / 2);
  return { min: Math.max(0, value - slack), max: value + slack };
}

/**
 * What a count rounded at random to a neighbouring multiple of `base` says for certain: with base 10 and k = 5, a shown 0
 * means 0 to 9, a 10 means 5 to 19 (counts under k always go down to 0), a 20 means 11 to 29.
 */
export function boundsOfKeyedRounding(value: number, { base, k }: { base: number; k: number }): Bounds {
  const min = value === 0 ? 0 : value === base ? k : value - base + 1;
  return { min, max: value + base - 1 };
}

/**
 * Indicative error of a sum of `parts` counts, each rounded to the nearest `step`: the rounding of one count is uniform
 * over `step` integers, of variance (step² - 1) / 12, so 2 for a step of 5. A single part is no sum: null.
 */
export function standardErrorOfSum(parts: number, step: number | null): number | null {
  if (step === null || parts < 2) return null;
  return Math.round(Math.sqrt((parts * (step * step - 1)) / 12) * 10) / 10;
}
