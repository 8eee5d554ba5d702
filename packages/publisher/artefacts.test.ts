import { atLevel } from "@pacte-hub/data/territories";
import { describe, expect, test } from "vitest";
import { artefactsIn } from "./artefacts.ts";
import { cumulatedBeside, twoPeriodsAsOne } from "./cumulated.ts";
import { shippedColumns, withFigures, yearsOf } from "./testbed.ts";
import type { Dated } from "./totals.ts";

test("of all the columns that ship, none is one that no count makes", () => {
  expect(shippedColumns.flatMap((one) => yearsOf(one).flatMap((now) => artefactsIn(one.indicator, now)))).toEqual([]);
});

const rsa = shippedColumns.find(({ column }) => column === "foyers_rsa")!;
const last = yearsOf(rsa).at(-1) as Dated;
const codes = [...last.totals.keys()].toSorted();
const people = new Map(atLevel("COMMUNE").map(({ code, population }) => [code as string, population ?? 0]));

describe("a column that no count makes is told, though nothing was published before", () => {
  test.each<[kind: string, figure: (code: string, at: number) => number | undefined]>([
    ["the inhabitants", (code) => people.get(code)],
    ["the inhabitants, rounded to 5", (code) => 5 * Math.round((people.get(code) ?? 0) / 5)],
    ["the inhabitants of some years before", (code) => Math.round((people.get(code) ?? 0) * 1.03)],
    ["numbers of lines", (_, at) => at + 1],
    ["a cell pulled down, that counted on", (_, at) => (at > 100 && at < 120 ? 5 * at : undefined)],
    ["the same, downwards", (_, at) => (at > 200 && at < 215 ? 3_000 - 10 * at : undefined)],
  ])("%s", (_, figure) => {
    const changed = new Map(
      codes.flatMap((code, at) => (figure(code, at) === undefined ? [] : [[code, figure(code, at)!]])),
    );
    expect(artefactsIn(rsa.indicator, withFigures(last, changed))).toHaveLength(1);
  });
});

test.each([
  ["foyers_rsa", 10],
  ["personnes_couvertes", 10],
  ["demandeurs_emploi_abc", 50],
  ["salaries_prives", 5],
])("%s rounded to %d on the way is told", (name, step) => {
  const column = shippedColumns.find((one) => one.column === name)!;
  const now = yearsOf(column).at(-1) as Dated;
  const coarse = new Map([...now.totals].map(([code, { value }]) => [code as string, step * Math.round(value / step)]));
  expect(artefactsIn(column.indicator, withFigures(now, coarse)).map(({ sentence }) => sentence)).toContainEqual(
    expect.stringContaining("arrondis en chemin"),
  );
});

test.each([
  ["foyers_allocataires", 100],
  ["personnes_couvertes", 50],
  ["demandeurs_emploi_abc", 10],
  ["salaries_prives", 100],
])("%s, of which the large figures alone were rounded to %d, is told", (name, step) => {
  const column = shippedColumns.find((one) => one.column === name)!;
  const now = yearsOf(column).at(-1) as Dated;
  const coarse = new Map(
    [...now.totals].map(([code, { value }]) => [
      code as string,
      value >= 5 * step ? step * Math.round(value / step) : value,
    ]),
  );
  expect(artefactsIn(column.indicator, withFigures(now, coarse))[0]?.sentence).toContain("les grands ont été arrondis");
});

describe("a flow that is the sum of its year so far", () => {
  const of = (period: string, values: readonly number[]) =>
    values.map((value, at) => ({ period, territory: String(at), value })) as never[];
  const quarters = [...of("2024-Q1", [100, 40, 60]), ...of("2024-Q2", [120, 50, 30]), ...of("2024-Q3", [90, 45, 55])];
  const now = (values: readonly number[]): Dated =>
    ({
      period: "2024-Q4",
      totals: new Map(values.map((value, at) => [String(at), { value, present: null }])),
    }) as never;
  test.each([[[420, 180, 200]], [[310, 135, 145]], [[400, 150, 300]]])("%j", (values) => {
    expect(cumulatedBeside(now(values), quarters)).toHaveLength(1);
  });
  test.each([[[110, 45, 55]], [[330, 60, 40]], [[300, 200, 200]], [[0, 0, 0]]])("%j is none", (values) => {
    expect(cumulatedBeside(now(values), quarters)).toEqual([]);
  });
  test("a half-year under its last quarter is told, and a quarter that grew here and there is not", () => {
    const flow = { measure: "FLOW", finest: "EPCI" } as const;
    const epcis = atLevel("EPCI");
    const of = (period: string, value: (at: number) => number): Dated =>
      ({ period, totals: new Map(epcis.map(({ code }, at) => [code, { value: value(at), present: null }])) }) as never;
    const [second, third] = [(at: number) => 20 + 3 * at, (at: number) => 25 + 2 * at];
    const half = of("2024-Q3", (at) => second(at) + third(at));
    expect(twoPeriodsAsOne(flow, half, of("2024-Q2", second))).toHaveLength(1);
    expect(twoPeriodsAsOne(flow, of("2024-Q3", third), of("2024-Q2", second))).toEqual([]);
    expect(twoPeriodsAsOne({ ...flow, measure: "STOCK" }, half, of("2024-Q2", second))).toEqual([]);
  });
  test("is not looked for in a year that begins", () => {
    expect(cumulatedBeside(now([1_000, 500, 500]), of("2024-Q3", [100, 40, 60]))).toEqual([]);
  });
});
