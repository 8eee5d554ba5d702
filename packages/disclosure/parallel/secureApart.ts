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
export async function secureApart(asked: Protecting, pool: Pool = ownPool): Promise<Outcome<Secured>> {
  const detail = faultOf(asked.policy);
  if (detail !== null) return refused({ code: "POLICY_INVALID", detail });
  const fault = faultIn(asked.problem, asked.facts);
  if (fault) return refused(fault);
  const parts = componentsOf(asked);
  if (parts.length === 1 && asked.problem.cells.length < ownThreadUpTo) return secure(asked);
  const all: Secured[] = [];
  const refusal = await secureEach(inTime(parts, asked.seconds), pool, (one, at) => {
    all[at] = one;
  });
  return refusal ? refused(refusal) : done(joined(all, asked.problem));
}

/** The time accorded is that of all parts together: each gets what is left when its turn comes. */
function* inTime(parts: readonly Protecting[], seconds: number | undefined): Generator<Protecting> {
  const end = seconds === undefined ? undefined : Date.now() + seconds * 1000;
  for (const part of parts) yield end === undefined ? part : { ...part, seconds: (end - Date.now()) / 1000 };
}

/** A larger problem gets a thread even when it is alone: a thread that overruns its time can be ended. */
const ownThreadUpTo = 1_000;

function joined(all: readonly Secured[], { cells, relations }: Problem): Secured {
  const shown = new Map<string, ReleasedCell>(
    all.flatMap(({ protection }) => protection.table.cells.map((cell) => [cell.id, cell] as const)),
  );
  const { rules } = all[0]!.protection.table;
  const of = <T>(list: (one: Secured) => readonly T[]): T[] => all.flatMap(list);
  return {
    protection: {
      table: { cells: cells.map(({ id }) => shown.get(id)!), relations, rules },
      primary: of(({ protection }) => protection.primary),
      added: of(({ protection }) => protection.added),
      alreadyOpen: of(({ protection }) => protection.alreadyOpen),
      weakened: of(({ protection }) => protection.weakened),
      untried: all.reduce((sum, { protection }) => sum + protection.untried, 0),
    },
    report: {
      findings: of(({ report }) => report.findings),
      alreadyOpen: of(({ report }) => report.alreadyOpen),
      bounds: new Map(of(({ report }) => [...report.bounds])),
      judged: all.reduce((sum, { report }) => sum + report.judged, 0),
    },
  };
}
