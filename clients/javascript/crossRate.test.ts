import type { ObservationStatus } from "@pacte-hub/schema/model/observation";
import type { Term } from "@pacte-hub/schema/model/rate";
import { type AnsweredObservation, type CrossRule, crossRate, populationTerm } from "@pacte-hub/schema/rules/crossRate";
import { expect, test } from "vitest";
import { crossRates, figureIn } from "./crossRates.ts";
import { HubRefusal } from "./refusal.ts";
import type { Row } from "./table.ts";

type Changes = Partial<Omit<AnsweredObservation, "release">> & {
  readonly release?: Partial<AnsweredObservation["release"]>;
};

const figure = ({ release, ...changes }: Changes = {}): AnsweredObservation => ({
  period: "2021-12" as AnsweredObservation["period"],
  value: 1260,
  status: "ROUNDED",
  bounds: { min: 1246, max: 1326 },
  coverage: { present: 25, expected: 25 },
  ...changes,
  release: { unit: "HOUSEHOLD", measure: "STOCK", regime: null, ...release },
});
const exactly = (value: number, changes: Changes = {}): AnsweredObservation =>
  figure({ value, status: "PUBLISHED", bounds: { min: value, max: value }, ...changes });
const without = (status: ObservationStatus, bounds: AnsweredObservation["bounds"] = null): AnsweredObservation =>
  figure({ value: null, status, bounds });

const persons: Changes = {
  period: "2021-Q4" as AnsweredObservation["period"],
  release: { unit: "PERSON", measure: "AVERAGE", regime: "Allocataires de la CAF seulement." },
};
const jobseekers = figure({ value: 2290, bounds: { min: 2288, max: 2292 }, ...persons });
const units = ["PERSON", "ADULT", "STRUCTURE", "CONTRACT", "LABEL", "FTE", "EURO", "PERCENT", "DAY", "MONTH"] as const;
const statuses = ["PUBLISHED", "ROUNDED", "PARTIAL", "NOT_APPLICABLE", "NOT_COLLECTED", "WITHHELD"] as const;

/** Figures such as the hub publishes, always the same: six decimals, ties, small and large ones. */
function drawnCases(count: number): readonly (readonly [AnsweredObservation, AnsweredObservation, CrossRule])[] {
  let state = 20_171_231;
  const next = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % below;
  };
  const drawnFigure = (): AnsweredObservation => {
    const decimals = next(3) * 3;
    const value = Number((next(3_000_000) / 10 ** decimals).toFixed(decimals));
    const slack = next(4);
    const publishedValue = next(5) > 0 ? value : null;
    const bounds = { min: Math.max(0, Number((value - slack).toFixed(6))), max: Number((value + slack).toFixed(6)) };
    return figure({ value: publishedValue, status: publishedValue === null ? "WITHHELD" : "ROUNDED", bounds });
  };
  return Array.from({ length: count }, () => [
    drawnFigure(),
    drawnFigure(),
    { per: [1, 100, 1000][next(3)] ?? 100, isPart: next(3) === 0, decimals: next(4) },
  ]);
}

const cases: readonly (readonly [AnsweredObservation, AnsweredObservation | Term, CrossRule])[] = [
  [figure(), jobseekers, {}],
  [figure(), jobseekers, { decimals: 1 }],
  [figure({ value: 2500, bounds: { min: 2400, max: 2600 } }), jobseekers, { isPart: true }],
  [exactly(11), exactly(32), {}],
  [exactly(5), exactly(1600), {}],
  [exactly(0.000_001), exactly(21), { decimals: 6 }],
  [exactly(999_999_999), exactly(20), {}],
  [exactly(123_456.789_012), exactly(7_654_321.098_765), {}],
  [exactly(9), exactly(19), {}],
  [exactly(9), exactly(20), {}],
  [exactly(0), exactly(0), {}],
  [exactly(0), exactly(20), { isPart: true }],
  [exactly(3), figure({ value: 0, bounds: { min: 0, max: 4 } }), {}],
  [figure(), without("WITHHELD", { min: 15, max: 30 }), {}],
  [figure(), without("WITHHELD", { min: 25, max: 30 }), { isPart: true }],
  [without("WITHHELD", { min: 0, max: 30 }), figure(), { isPart: true }],
  [figure(), without("EMBARGOED"), {}],
  [without("WITHDRAWN"), without("WITHHELD"), {}],
  [figure({ coverage: { present: 490, expected: 499 } }), figure({ coverage: null }), {}],
  [figure(persons), populationTerm(20_000, "2018"), { per: 1 }],
  [figure(), populationTerm(20_000, "2018"), {}],
  [figure({ release: { regime: "CAF." } }), figure({ release: { regime: "MSA." } }), {}],
  ...statuses.flatMap((status) =>
    statuses.map((otherStatus) => [figure({ status }), figure({ status: otherStatus }), {}] as const),
  ),
  ...units.map((unit) => [figure({ release: { unit } }), figure(), {}] as const),
  ...(["AVERAGE", "FLOW", "CUMULATIVE"] as const).flatMap((measure) => [
    [figure({ release: { measure } }), figure(), {}] as const,
    [figure(), figure({ release: { measure } }), {}] as const,
  ]),
  ...drawnCases(120),
];

test("the clients in Python and R compute again what the rule gives: these vectors are its own", async () => {
  const lines = cases.map(([first, second, rule]) =>
    JSON.stringify([first, second, rule, crossRate(first, second, rule)]),
  );
  await expect(`[\n${lines.join(",\n")}\n]\n`).toMatchFileSnapshot("../contract/crossRate.json");
});

const row = (period: string, value: number | null, changes: Row = {}): Row => ({
  code: "200049187",
  name: "CA du Grand Verdun",
  level: "EPCI",
  period,
  value,
  unit: "PERSON",
  status: value === null ? null : "PUBLISHED",
  bounds_min: value,
  bounds_max: value,
  coverage_present: 1,
  coverage_expected: 1,
  release_measure: "STOCK",
  release_regime: null,
  ...changes,
});

test("rows of two series are one table of rates, each with its interval and what is not alike", () => {
  const [rate] = crossRates([row("2021-12", 50)], [row("2021-Q4", 200)]);
  expect(rate).toEqual({
    code: "200049187",
    name: "CA du Grand Verdun",
    level: "EPCI",
    period: "2021-12",
    denominator_period: "2021-Q4",
    value: 25,
    status: "PUBLISHED",
    bounds_min: 25,
    bounds_max: 25,
    comparability: "Un chiffre de 2021-12, rapporté à un chiffre de 2021-Q4.",
    numerator: 50,
    denominator: 200,
  });
  expect(figureIn(row("2021", null, { status: "WITHHELD" }))).toMatchObject({ value: null, bounds: null });
});

test("no row is left out: one without counterpart is refused, one of a silent institution is there without a value", () => {
  const several = [row("2020", 200), row("2021", 210)];
  expect(() => crossRates([row("2019", 50)], several)).toThrow(HubRefusal);
  expect(crossRates([row("2019", 50)], several, { periods: { "2019": "2020" } })).toHaveLength(1);
  const silent = { ...row("", null), period: null };
  expect(crossRates([row("2019", 50)], [silent])).toMatchObject([{ code: "200049187", value: null, status: null }]);
  expect(crossRates([silent], several)).toMatchObject([{ period: null, value: null }]);
});

test("a breakdown is divided by the same breakdown, never by a total", () => {
  const women = row("2021", 50, { sex: "FEMALE" });
  expect(() => crossRates([women], [row("2021", 200)])).toThrow("UNMATCHED");
});
