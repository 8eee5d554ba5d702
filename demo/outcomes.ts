import { dimensionValues, recommendationNamed } from "@pacte-hub/schema/model/dimension";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import type { PeriodCode } from "@pacte-hub/schema/model/period";
import type { DatasetId } from "@pacte-hub/schema/model/release";
import type { Part } from "@pacte-hub/schema/rules/aggregate";
import { breakdownOf } from "./breakdown.ts";
import type { CountedDataset } from "./dataset.ts";
import { epcis } from "./observed.ts";
import { placeOf, runningIn } from "./pact/running.ts";
import { years } from "./quarter.ts";
import { uniform } from "./seed.ts";
import { thin } from "./share.ts";

const values = dimensionValues.recommendation;

/** People of one action in a year: assumed, some tens at most. */
function participants(id: string, year: number): number {
  return 8 + Math.floor(uniform(`participants|${id}|${year}`) * 45);
}

/** What an institution counts of one action in a year. */
export interface ActionCount extends Part {
  /** The invented action. */
  readonly action: string;
}

/** Which part of an action's participants each dataset counts, how far actions differ, and beside whom: assumed. */
const shares: Readonly<
  Record<DatasetId, { readonly share: number; readonly spread?: number; readonly besides?: DatasetId }>
> = {
  "action-participants": { share: 1 },
  "action-returns-to-work": { share: 0.28 },
  // Some jobs end within the year, some begin late: neither date bounds the other.
  "action-returns-to-work-12-months": { share: 0.29, spread: 0.5 },
  // Who is known to be in employment has answered: of the others, more are out of sight as time goes by.
  "action-no-answer-6-months": { share: 0.2, besides: "action-returns-to-work" },
  "action-no-answer-12-months": { share: 0.38, besides: "action-returns-to-work-12-months" },
  "action-rights-opened": { share: 0.35 },
};

/** How many participants of an action a dataset counts. */
function countOf(dataset: DatasetId, action: string, period: PeriodCode): number {
  const { share = 0, spread = 0, besides } = shares[dataset] ?? {};
  const alreadyCounted = besides === undefined ? 0 : countOf(besides, action, period);
  const key = `${dataset}|${period}|${action}`;
  const rate = share * (1 + spread * (2 * uniform(`rate|${key}`) - 1));
  return thin(participants(action, Number(period)) - alreadyCounted, rate, key);
}

/** What each invented action brings to its cell, as its institution records it; [] for datasets that count no outcome. */
export function actionCounts(dataset: DatasetId, period: PeriodCode): readonly ActionCount[] {
  if (!(dataset in shares)) return [];
  return runningIn(Number(period)).map((action) => ({
    action: action.id,
    territory: placeOf(action),
    breakdown: breakdownOf({ recommendation: recommendationNamed(action.recommendations[0] ?? "") }),
    value: countOf(dataset, action.id, period),
  }));
}

/** Counts by EPCI and recommendation: the sum of what each invented action brings. */
function outcomes(institution: PartnerId, dataset: DatasetId): CountedDataset {
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
export const outcomeDatasets: readonly CountedDataset[] = [
  outcomes("department", "action-participants"),
  outcomes("pole-emploi", "action-returns-to-work"),
  outcomes("pole-emploi", "action-returns-to-work-12-months"),
  outcomes("pole-emploi", "action-no-answer-6-months"),
  outcomes("pole-emploi", "action-no-answer-12-months"),
  outcomes("caf", "action-rights-opened"),
];
