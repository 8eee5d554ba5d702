import { dimensionValues, recommendationNamed } from "@pacte-hub/schema/model/dimension";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import type { PeriodCode } from "@pacte-hub/schema/model/period";
import type { DatasetId } from "@pacte-hub/schema/model/release";
import type { Part } from "@pacte-hub/schema/rules/aggregate";
import { breakdownOf } from "./breakdown.ts";
import type { Counted } from "./dataset.ts";
import { epcis } from "./observed.ts";
import { placeOf, runningIn } from "./pact/running.ts";
import { years } from "./quarter.ts";
import { drawn } from "./seed.ts";
import { thin } from "./share.ts";

const values = dimensionValues.recommendation;

/** People of one action in a year: assumed, some tens at most. */
function participants(id: string, year: number): number {
  return 8 + Math.floor(drawn(`participants|${id}|${year}`) * 45);
}

/** What an institution counts of one action in a year. */
export interface ActionCount extends Part {
  /** The invented action. */
  readonly action: string;
}

/** Which part of an action's participants each dataset counts: assumed. */
const shares: Readonly<Record<DatasetId, number>> = {
  "action-participants": 1,
  "action-returns-to-work": 0.28,
  "action-rights-opened": 0.35,
};

/** What each invented action brings to its cell, as its institution records it; [] for datasets that count no outcome. */
export function actionCounts(dataset: DatasetId, period: PeriodCode): readonly ActionCount[] {
  const share = shares[dataset];
  if (share === undefined) return [];
  return runningIn(Number(period)).map((action) => ({
    action: action.id,
    territory: placeOf(action),
    breakdown: breakdownOf({ recommendation: recommendationNamed(action.recommendations[0] ?? "") }),
    value: thin(participants(action.id, Number(period)), share, `${dataset}|${period}|${action.id}`),
  }));
}

/** Counts by EPCI and recommendation: the sum of what each invented action brings. */
function outcomes(institution: PartnerId, dataset: DatasetId): Counted {
  const count = (period: PeriodCode) => {
    const sums = new Map<string, number>();
    for (const { territory, breakdown, value } of actionCounts(dataset, period))
      sums.set(`${territory}|${breakdown}`, (sums.get(`${territory}|${breakdown}`) ?? 0) + value);
    return epcis().flatMap((territory) =>
      values.map((recommendation) => {
        const breakdown = breakdownOf({ recommendation });
        return { territory, breakdown, value: sums.get(`${territory}|${breakdown}`) ?? 0 };
      }),
    );
  };
  const described = { unit: "PERSON", measure: "FLOW", grain: "EPCI", periods: years.map(String) } as const;
  return { ...described, institution, dataset, dimensions: [{ name: "recommendation", values }], count };
}

/** What the institutions would count of the actions' outcomes. */
export const outcomeDatasets: readonly Counted[] = [
  outcomes("department", "action-participants"),
  outcomes("pole-emploi", "action-returns-to-work"),
  outcomes("caf", "action-rights-opened"),
];
