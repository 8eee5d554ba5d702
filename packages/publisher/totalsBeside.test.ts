import { communesOf } from "@pacte-hub/data/territories";
import type { PeriodCode } from "@pacte-hub/schema/model/period";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import { describe, expect, test } from "vitest";
import { shippedColumns, yearsOf } from "./testbed.ts";
import type { Dated } from "./totals.ts";
import { totalsBeside } from "./totalsBeside.ts";

const department = "55" as TerritoryCode;
const verdun = "200049187" as TerritoryCode;
const like = { finest: "COMMUNE", unit: "HOUSEHOLD", roundedTo: 5 } as const;
const cnaf = { ...like, zeroAtMost: 4 };
const years = yearsOf(shippedColumns[0]!);
const [before, now] = years.slice(-2) as [Dated, Dated];

const sumOf = ({ totals }: Dated, code: TerritoryCode): number =>
  (communesOf.get(code) ?? []).reduce((sum, commune) => sum + (totals.get(commune)?.value ?? 0), 0);
/** The same with the total that a file would give of a territory, so much beyond the sum of its communes. */
const withTotal = (dated: Dated, more: number, code: TerritoryCode = department): Dated => ({
  ...dated,
  totals: new Map([...dated.totals, [code, { value: sumOf(dated, code) + more, present: null }]]),
});

test("a total that a file gives beside its communes is told where it is not their sum, with what may explain it", () => {
  const [found] = totalsBeside(cnaf, withTotal(now, 350), undefined);
  expect(found?.sentence.replace(/\s/g, " ")).toMatch(
    /^2024-12, Meuse : le total du fichier dit 4 345, ses communes font 3 995 \(350 de plus\), que peuvent expliquer l'arrondi de 490 chiffres, 314 communes à 0 \(de 0 à 4 chacune\)/,
  );
  expect(found?.isGross).toBe(false);
  expect(totalsBeside(cnaf, withTotal(now, 0), withTotal(before, 0))).toEqual([]);
});

describe("it is asked about", () => {
  test.each<[why: string, more: number, indicator: typeof like]>([
    ["more than blanks and rounding make, short of all leaning one way", 900, cnaf],
    ["less than rounding takes", -300, cnaf],
    ["more, where a 0 is a 0", 500, like],
  ])("where it is %s", (_, more, indicator) => {
    expect(totalsBeside(indicator, withTotal(now, more), undefined)).toMatchObject([{ isGross: true }]);
  });

  test("where the total was the sum of its communes when it was last published", () => {
    const [found] = totalsBeside(cnaf, withTotal(now, 350), withTotal(before, 0));
    expect(found).toMatchObject({ isGross: true, code: "MARGIN_DIFFERS" });
    expect(found?.sentence).toContain("en 2023-12 il était leur somme");
    expect(totalsBeside(cnaf, withTotal(now, 350), withTotal(before, 330))).toMatchObject([{ isGross: false }]);
  });

  test("of an EPCI as of the Department", () => {
    expect(totalsBeside(cnaf, withTotal(now, 150, verdun), withTotal(before, 0, verdun))).toMatchObject([
      { isGross: true },
    ]);
  });
});

test("a commune without a figure may hold what its inhabitants would, and no more", () => {
  const town = "55545" as TerritoryCode;
  const figure = now.totals.get(town)?.value ?? 0;
  const without = { ...now, totals: new Map([...now.totals].filter(([code]) => code !== town)) };
  expect(totalsBeside(like, withTotal(without, figure), undefined)).toMatchObject([{ isGross: false }]);
  expect(totalsBeside(like, withTotal(without, 4 * figure), undefined)).toMatchObject([{ isGross: true }]);
});

test("totals that are the sums of their communes, as those of all that ships are, are never told", () => {
  for (const column of shippedColumns) {
    const summed = yearsOf(column).map((dated) => withTotal(withTotal(dated, 0), 0, verdun));
    for (const [at, dated] of summed.entries())
      expect(totalsBeside({ ...cnaf, ...column.indicator }, dated, summed[at - 1])).toEqual([]);
  }
});

test("an amount, or what is counted at no commune, has no such total", () => {
  const dated = withTotal({ ...now, period: "2024" as PeriodCode }, 500);
  expect(totalsBeside({ ...like, unit: "EURO" }, dated, undefined)).toEqual([]);
  expect(totalsBeside({ ...like, finest: "EPCI" }, dated, undefined)).toEqual([]);
});
