import { expect, test } from "vitest";
import { projectedFrom } from "./projected.ts";
import { withFigures, yearByYear } from "./testbed.ts";

const found = yearByYear().map((one) => ({ ...one, told: projectedFrom(one.indicator, one.now, one.former) }));

test("of the years that ship, none is the one before times a factor", () => {
  expect(found.flatMap(({ column, told }) => told.map(({ sentence }) => `${column} ${sentence}`))).toEqual([]);
});

test.each([0.94, 0.97, 1.05])("a year that is the one before times %d is told, of any dataset", (factor) => {
  for (const { column, indicator, now, former } of found.filter((_, at) => at % 4 === 3)) {
    const step = indicator.roundedTo ?? 1;
    const made = [...former.totals].map(
      ([code, { value }]) => [code, step * Math.round((factor * value) / step)] as const,
    );
    const [told] = projectedFrom(indicator, withFigures(now, new Map(made)), former);
    expect([column, told?.isGross]).toEqual([column, true]);
  }
});
