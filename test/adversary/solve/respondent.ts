import type { SeenPolicy, SeenTerritory } from "../fetch/seen.ts";
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
  /** By cell, what others brought: to judge, never to reckon with. */
  readonly others: ReadonlyMap<string, Others>;
}

export interface Others {
  readonly number: number;
  readonly largest: number;
  readonly sum: number;
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
 * What a respondent learns of the others: in a cell of too few hands, their part within p % of it; in any cell, shown ones
 * too, a largest other whose figure is exceeded by less than p % by what is left once one's own is taken away: the p % rule.
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
    const isNarrow = isSensitive(cell.policy, mine, others) && interval.high - interval.low < p * others.sum - hair;
    const isEstimated = mine > 0 && interval.high - mine - others.largest < p * others.largest - hair;
    if (!isNarrow && !isEstimated) return [];
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

/** Too few organisations, or one that is most of it: the rule by which the figure is not shown. */
function isSensitive(
  { minContributors, dominanceShare }: SeenPolicy,
  own: number,
  { number, largest, sum }: Others,
): boolean {
  const share = Math.max(own, largest) / (own + sum);
  return number + (own > 0 ? 1 : 0) < (minContributors ?? 0) || share > (dominanceShare ?? 1);
}

/** Cells of organisations, where somebody else brought something. */
const isJudged = ({ id, policy }: Knowledge["cells"][number], { others }: Respondent): boolean =>
  (policy.minContributors ?? 0) > 0 && (others.get(id)?.sum ?? 0) > 0;
