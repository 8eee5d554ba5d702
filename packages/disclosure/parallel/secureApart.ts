import { faultIn } from "../check.ts";
import { faultOf } from "../policy.ts";
import type { Problem, ReleasedCell } from "../problem.ts";
import type { Protecting } from "../protect/protect.ts";
import { done, type Outcome, refused } from "../refusal.ts";
import { componentsOf } from "./components.ts";
import { ownPool, type Pool, secureEach } from "./pool.ts";
import { type Secured, secure } from "./secure.ts";

/**
 * Protects and audits a problem by its independent sub-problems, in worker threads where there are several, and gives
 * one outcome: all of it, or the first refusal and nothing.
 */
export async function secureApart(task: Protecting, pool: Pool = ownPool): Promise<Outcome<Secured>> {
  const detail = faultOf(task.policy);
  if (detail !== null) return refused({ code: "POLICY_INVALID", detail });
  const fault = faultIn(task.problem, task.facts);
  if (fault) return refused(fault);
  const parts = componentsOf(task);
  if (parts.length === 1 && task.problem.cells.length < ownThreadUpTo) return secure(task);
  const outcomes: Secured[] = [];
  const refusal = await secureEach(inTime(parts, task.seconds), pool, (partOutcome, index) => {
    outcomes[index] = partOutcome;
  });
  return refusal ? refused(refusal) : done(joined(outcomes, task.problem));
}

/** The time accorded is that of all parts together: each gets what is left when its turn comes. */
function* inTime(parts: readonly Protecting[], seconds: number | undefined): Generator<Protecting> {
  const end = seconds === undefined ? undefined : Date.now() + seconds * 1000;
  for (const part of parts) yield end === undefined ? part : { ...part, seconds: (end - Date.now()) / 1000 };
}

/** A larger problem gets a thread even when it is alone: a thread that overruns its time can be ended. */
const ownThreadUpTo = 1_000;

function joined(outcomes: readonly Secured[], { cells, relations }: Problem): Secured {
  const releasedById = new Map<string, ReleasedCell>(
    outcomes.flatMap(({ protection }) => protection.table.cells.map((cell) => [cell.id, cell] as const)),
  );
  const { rules } = outcomes[0]!.protection.table;
  const gather = <T>(list: (outcome: Secured) => readonly T[]): T[] => outcomes.flatMap(list);
  return {
    protection: {
      table: { cells: cells.map(({ id }) => releasedById.get(id)!), relations, rules },
      primary: gather(({ protection }) => protection.primary),
      added: gather(({ protection }) => protection.added),
      alreadyOpen: gather(({ protection }) => protection.alreadyOpen),
      weakened: gather(({ protection }) => protection.weakened),
      untried: outcomes.reduce((sum, { protection }) => sum + protection.untried, 0),
    },
    report: {
      findings: gather(({ report }) => report.findings),
      alreadyOpen: gather(({ report }) => report.alreadyOpen),
      bounds: new Map(gather(({ report }) => [...report.bounds])),
      judged: outcomes.reduce((sum, { report }) => sum + report.judged, 0),
    },
  };
}
