import { describe, expect, test } from "vitest";
import { beyondAll, type Point, unsteady } from "./steadiness.ts";
import { ofDepartment as dated, shippedSeries as series } from "./testbed.ts";

const stock = { measure: "STOCK" } as const;
/** As their institution measures them. */
const measuredAs = (column: string) =>
  /^(recrutements|contrats|volontaires|personnes_logees)/.test(column)
    ? ({ measure: "CUMULATIVE" } as const)
    : /^(nb_entrees|montant)/.test(column)
      ? ({ measure: "FLOW" } as const)
      : stock;

test("of all the series that ship, two steps are unlike those before: a benefit that was raised, a month of lockdown", () => {
  expect(series.length).toBeGreaterThan(40);
  const told = series.flatMap(({ column, points }) =>
    points.flatMap((point, at) =>
      unsteady(measuredAs(column), dated(point), points.slice(0, at)).map(() => `${column} ${point.period}`),
    ),
  );
  expect(told).toEqual(["foyers_prime_activite 2019-01", "salaries_en_insertion 2020-04"]);
});

describe("a step that a steady series never made is told", () => {
  test.each<[column: string, factor: number]>([
    ["foyers_rsa", 0.8],
    ["foyers_rsa", 1.15],
    ["allocataires_aah", 1.2],
    ["foyers_aide_logement", 0.85],
    ["salaries_en_insertion", 0.6],
  ])("%s times %d", (column, factor) => {
    const { points } = series.find((one) => one.column === column && one.points.length > 30)!;
    const last = points.at(-1)!;
    const found = unsteady(stock, dated({ ...last, value: last.value * factor }), points.slice(0, -1));
    expect(found.map(({ isGross }) => isGross)).toEqual([true]);
    expect(unsteady(stock, dated(last), points.slice(0, -1))).toEqual([]);
  });

  test("a mean that moved by 6 % at most in a year is no twelve per cent more, as that of other categories would be", () => {
    const totals = [14_640, 14_435, 14_500, 14_280, 13_555, 14_075, 13_520, 12_735, 12_605];
    const points = totals.map((value, at) => ({ period: `${2015 + at}-Q4` as Point["period"], value }));
    const now = dated({ period: "2024-Q4" as Point["period"], value: 14_110 });
    expect(unsteady({ measure: "AVERAGE" }, now, points)).toHaveLength(1);
    expect(unsteady({ measure: "FLOW" }, now, points)).toEqual([]);
  });

  test("a flow that is three months' is beyond all that it ever was, and none of those that ship is", () => {
    const flow = { measure: "FLOW" } as const;
    for (const { column, points } of series.filter((one) => measuredAs(one.column).measure === "FLOW"))
      for (const [at, point] of points.entries())
        expect([column, beyondAll(flow, dated(point), points.slice(0, at))]).toEqual([column, []]);
    const { points } = series.find(({ column }) => column === "nb_entrees_garantie")!;
    const three = points.slice(20, 23).reduce((all, { value }) => all + value, 0);
    expect(beyondAll(flow, dated({ ...points[22]!, value: three }), points.slice(0, 22))).toHaveLength(1);
  });

  test("a month whose digits changed places is no step of a smooth series", () => {
    const { points } = series.find(({ column }) => column === "foyers_rsa")!;
    const last = points.at(-1)!;
    const wrong = dated({ ...last, value: last.value + 360 });
    expect(unsteady(stock, wrong, points.slice(0, -1))).toHaveLength(1);
  });

  test("but not after a gap, nor of a series that is young", () => {
    const { points } = series.find(({ column }) => column === "foyers_rsa")!;
    const far = { period: "2020-12" as Point["period"], value: 4_000 };
    expect(unsteady(stock, dated(far), points.slice(0, 30))).toEqual([]);
    expect(unsteady(stock, dated({ ...points[8]!, value: 4_000 }), points.slice(0, 8))).toEqual([]);
  });
});
