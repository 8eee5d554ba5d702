import { expect, test } from "vitest";
import type { TerritoriesQuery } from "../../hub/operations.ts";
import { type Epci, indicators, orderedBy, periodsOf, pointsBetween, rankedAt, rowsAt, usualPeriod } from "./model.ts";

const observation = (period: string, value: number, demonstration: boolean) => ({
  period,
  value,
  bounds: null,
  standardError: null,
  release: { unit: "HOUSEHOLD", demonstration },
});
const epci = [
  {
    code: "A",
    name: "a",
    caf: {
      rsaHouseholds: [observation("2020-12", 10, false)],
      inventedRsaHouseholds: [observation("2021-09", 900, true)],
    },
  },
  { code: "B", name: "b", caf: { rsaHouseholds: [], inventedRsaHouseholds: [observation("2020-12", 901, true)] } },
] as unknown as TerritoriesQuery["territories"];
const rsa = indicators.find(({ id }) => id === "rsa") ?? indicators[0];

test("a demonstration never hides what is real: the latest real period is shown first, the invented can be chosen", () => {
  const periods = periodsOf(epci, rsa);
  expect(periods).toEqual([
    { id: "2020-12", isInvented: false },
    { id: "2021-09", isInvented: true },
  ]);
  expect(usualPeriod(periods)?.id).toBe("2020-12");
  expect(usualPeriod(periodsOf(epci.slice(1), rsa))).toEqual({ id: "2020-12", isInvented: true });
  expect(usualPeriod([])).toBeUndefined();
});

test("no map holds an invented figure beside a real one", () => {
  const at = (id: string, isInvented: boolean) =>
    [...rowsAt(epci, rsa, { id, isInvented })].map(([code, { figure }]) => [code, figure.value]);
  expect(at("2020-12", false)).toEqual([["A", 10]]);
  expect(at("2021-09", true)).toEqual([["A", 900]]);
});

const rate = indicators.find(({ id }) => id === "rsa-habitants") ?? indicators[0];
const rated = (code: string, over: number | null, under: number) =>
  ({
    code,
    name: code.toLowerCase(),
    population: under,
    caf: {
      rsaHouseholdsPerInhabitants: [
        {
          period: "2024-12",
          value: over === null ? null : (100 * over) / under,
          status: over === null ? "WITHHELD" : "ROUNDED",
          bounds: null,
          per: 100,
          unit: "foyers pour 100 habitants",
          numerator: { value: over },
          denominator: { value: under },
          comparability: [],
          observations: [],
        },
      ],
    },
  }) as unknown as Epci;
const period = { id: "2024-12", isInvented: false };
const ranked = rankedAt(
  [rated("Z", null, 100), rated("A", 4, 100), rated("B", 2, 100), rated("C", 2, 100), rated("Y", null, 900)],
  rated("55", 3, 100),
  rate,
  period,
);

test("equal figures have one rank, and what is withheld has none and stands last, by name", () => {
  expect(ranked.map(({ code, rank, gap }) => [code, rank, gap])).toEqual([
    ["A", 1, 1],
    ["B", 2, -1],
    ["C", 2, -1],
    ["Y", null, null],
    ["Z", null, null],
  ]);
});

test("whichever way a table is sorted, what is withheld stands last", () => {
  for (const isDown of [true, false])
    for (const by of ["value", "rank", "gap"] as const)
      expect(
        orderedBy(ranked, { by, isDown })
          .slice(-2)
          .map(({ code }) => code),
      ).toEqual(["Y", "Z"]);
  expect(orderedBy(ranked, { by: "value", isDown: false })[0]?.code).toBe("B");
  expect(orderedBy(ranked, { by: "name", isDown: true })[0]?.code).toBe("Z");
});

test("a gap is the difference of the two rates as they are written", () => {
  expect(pointsBetween(8.1, 6.8, 1)).toBe(1.3);
  expect(pointsBetween(0.8, 2.2, 1)).toBe(-1.4);
});
