import type { Policy } from "./policy.ts";
import { type Cell, type Guard, type KnownFacts, nothingKnown, type Problem, type Respondents } from "./problem.ts";
import { failsP, hasTooFewHands, respondentsOf } from "./respondents.ts";
import { leastByZeroRule } from "./zeros.ts";

/** The guarantee asked for each cell of a problem, in its order; null where the policy does not protect it. */
export function guardsOf(problem: Problem, policy: Policy, facts: KnownFacts = nothingKnown): (Guard | null)[] {
  const respondents = respondentsOf(problem, policy, facts);
  const values = new Map(problem.cells.map(({ id, value }) => [id, value]));
  const byZeroRule = policy.kind === "SUPPRESSION" ? leastByZeroRule(problem) : null;
  return problem.cells.map((cell) => {
    const isEmpty = values.get(cell.total) === 0 || byZeroRule?.get(cell.id)?.most === 0;
    const guard = isEmpty ? null : guardOf(cell, policy, respondents);
    return guard && { ...guard, reachDown: Math.max(guard.reachDown, byZeroRule?.get(cell.id)?.least ?? 0) };
  });
}

/** Whether the zero rule itself keeps a cell from the guarantee's zero, or one for a total (zeros.ts). */
export const isWeakened = (cell: Pick<Cell, "id" | "total">, { reachDown, width }: Guard): boolean =>
  width === null && reachDown > (cell.id === cell.total ? 1 : 0);

function guardOf(cell: Cell, policy: Policy, respondents: Respondents | null): Guard | null {
  if (policy.kind === "NONE") return null;
  if (cell.measure === "COUNT" && isSmall(cell, policy)) return smallCount(cell, policy.k);
  if (policy.kind !== "SUPPRESSION") return null;
  return hasTooFewHands(cell, policy) || tellsARespondent(cell, respondents)
    ? percentGuard(cell, policy.magnitudeShare)
    : null;
}

/** The p % rule (Hundepool et al. 2012, 4.2): a contributor would estimate another's part to within p %. */
function tellsARespondent({ id, value }: Cell, respondents: Respondents | null): boolean {
  const contributions = respondents?.contributions.get(id);
  if (!respondents || !contributions || value === 0) return false;
  return failsP(value, contributions, respondents.share, respondents.intruders);
}

/** Nobody may exclude zero (for the total of a territory that is not empty: one), nor exclude k or more. */
const smallCount = (cell: Cell, k: number): Guard => ({
  reachDown: cell.id === cell.total ? 1 : 0,
  reachUp: k,
  width: null,
});

/** Nobody may know the value more closely than p %. */
function percentGuard({ measure, value }: Cell, share: number): Guard {
  const width = measure === "COUNT" ? Math.ceil(value * share) : value * share;
  return { reachDown: value, reachUp: value, width };
}

function isSmall({ value }: Cell, policy: Exclude<Policy, { kind: "NONE" }>): boolean {
  if (value > 0) return value < policy.k;
  return policy.kind === "ROUNDING" || policy.zeroRule === "WITHHELD_UNLESS_EMPTY";
}
