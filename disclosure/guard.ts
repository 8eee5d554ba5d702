import type { Policy, Suppression } from "./policy.ts";
import type { Cell, Guard } from "./problem.ts";

/**
 * The guarantee for one cell, or null when the policy does not protect it. `empty`: the total of its territory is zero,
 * which is always shown.
 */
export function guardOf(cell: Cell, policy: Policy, empty: boolean): Guard | null {
  if (policy.kind === "NONE" || empty) return null;
  if (cell.measure === "COUNT" && isSmall(cell, policy)) return smallCount(cell, policy.k);
  return policy.kind === "SUPPRESSION" && hasTooFewHands(cell, policy) ? wide(cell, policy.magnitudeShare) : null;
}

/** Nobody may exclude zero (for the total of a territory that is not empty: one), nor exclude k or more. */
const smallCount = (cell: Cell, k: number): Guard => ({
  reachDown: cell.id === cell.total ? 1 : 0,
  reachUp: k,
  width: null,
});

/** Nobody may know the value more closely than p %. */
function wide({ measure, value }: Cell, share: number): Guard {
  const width = measure === "COUNT" ? Math.ceil(value * share) : value * share;
  return { reachDown: value, reachUp: value, width };
}

function isSmall({ value }: Cell, policy: Exclude<Policy, { kind: "NONE" }>): boolean {
  if (value > 0) return value < policy.k;
  return policy.kind === "ROUNDING" || policy.zeroRule === "WITHHELD_UNLESS_EMPTY";
}

/** The structure rules: INSEE, three units at least and none above 85 % of the value. */
function hasTooFewHands({ contributors, value }: Cell, policy: Suppression): boolean {
  if (contributors === null || value === 0) return false;
  return contributors.number < policy.minContributors || contributors.largestShare > policy.dominanceShare;
}
