import type { Seen } from "../fetch/seen.ts";
import type { Shown } from "../knowledge/cells.ts";
import { knowledgeOf } from "../knowledge/known.ts";
import { type Attacked, attack, Contradiction, type Effort, type Reach } from "./attack.ts";
import { type Finding, findingsOf, isBreach, reachOf, type Truth } from "./findings.ts";
import type { Knowledge, KnowledgeKind } from "./table.ts";

/** What an intruder came to. */
export interface Outcome {
  readonly knowledge: Knowledge & { readonly shown: Shown };
  readonly reach: readonly Reach[];
  readonly attacked: Attacked;
  /** How many withheld cells were attacked. */
  readonly cells: number;
  /** Cells narrower than promised. */
  readonly breaches: readonly Finding[];
  /** Withheld cells exactly known though each is k or more. */
  readonly exact: readonly Finding[];
}

/** Attacks all that was seen; earlier vintages are left aside where they contradict the latest (a correction). */
export async function intrude(
  seen: Seen,
  truth: Truth,
  effort: Effort,
  without: readonly KnowledgeKind[] = [],
): Promise<Outcome> {
  try {
    return await intrudeWith(knowledgeOf(seen, without), truth, effort);
  } catch (fault) {
    if (!(fault instanceof Contradiction) || without.includes("VINTAGES")) throw fault;
    return intrudeWith(knowledgeOf(seen, [...without, "VINTAGES"]), truth, effort);
  }
}

async function intrudeWith(knowledge: Outcome["knowledge"], truth: Truth, effort: Effort): Promise<Outcome> {
  const reach = reachOf(knowledge);
  const attacked = await attack(knowledge, reach, effort);
  const findings = findingsOf(knowledge, reach, attacked, truth);
  return {
    knowledge,
    reach,
    attacked,
    cells: reach.filter(Boolean).length,
    breaches: findings.filter(isBreach),
    exact: findings.filter((one) => !isBreach(one)),
  };
}
