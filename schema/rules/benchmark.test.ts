import { expect, test } from "vitest";
import type { Department } from "../model/benchmark.ts";
import { type Benchmarked, benchmarkOf } from "./benchmark.ts";

const region = { code: "44", name: "Grand Est" };
const department = (code: string, population: number): [string, Department] => [
  code,
  { code, name: code, region, population },
];
const release = {
  id: "department:rsa-spending:2019:1",
  unit: "EURO",
  measure: "FLOW",
  regime: null,
  demonstration: false,
} as const;
const benchmarked = (changes: Partial<Benchmarked> = {}): Benchmarked => ({
  dataset: { id: "rsa-spending", unit: "EURO", measure: "FLOW", regime: null, roundedTo: null },
  period: "2019",
  own: { value: 1_000, bounds: { min: 1_000, max: 1_000 }, coverage: null, release },
  ownCode: "55",
  given: new Map([["52", 3_000]]),
  departments: new Map([department("55", 184_000), department("52", 172_000)]),
  vintage: "2019",
  ...changes,
});

test("what is compared has no reason why it is not", () => {
  expect(benchmarkOf("FRANCE", null, benchmarked())).toMatchObject({
    incomparable: null,
    higher: 1,
    lower: 0,
    close: 0,
  });
});

test.each([
  ["the population is of other years", { period: "2009" }, /population que de 2019, à plus de 5 ans de 2009/],
  ["the file gives no other figure", { given: new Map([["52", "ND"]]) }, /aucun de ces autres départements/],
  ["the figure is not given", { own: { value: null, bounds: null, coverage: null, release } }, /pas donné/],
  [
    "the figure lacks communes",
    { own: { ...benchmarked().own, coverage: { present: 490, expected: 494 } } },
    /tout le département/,
  ],
] as const)("nobody is higher, lower nor close where %s, and it is said why", (_, changes, reason) => {
  expect(benchmarkOf("FRANCE", null, benchmarked(changes))).toMatchObject({
    incomparable: expect.stringMatching(reason),
    higher: 0,
    lower: 0,
    close: 0,
  });
});

test("a rounded share is said rounded, one's own as those of the others", () => {
  const shares = { ...benchmarked().dataset, unit: "PERCENT", roundedTo: 1 } as const;
  const own = {
    value: 75,
    bounds: { min: 74.5, max: 75.5 },
    coverage: null,
    release: { ...release, unit: "PERCENT" },
  } as const;
  const said = benchmarkOf("FRANCE", null, benchmarked({ dataset: shares, own, given: new Map([["52", 70]]) }));
  expect([said.own, said.figures[0]]).toMatchObject([{ value: 75, status: "ROUNDED" }, { status: "ROUNDED" }]);
});

test("a median is rounded once: the median of one figure is that figure", () => {
  // 1 000 / 200 001 is 0.00499997...: six decimals of it, rounded again, were 0.01.
  const departments = new Map([department("55", 184_000), department("52", 200_001)]);
  const said = benchmarkOf("FRANCE", null, benchmarked({ departments, given: new Map([["52", 1]]) }));
  expect([said.median, said.figures[0]?.perThousandInhabitants?.value]).toEqual([0, 0]);
});
