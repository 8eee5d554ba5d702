import { expect, test } from "vitest";
import type { TerritoriesQuery } from "../../hub/operations.ts";
import { indicators, periodsOf, rowsAt, usualPeriod } from "./model.ts";

const seen = (period: string, value: number, demonstration: boolean) => ({
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
    caf: { rsaHouseholds: [seen("2020-12", 10, false)], inventedRsaHouseholds: [seen("2021-09", 900, true)] },
  },
  { code: "B", name: "b", caf: { rsaHouseholds: [], inventedRsaHouseholds: [seen("2020-12", 901, true)] } },
] as unknown as TerritoriesQuery["territories"];
const [rsa] = indicators;

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
    [...rowsAt(epci, rsa, { id, isInvented })].map(([code, { told }]) => [code, told.value]);
  expect(at("2020-12", false)).toEqual([["A", 10]]);
  expect(at("2021-09", true)).toEqual([["A", 900]]);
});
