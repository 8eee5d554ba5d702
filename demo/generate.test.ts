import { describe, expect, test } from "vitest";
import { leavesOf } from "./breakdown.ts";
import { demonstrationDatasets, generate } from "./generate.ts";
import { epcis } from "./observed.ts";

const releases = demonstrationDatasets().flatMap((dataset) =>
  dataset.periods.map((period) => ({ ...dataset, period })),
);

describe("what the demonstration says", () => {
  test("the same dataset and period give the same figures, whatever was asked before", () => {
    const forwards = releases.map(({ dataset, period }) => JSON.stringify(generate(dataset, period)));
    const backwards = releases.toReversed().map(({ dataset, period }) => JSON.stringify(generate(dataset, period)));
    expect(backwards.toReversed()).toEqual(forwards);
  });

  test("these very figures are what it said the day it was reviewed", () => {
    const totals = demonstrationDatasets().map(({ dataset, periods }) => {
      const periodTotals = periods.map((period) =>
        generate(dataset, period).reduce((sum, { value }) => sum + value, 0),
      );
      return `${dataset}: ${periodTotals.map((total) => Math.round(total * 10) / 10).join(" ")}`;
    });
    expect(totals.join("\n")).toMatchSnapshot();
  });

  test("every EPCI has every cell, zeros too, and no cell comes twice", () => {
    for (const { dataset, period, dimensions } of releases.filter(({ grain }) => grain === "EPCI")) {
      const expected = epcis().flatMap((epci) => leavesOf(dimensions).map((leaf) => `${epci}|${leaf}`));
      expect(generate(dataset, period).map(({ territory, breakdown }) => `${territory}|${breakdown}`)).toEqual(
        expected,
      );
    }
  });

  test("breakdowns name their dimensions in alphabetical order", () => {
    for (const { dimensions } of demonstrationDatasets()) {
      expect(dimensions.map(({ name }) => name)).toEqual(dimensions.map(({ name }) => name).toSorted());
    }
    expect(generate("jobseekers", "2017-Q1")[0]?.breakdown).toBe("age=LT25;category=A;sex=F");
  });

  test("no figure is negative; people and households are whole, full-time equivalents have one decimal", () => {
    for (const { dataset, period, unit } of releases) {
      const step = unit === "FTE" ? 10 : 1;
      const odd = generate(dataset, period).filter(
        ({ value }) => value < 0 || Math.round(value * step) / step !== value,
      );
      expect(odd).toEqual([]);
    }
  });

  test("small places have small cells and zeros: that is what secrecy is for", () => {
    const cells = releases.flatMap(({ dataset, period }) => generate(dataset, period));
    expect(cells.filter(({ value }) => value === 0).length).toBeGreaterThan(500);
    expect(cells.filter(({ value }) => value > 0 && value < 5).length).toBeGreaterThan(1000);
  });
});

describe("what the demonstration leaves to real data", () => {
  test("it is never generated for a month that the CAF's file covers, nor for a quarter that Dares' file covers", () => {
    const periodsOf = (id: string) => demonstrationDatasets().find(({ dataset }) => dataset === id)?.periods ?? [];
    const months = demonstrationDatasets()
      .filter(({ institution }) => institution === "caf")
      .flatMap((dataset) => dataset.periods);
    expect(months.filter((month) => ["2020-12", "2021-12"].includes(month))).toEqual([]);
    expect(periodsOf("jobseekers").filter((code) => code.endsWith("Q4"))).toEqual([]);
    expect([periodsOf("rsa-households").length, periodsOf("jobseekers").length]).toEqual([18, 15]);
  });

  test("asked for a period that real data cover, or for what it does not know, it refuses", () => {
    expect(() => generate("rsa-households", "2020-12")).toThrow(RangeError);
    expect(() => generate("jobseekers", "2019-Q4")).toThrow(RangeError);
    expect(() => generate("structures", "2019-07")).toThrow(RangeError);
  });
});
