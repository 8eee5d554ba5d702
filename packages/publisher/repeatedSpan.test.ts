import { describe, expect, test } from "vitest";
import { repeatedSpan } from "./repeatedSpan.ts";
import type { Point } from "./steadiness.ts";
import { ofDepartment, shippedSeries } from "./testbed.ts";

/** What is told of a series whose periods are published one after another. */
const told = (points: readonly Point[]) =>
  points.flatMap((point, at) => repeatedSpan(ofDepartment(point), points.slice(0, at)));

/** The same, of a series that was published before, whole, and of which each period is given again. */
const toldAgain = (points: readonly Point[]) =>
  points.flatMap((point) =>
    repeatedSpan(
      ofDepartment(point),
      points.filter((other) => other !== point),
    ),
  );

test("of all the series that ship, none has months that are others'", () => {
  expect(shippedSeries.length).toBeGreaterThan(40);
  for (const { points } of shippedSeries) expect([...told(points), ...toldAgain(points)]).toEqual([]);
});

const series = (column: string) => shippedSeries.find((one) => one.column === column && one.points.length > 30)!.points;

/** Five months of a series that bear the totals of others, in the order of the months. */
const copied = (points: readonly Point[], from: number, to: number) =>
  points.map((point, at) => ({ ...point, value: points[at >= to && at < to + 5 ? at - to + from : at]!.value }));

describe("five months whose totals are those of five others are told, with both", () => {
  test.each<[column: string, from: number, to: number]>([
    ["foyers_rsa", 3, 25],
    ["foyers_prime_activite", 2, 14],
    ["allocataires_aah", 4, 21],
    ["foyers_aide_logement", 8, 20],
    ["salaries_en_insertion", 10, 40],
    ["salaries_en_insertion", 40, 10],
  ])("%s: those of month %d in month %d", (column, from, to) => {
    const points = series(column);
    const wrong = copied(points, from, to);
    expect(toldAgain(wrong)[0]).toMatchObject({ isGross: true });
    expect(
      toldAgain(wrong)
        .map(({ sentence }) => sentence)
        .join(),
    ).toContain(points[from]!.period);
  });
});

test("a series of which every line was shifted by a month, given again, is told", () => {
  const points = series("salaries_en_insertion");
  const shifted = points.slice(1).map((point, at) => ({ ...point, value: points[at]!.value, before: point.value }));
  // Periods are published one after another: those before are shifted already.
  const found = shifted.flatMap((point, at) =>
    repeatedSpan(ofDepartment(point), [points[0]!, ...shifted.slice(0, at), ...points.slice(at + 2)]),
  );
  expect(found[0]).toMatchObject({ isGross: true });
});

test("one month's total that is pulled down over the five next is told", () => {
  const points = series("salaries_en_insertion");
  const wrong = points.map((point, at) => ({ ...point, value: points[at > 30 && at <= 35 ? 30 : at]!.value }));
  expect(told(wrong)[0]?.sentence).toContain(points[30]!.period);
});
