import type { Policy, Suppression } from "./policy.ts";
import type { Cell, CellId, Guard, Problem } from "./problem.ts";

/** The guarantee asked for each cell of a problem, in its order; null where the policy does not protect it. */
export function guardsOf(problem: Problem, policy: Policy): (Guard | null)[] {
  const values = new Map(problem.cells.map(({ id, value }) => [id, value]));
  const least = policy.kind === "SUPPRESSION" ? leastOfTotals(problem) : new Map<CellId, number>();
  return problem.cells.map((cell) => {
    const isEmpty = values.get(cell.total) === 0;
    const guard = isEmpty ? null : guardOf(cell, policy);
    return guard && { ...guard, reachDown: Math.max(guard.reachDown, least.get(cell.id) ?? 0) };
  });
}

/**
 * A zero total is shown, so that a total is at least the number of its territories that are not empty: nothing can be
 * withheld to hide that (in practice, one commune; for a small total of several, their number).
 */
function leastOfTotals({ cells, relations }: Problem): Map<CellId, number> {
  const totals = cells.filter((cell) => cell.measure === "COUNT" && cell.id === cell.total);
  const least = new Map(totals.map(({ id, value, decided }) => [id, value > 0 && decided === null ? 1 : 0]));
  const sums = relations.filter(
    ({ terms, min, max }) => min === 0 && max === 0 && terms.every(({ cell }) => least.has(cell)),
  );
  for (let changed = true; changed; ) {
    changed = false;
    for (const { terms } of sums) {
      const wholes = terms.filter(({ times }) => times === -1);
      const parts = terms.filter(({ times }) => times === 1);
      if (wholes.length !== 1 || parts.length + 1 < terms.length) continue;
      const sum = parts.reduce((total, { cell }) => total + least.get(cell)!, 0);
      if (sum <= least.get(wholes[0]!.cell)!) continue;
      least.set(wholes[0]!.cell, sum);
      changed = true;
    }
  }
  return least;
}

function guardOf(cell: Cell, policy: Policy): Guard | null {
  if (policy.kind === "NONE") return null;
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
