import { expect, test } from "vitest";
import { pursesOf, requestsOf, totalOf } from "../../hub/funding.ts";
import type { FundedFragment } from "../../hub/operations.ts";
import {
  type Axis,
  axesFor,
  countOf,
  type Filters,
  isChosen,
  isToFunder,
  outcomesOf,
  type Recommendation,
} from "./model.ts";

const recommendation = (code: string): Recommendation => ({ code, title: code });
const axes: readonly Axis[] = [
  { number: 1, title: "un", recommendations: ["1.1", "1.2"].map(recommendation) },
  { number: 2, title: "deux", recommendations: ["2.1"].map(recommendation) },
];
const action = (code: string, year: number, ...funders: readonly string[]) =>
  ({
    id: `${code} ${year}`,
    year,
    axis: { number: Number(code[0]) },
    recommendations: [{ code }],
    fundingRequests: funders.map((id) => ({ id: `${code} ${year} ${id}`, amount: 100, funder: { id, name: id } })),
    department: { fundingDecisions: [] },
  }) as unknown as FundedFragment;
const allActions = [
  action("1.1", 2018, "caf"),
  action("1.1", 2019, "caf", "msa"),
  action("1.1", 2019),
  action("2.1", 2019, "msa"),
];

test.each<readonly [Filters, number, readonly string[], number]>([
  [{}, 4, ["1.1", "1.2", "2.1"], 400],
  [{ annee: "2019" }, 3, ["1.1", "1.2", "2.1"], 300],
  [{ axe: "1" }, 3, ["1.1", "1.2"], 300],
  [{ preconisation: "2.1" }, 1, ["2.1"], 100],
  [{ financeur: "msa" }, 2, ["1.1", "1.2", "2.1"], 200],
  [{ financeur: "msa", annee: "2019", axe: "1" }, 1, ["1.1", "1.2"], 100],
  [{ axe: "2", preconisation: "1.1" }, 0, [], 0],
])(
  "under %j actions, recommendations and money are those of the same choices",
  (filters, actions, codes, totalAsked) => {
    const chosenActions = allActions.filter(isChosen(filters));
    expect(chosenActions).toHaveLength(actions);
    expect(axesFor(axes, filters).flatMap(({ recommendations }) => recommendations.map(({ code }) => code))).toEqual(
      codes,
    );
    const requests = chosenActions.flatMap(requestsOf).filter(isToFunder(filters));
    expect(totalOf(pursesOf(requests), "Ensemble").asked).toBe(totalAsked);
    if (filters.financeur) expect(new Set(requests.map(({ funder }) => funder))).toEqual(new Set([filters.financeur]));
  },
);

test("an action that a choice leaves out is not an action that does not exist: both counts are to be had", () => {
  const chosenActions = allActions.filter(isChosen({ annee: "2018" }));
  expect([
    countOf("1.1", chosenActions),
    countOf("1.1", allActions),
    countOf("2.1", chosenActions),
    countOf("2.1", allActions),
  ]).toEqual([1, 3, 0, 1]);
});

test("an outcome is of the year that was chosen, or the latest; what is real comes before what is invented", () => {
  const outcome = (period: string, demonstration: boolean) => ({
    period,
    value: 1,
    bounds: null,
    standardError: null,
    release: { unit: "PERSON", demonstration },
  });
  const counts = {
    outcomes: [outcome("2018", false), outcome("2019", false)],
    inventedOutcomes: [outcome("2020", true)],
  } as unknown as Recommendation["caf"];
  const periods = (year?: string) => outcomesOf(counts, year)?.map(({ period }) => period);
  expect([periods(), periods("2018"), periods("2020"), periods("2017")]).toEqual([
    ["2019", "2020"],
    ["2018"],
    ["2020"],
    [],
  ]);
  expect([outcomesOf(null, undefined), outcomesOf(undefined, "2018")]).toEqual([null, null]);
});
