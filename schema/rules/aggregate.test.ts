import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type Aggregation, aggregate, contradicted, type Part } from "./aggregate.ts";

/** An EPCI of two villages where people live and one that died for France, all in one department with another EPCI. */
const composition = new Map([
  ["D", ["a", "b", "dead", "c"]],
  ["E", ["a", "b", "dead"]],
  ["F", ["c"]],
  ["a", ["a"]],
  ["b", ["b"]],
  ["c", ["c"]],
  ["dead", ["dead"]],
]);
const rule: Aggregation = { composition, roundedTo: 5, silence: "NOT_COLLECTED", uninhabited: new Set(["dead"]) };
const part = (territory: string, value: number): Part => ({ territory, breakdown: "", value });
const cells = (...parts: readonly Part[]) =>
  new Map(aggregate(parts, rule).map(({ territory, ...cell }) => [territory, cell]));

test("a village where nobody lives lacks nothing: its figure cannot exist, and what it belongs to is whole", () => {
  const cellByTerritory = cells(part("a", 20), part("b", 5));
  expect(cellByTerritory.get("dead")).toMatchObject({ status: "NOT_APPLICABLE", value: null, bounds: null });
  expect(cellByTerritory.get("E")).toMatchObject({
    status: "ROUNDED",
    value: 25,
    coverage: { present: 2, expected: 2 },
  });
  expect(cellByTerritory.get("c")).toMatchObject({ status: "NOT_COLLECTED", value: null });
  expect(cellByTerritory.get("D")).toMatchObject({
    status: "PARTIAL",
    value: 25,
    coverage: { present: 2, expected: 3 },
  });
});

test("a village where nobody lives keeps the figure that its producer gives", () => {
  expect(cells(part("dead", 0)).get("dead")).toMatchObject({ status: "ROUNDED", value: 0, bounds: { min: 0, max: 2 } });
});

test("a total that the producer publishes is the figure, as certain as it rounded it, never a sum with a wide band", () => {
  const cellByTerritory = cells(part("a", 20), part("b", 5), part("E", 30));
  const producersCell = { status: "ROUNDED", value: 30, bounds: { min: 28, max: 32 }, standardError: null };
  expect(cellByTerritory.get("E")).toMatchObject(producersCell);
  expect(cellByTerritory.get("D")).toMatchObject({
    status: "PARTIAL",
    value: 25,
    bounds: { min: 21, max: 29 },
    standardError: 2,
  });
});

test("a producer's total that its own communes contradict is found, not one that missing communes may explain", () => {
  const contradictedTerritories = (...parts: readonly Part[]) =>
    contradicted(parts, rule).map(({ published }) => published.territory);
  expect(contradictedTerritories(part("a", 20), part("b", 5), part("E", 30))).toEqual([]);
  expect(contradictedTerritories(part("a", 20), part("b", 5), part("E", 35))).toEqual(["E"]);
  expect(contradictedTerritories(part("a", 20), part("b", 5), part("D", 90))).toEqual([]);
  expect(contradictedTerritories(part("a", 20), part("b", 5), part("D", 10))).toEqual(["D"]);
  const ten = () => 10;
  const bounded = (total: number) => contradicted([part("a", 20), part("b", 5), part("D", total)], rule, ten).length;
  expect([bounded(40), bounded(45)]).toEqual([0, 1]);
});

test("a sum, its bounds and its standard error are computed again from whole numbers; of many noughts, which err one way, no error is said", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(80), { minLength: 2, maxLength: 40 }), (fives) => {
      const codes = fives.map((_, at) => `c${at}`);
      const [sum] = aggregate(
        fives.map((five, at) => part(`c${at}`, 5 * five)),
        { ...rule, composition: new Map([["D", codes]]) },
      );
      const total = fives.reduce((accumulated, five) => accumulated + 5n * BigInt(five), 0n);
      const zeros = BigInt(fives.filter((five) => five === 0).length);
      const slack = 2n * BigInt(fives.length);
      expect([sum?.value, sum?.bounds?.min, sum?.bounds?.max].map((bound) => BigInt(bound ?? -1))).toEqual([
        total,
        total - slack + 2n * zeros,
        total + slack,
      ]);
      // Of one rounding to five the variance is 2: the square of the error is twice their number, to the tenth.
      const isSaid = 10n * zeros <= BigInt(fives.length);
      expect(sum?.standardError === null).toBe(!isSaid);
      if (!isSaid) return;
      const tenths = 10 * (sum?.standardError ?? Number.NaN);
      expect(Math.abs(tenths - 10 * Math.sqrt(2 * fives.length))).toBeLessThanOrEqual(0.5 + 1e-9);
    }),
  );
});

test("a zero that may be a blank of the source is known to be at most what is left blank, alone and in sums", () => {
  const parts = [part("a", 0), part("b", 5)];
  const boundsByTerritory = new Map(
    aggregate(parts, { ...rule, zeroAtMost: 4 }).map((cell) => [cell.territory, cell.bounds]),
  );
  expect([boundsByTerritory.get("a"), boundsByTerritory.get("b"), boundsByTerritory.get("E")]).toEqual([
    { min: 0, max: 4 },
    { min: 3, max: 7 },
    { min: 3, max: 11 },
  ]);
});

test("a share rounded to the unit is half a point more or less: it is no whole number", () => {
  const oneCommuneRule = {
    composition: new Map([["D", ["D"]]]),
    roundedTo: 1,
    silence: "NOT_COLLECTED",
    isContinuous: true,
  } as const;
  const [cell] = aggregate([part("D", 75)], { ...oneCommuneRule, uninhabited: new Set() });
  expect(cell).toMatchObject({ status: "ROUNDED", value: 75, bounds: { min: 74.5, max: 75.5 } });
});
