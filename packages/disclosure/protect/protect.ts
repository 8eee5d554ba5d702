import { faultIn } from "../check.ts";
import { guardsOf, isWeakened } from "../guard.ts";
import { faultOf, type Policy } from "../policy.ts";
import type {
  CellId,
  Guard,
  KnownFacts,
  Problem,
  PublicRules,
  PublishedTable,
  ReleasedCell,
  Respondents,
} from "../problem.ts";
import { done, type Outcome, refused, solvedOrRefused } from "../refusal.ts";
import { respondentsOf } from "../respondents.ts";
import { openSolver } from "../solver.ts";
import { cleanUp } from "./cleanUp.ts";
import { suppressByElimination } from "./gaussian.ts";
import { type Layout, layOut } from "./layout.ts";
import { type Pattern, patternOf, type ReleasedBounds } from "./pattern.ts";
import { complementForRespondents, withSums } from "./respondents.ts";
import { roundedValues, roundingIntervals } from "./rounding.ts";
import { complement } from "./secondary.ts";
import { settleForeign } from "./settle.ts";

/** The result of `protect`. The lists of ids are for the institution's stewards: in public there is one status (WITHHELD). */
export interface Protection {
  readonly table: PublishedTable;
  /** Primary suppressions: the policy protects these cells. */
  readonly primary: readonly CellId[];
  /** Secondary suppressions: withheld so that nobody can recompute the primary ones. */
  readonly added: readonly CellId[];
  /** Protected cells that known facts already disclose: no pattern of suppression can restore the guarantee for them. */
  readonly alreadyOpen: readonly CellId[];
  /** Protected cells that the published zeros alone show to be above the lower end of the guarantee (0 or 1). */
  readonly weakened: readonly CellId[];
  /** How many secondary suppressions the clean-up had no time to test; 0 unless the table is large. */
  readonly untried: number;
}

export interface Allowance {
  /** Wall-clock seconds before the refusal SOLVER_TIMEOUT. */
  readonly seconds: number;
}

/**
 * Protects a whole table at once so that the guarantee (docs/secret.md) holds against an attacker who knows the facts, the
 * relations and the policy. Refuses, and returns no table, when margins do not add up, relations or facts contradict the counts,
 * the policy cannot apply or protect, or the solver stops. Deterministic: the same input gives the same table.
 */
export function protect(problem: Problem, policy: Policy, facts: KnownFacts): Promise<Outcome<Protection>> {
  return protectWithin({ seconds: 300 }, { problem, policy, facts });
}

export interface Protecting {
  readonly problem: Problem;
  readonly policy: Policy;
  readonly facts: KnownFacts;
  /** Time limit in seconds, for protection and audit together; undefined: an ample default. */
  readonly seconds?: number | undefined;
}

/** `protect` with another time limit. */
export function protectWithin({ seconds }: Allowance, task: Protecting): Promise<Outcome<Protection>> {
  return solvedOrRefused(async () => {
    const detail = faultOf(task.policy);
    if (detail !== null) return refused({ code: "POLICY_INVALID", detail });
    const fault = faultIn(task.problem, task.facts);
    return fault === null ? decide(task, seconds) : refused(fault);
  });
}

async function decide(task: Protecting, seconds: number): Promise<Outcome<Protection>> {
  const { problem, policy, facts } = task;
  const solver = await openSolver(seconds);
  const ownAndForeign = layOut(problem, facts, policy.kind === "SUPPRESSION");
  const contradicted = settleForeign(solver, ownAndForeign);
  if (contradicted) return refused(contradicted);
  const respondents = respondentsOf(problem, policy, facts);
  const layout = withSums(ownAndForeign, respondents);
  const guards = [...guardsOf(problem, policy, facts), ...guardsOfKept(layout, facts)];
  const withheld = Uint8Array.from(layout.ids, (_, i) => Number(isPrimary(task, guards, i)));
  const pattern = patternOf(problem, layout, {
    guards,
    withheld,
    released: releasedBounds(task, withheld, layout.ids.length),
  });
  const primary = idsWhere(problem, (i) => withheld[i] === 1);
  const forced = withheld.slice();
  suppressByElimination(solver, pattern);
  complement(solver, pattern);
  const respondentPatterns = respondents ? complementForRespondents(solver, pattern, respondents) : [];
  const secondary = problem.cells.flatMap((_, i) => (withheld[i] && !forced[i] ? [i] : []));
  const millisecondsLeft = solver.deadline - Date.now();
  const { tried } = cleanUp(solver, [pattern, ...respondentPatterns], {
    secondary,
    until: Date.now() + cleanUpShare * millisecondsLeft,
  });
  return outcomeOf(task, pattern, { guards, primary, respondents, untried: secondary.length - tried });
}

/** The share of the remaining time that the clean-up may take: the audit comes after it. */
const cleanUpShare = 0.4;

/** Guards of the cells that other institutions withhold; their cells come after ours. */
function guardsOfKept({ ids, ownCount }: Layout, { kept }: KnownFacts): (Guard | null)[] {
  const guards = new Map(kept.map(({ cell, guard }) => [cell, guard]));
  return ids.slice(ownCount).map((id) => guards.get(id) ?? null);
}

/** A cell withheld by an earlier release stays withheld; a published one stays published. */
function isPrimary({ problem, policy }: Protecting, guards: readonly (Guard | null)[], i: number): boolean {
  const cell = problem.cells[i];
  if (cell === undefined || cell.decided === "PUBLISHED") return false;
  return cell.decided === "WITHHELD" || (policy.kind === "SUPPRESSION" && guards[i] !== null);
}

/** The interval of each cell that the release reveals: its value, its rounding interval, or no bounds. */
function releasedBounds({ problem, policy }: Protecting, withheld: Uint8Array, size: number): ReleasedBounds {
  const released: ReleasedBounds = {
    lower: new Float64Array(size).fill(Number.NEGATIVE_INFINITY),
    upper: new Float64Array(size).fill(Number.POSITIVE_INFINITY),
  };
  problem.cells.forEach((cell, i) => {
    if (withheld[i]) return;
    const isRounded = policy.kind === "ROUNDING" && cell.measure === "COUNT" && cell.decided === null;
    const { min, max } = isRounded ? roundingIntervals(cell, policy) : { min: cell.value, max: cell.value };
    released.lower[i] = min;
    released.upper[i] = max;
  });
  return released;
}

interface Decided {
  readonly guards: readonly (Guard | null)[];
  readonly primary: readonly CellId[];
  readonly untried: number;
  readonly respondents: Respondents | null;
}

function outcomeOf(task: Protecting, pattern: Pattern, decided: Decided): Outcome<Protection> {
  const { problem, facts } = task;
  const { guards, primary, untried, respondents } = decided;
  const open = pattern.unprotectable.map((i) => pattern.layout.ids[i]!);
  const excused = facts.intervals.length + facts.relations.length > 0 || problem.cells.some((cell) => cell.decided);
  if (open.length > 0 && !excused) return refused({ code: "POLICY_IMPOSSIBLE", cell: open[0]! });
  const was = new Set(primary);
  const added = idsWhere(problem, (i) => pattern.withheld[i] === 1).filter((id) => !was.has(id));
  const weakened = idsWhere(problem, (i) => guards[i] != null && isWeakened(problem.cells[i]!, guards[i]!));
  return done({
    table: { ...tableOf(task, pattern.withheld, guards), respondents },
    primary,
    added,
    alreadyOpen: open,
    weakened,
    untried,
  });
}

function tableOf({ problem, policy }: Protecting, withheld: Uint8Array, guards: Decided["guards"]): PublishedTable {
  const rounded = policy.kind === "ROUNDING" ? roundedValues(problem, policy) : null;
  const cells = problem.cells.map((cell, i): ReleasedCell => {
    const { id, measure, total, grain, block } = cell;
    const value = cell.decided === null ? (rounded?.get(id) ?? cell.value) : cell.value;
    const isRounded = cell.decided === null && rounded?.has(id);
    const statusAndValue = withheld[i]
      ? { status: "WITHHELD" as const, value: null }
      : { status: isRounded ? ("ROUNDED" as const) : ("PUBLISHED" as const), value };
    return {
      id,
      measure,
      ...statusAndValue,
      total,
      grain,
      block,
      decided: cell.decided !== null,
      guard: guards[i] ?? null,
    };
  });
  return { cells, relations: problem.relations, rules: publicRules(policy) };
}

const idsWhere = ({ cells }: Problem, claim: (i: number) => boolean): CellId[] =>
  cells.filter((_, i) => claim(i)).map((cell) => cell.id);

const publicRules = (policy: Policy): PublicRules => ({
  k: policy.kind === "NONE" ? null : policy.k,
  roundedTo: policy.kind === "ROUNDING" ? policy.base : null,
  emptyShown: policy.kind === "SUPPRESSION",
});
