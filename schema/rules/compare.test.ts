import { describe, expect, test } from "vitest";
import { incomparabilities } from "../model/seriesChange.ts";
import { type ComparedFigure, compare } from "./compare.ts";

const release = {
  id: "caf:rsa-households:2020-12:1",
  unit: "HOUSEHOLD",
  measure: "STOCK",
  regime: "CAF",
  demonstration: false,
} as const;
/** Two of four communes: "55055" is missing, and another. */
const lacking = (otherCommune: string | null): ComparedFigure["coverage"] => ({
  present: 2,
  expected: 4,
  missing: otherCommune === null ? null : ["55055", otherCommune],
});
const figure = (
  changes: Partial<ComparedFigure> = {},
  of: Partial<ComparedFigure["release"]> = {},
): ComparedFigure => ({
  value: 100,
  bounds: null,
  coverage: lacking("55033"),
  ...changes,
  release: { ...release, ...of },
});
const reasonOf = (before: ComparedFigure, now: ComparedFigure) => {
  const comparison = compare(before, now);
  return "reason" in comparison ? comparison.reason : comparison.value;
};

describe("a change is said between figures of one definition only", () => {
  test("of one series, it is the difference in percent of the first", () => {
    expect(reasonOf(figure(), figure({ value: 90 }, { id: "caf:rsa-households:2021-12:3" }))).toBe(-10);
    expect(reasonOf(figure({ coverage: null }), figure({ coverage: null, value: 125 }))).toBe(25);
  });

  test.each([
    ["an invented figure and a real one", figure({}, { demonstration: true }), "ORIGINS_DIFFER"],
    ["households and persons", figure({}, { unit: "PERSON" }), "UNITS_DIFFER"],
    ["a stock and a mean", figure({}, { measure: "AVERAGE" }), "MEASURES_DIFFER"],
    ["two datasets", figure({}, { id: "department:rsa-households-at-start:2017-03:1" }), "DATASETS_DIFFER"],
    [
      "a dataset of one name at two institutions",
      figure({}, { id: "siae:rsa-households:2021-12:1" }),
      "DATASETS_DIFFER",
    ],
    ["two regimes", figure({}, { regime: null }), "REGIMES_DIFFER"],
    ["sums of other communes", figure({ coverage: { present: 492, expected: 499 } }), "COVERAGE_DIFFERS"],
    ["a sum that lacks communes and a whole", figure({ coverage: null }), "COVERAGE_DIFFERS"],
    ["a figure and an absence", figure({ value: null }), "NO_VALUE"],
    ["a figure and an absence that covers nothing", figure({ value: null, coverage: null }), "NO_VALUE"],
    ["sums of as many communes, not the same", figure({ coverage: lacking("55394") }), "COVERAGE_DIFFERS"],
    ["a sum that says which it lacks and one that does not", figure({ coverage: lacking(null) }), "COVERAGE_DIFFERS"],
  ] as const)("%s are not compared, whichever comes first", (_, otherFigure, reason) => {
    expect([reasonOf(figure(), otherFigure), reasonOf(otherFigure, figure())]).toEqual([reason, reason]);
  });

  test("the same communes are the same in whatever order, and two sums of all communes lack none", () => {
    const turned = { present: 2, expected: 4, missing: ["55033", "55055"] };
    expect(reasonOf(figure(), figure({ coverage: turned, value: 90 }))).toBe(-10);
    const fullCoverage = { present: 4, expected: 4 };
    expect(reasonOf(figure({ coverage: fullCoverage }), figure({ coverage: { ...fullCoverage }, value: 90 }))).toBe(
      -10,
    );
  });

  test("where nobody says which communes are missing, none is said to be another", () => {
    const comparison = compare(figure({ coverage: lacking(null) }), figure({ coverage: lacking(null) }));
    expect(comparison).toMatchObject({ reason: "COVERAGE_DIFFERS", sentence: expect.stringMatching(/rien ne dit/) });
    const knownMissing = compare(figure(), figure({ coverage: lacking("55394") }));
    expect(knownMissing).toMatchObject({ sentence: expect.stringMatching(/pas les mêmes communes$/) });
  });

  test("nothing is a share of zero", () => {
    expect(reasonOf(figure({ value: 0 }), figure())).toBe("FROM_ZERO");
    expect(reasonOf(figure(), figure({ value: 0 }))).toBe(-100);
  });

  test("each reason has its own sentence", () => {
    expect(new Set(incomparabilities).size).toBe(8);
    const comparison = compare(figure(), figure({}, { demonstration: true }));
    expect("sentence" in comparison && comparison.sentence).toMatch(/inventé/);
  });
});
