import type { Bounds } from "../language/observation.ts";

/**
 * What a figure rounded to the nearest `step` says for certain of the count behind it: with step 5, a published 5
 * means 3 to 7 and a published 0 means 0 to 2. Source: CNAF and Dares round to the nearest multiple (SECRECY, A).
 */
export function boundsOfRounded(value: number, step: number | null): Bounds {
  if (step === null) return { min: value, max: value };
  const slack = Math.floor(step / 2);
  return { min: Math.max(0, value - slack), max: value + slack };
}

/**
 * Indicative error of a sum of `parts` counts, each rounded to the nearest `step`: the rounding of one count is uniform
 * over `step` integers, of variance (step² - 1) / 12, so 2 for a step of 5. A single part is no sum: null.
 */
export function standardErrorOfSum(parts: number, step: number | null): number | null {
  if (step === null || parts < 2) return null;
  return Math.round(Math.sqrt((parts * (step * step - 1)) / 12) * 10) / 10;
}
