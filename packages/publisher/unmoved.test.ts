import { expect, test } from "vitest";
import { shippedColumns, withFigures, yearsOf } from "./testbed.ts";
import type { Dated } from "./totals.ts";
import { moreUnmoved } from "./unmoved.ts";

const least = 20;
/** The part of the figures of a year that are those of the year before. */
function partUnmoved(now: Dated, former: Dated): number {
  const weighed = [...now.totals].flatMap(([code, { value }]) => {
    const before = former.totals.get(code)?.value;
    return before !== undefined && value + before >= least ? [value === before] : [];
  });
  return weighed.filter(Boolean).length / weighed.length;
}

const series = shippedColumns.map((one) => {
  const years = yearsOf(one);
  return { ...one, years, parts: years.slice(1).map((now, at) => partUnmoved(now, years[at]!)) };
});

test("of the years that ship, none kept more figures than those before it", () => {
  const told = series.flatMap(({ column, indicator, years, parts }) =>
    years
      .slice(1)
      .flatMap((now, at) => moreUnmoved(indicator, now, { former: years[at]!, usual: parts.slice(0, at) }))
      .map(({ sentence }) => `${column} ${sentence}`),
  );
  expect(told).toEqual([]);
});

const column = (name: string) => series.find((one) => one.column === name)!;

test.each([
  ...series.map(
    (one) =>
      [
        one.column,
        "half of its lines are",
        (at: number, now: number, former: number) => (at % 2 ? now : former),
      ] as const,
  ),
  ...["foyers_allocataires", "personnes_couvertes", "foyers_allocations_familiales", "demandeurs_emploi_abc"].map(
    (name) =>
      [
        name,
        "its mean with this one is",
        (_: number, now: number, former: number) => 5 * Math.round((now + former) / 10),
      ] as const,
  ),
])("%s is told where, of the former file, %s in it", (name, _, of) => {
  const { indicator, years, parts } = column(name);
  const [former, now] = years.slice(-2) as [Dated, Dated];
  const before = (code: string) => former.totals.get(code)?.value;
  const wrong = [...now.totals].map(([code, { value }], at) => [code, of(at, value, before(code) ?? value)] as const);
  const told = moreUnmoved(indicator, withFigures(now, new Map(wrong)), { former, usual: parts.slice(0, -1) });
  expect(told.map(({ isGross }) => isGross)).toEqual([true]);
});
