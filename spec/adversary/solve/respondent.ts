import type { SeenTerritory } from "../fetch/seen.ts";
import type { Shown } from "../knowledge/cells.ts";
import { type OwnFigure, ownByCell, respondentFacts } from "../knowledge/respondents.ts";
import { attack, type Reach } from "./attack.ts";
import { hair, type Interval, type Knowledge } from "./table.ts";

/** A respondent, or those of one holding, with what only they know. */
export interface Respondent {
  readonly name: string;
  readonly own: readonly OwnFigure[];
  /** Cells in which they are alone. */
  readonly alone: ReadonlySet<string>;
  /** By cell, the largest figure of anyone else, and the sum of all others: to judge, never to reckon with. */
  readonly others: ReadonlyMap<string, { readonly largest: number; readonly sum: number }>;
}

export interface RespondentFinding {
  readonly respondent: string;
  readonly cell: string;
  readonly interval: Interval;
  readonly own: number;
  /** What the others truly brought, in steps of the unit. */
  readonly others: number;
  readonly isShown: boolean;
}

const defaultShare = 0.1;

/**
 * What a respondent learns of the others: their part of a withheld cell within p %, or (shown cells too) a largest other
 * whom what is left to the others exceeds by less than p % of its figure: the p % rule.
 *
 * @see https://research.cbs.nl/casc/handbook.htm Handbook on Statistical Disclosure Control, 4.2.2
 */
export async function attackAs(
  respondent: Respondent,
  { shown, ...knowledge }: Knowledge & { readonly shown: Shown },
  territories: readonly SeenTerritory[],
): Promise<{ readonly attacked: number; readonly findings: RespondentFinding[] }> {
  const own = ownByCell(respondent.own, territories);
  const facts = [...knowledge.facts, ...respondentFacts(shown, own, respondent.alone)];
  const judged = knowledge.cells.map((cell) => isJudged(cell, respondent));
  const reach: Reach[] = knowledge.cells.map(({ isWithheld }, at) =>
    isWithheld && judged[at] ? { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY } : null,
  );
  const { intervals } = await attack({ ...knowledge, facts }, reach, { exact: true, whole: false });
  const findings = knowledge.cells.flatMap((cell, at) => {
    const others = respondent.others.get(cell.id);
    if (!judged[at] || !others) return [];
    const interval = intervals[at]!;
    const mine = own.get(cell.id) ?? 0;
    const p = cell.policy.magnitudeShare ?? defaultShare;
    const isNarrow = interval.high - interval.low < p * others.sum - hair;
    const isEstimated = mine > 0 && interval.high - mine - others.largest < p * others.largest - hair;
    if (!(cell.isWithheld ? isNarrow || isEstimated : isEstimated)) return [];
    return [
      {
        respondent: respondent.name,
        cell: cell.id,
        interval,
        own: mine,
        others: others.sum,
        isShown: !cell.isWithheld,
      },
    ];
  });
  return { attacked: judged.filter(Boolean).length, findings };
}

/** Cells of organisations, where somebody else brought something. */
const isJudged = ({ id, policy }: Knowledge["cells"][number], { others }: Respondent): boolean =>
  (policy.minContributors ?? 0) > 0 && (others.get(id)?.sum ?? 0) > 0;
