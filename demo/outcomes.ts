import { dimensionValues, recommendationNamed } from "@pacte-hub/schema/model/dimension";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
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

/** Counts by EPCI and recommendation, from the invented actions; `share` of the participants of each. */
function outcomes(institution: PartnerId, dataset: string, share: number): Counted {
  const count = (period: string) => {
    const sums = new Map<string, number>();
    for (const action of runningIn(Number(period))) {
      const cell = `${placeOf(action)}|${recommendationNamed(action.recommendations[0] ?? "")}`;
      const people = thin(participants(action.id, Number(period)), share, `${dataset}|${period}|${action.id}`);
      sums.set(cell, (sums.get(cell) ?? 0) + people);
    }
    return epcis().flatMap((territory) =>
      values.map((recommendation) => ({
        territory,
        breakdown: breakdownOf({ recommendation }),
        value: sums.get(`${territory}|${recommendation}`) ?? 0,
      })),
    );
  };
  const described = { unit: "PERSON", measure: "FLOW", grain: "EPCI", periods: years.map(String) } as const;
  return { ...described, institution, dataset, dimensions: [{ name: "recommendation", values }], count };
}

/** What the institutions would count of the actions' outcomes: shares assumed. */
export const outcomeDatasets: readonly Counted[] = [
  outcomes("department", "action-participants", 1),
  outcomes("pole-emploi", "action-returns-to-work", 0.28),
  outcomes("caf", "action-rights-opened", 0.35),
];
