import { describe, expect, test } from "vitest";
import { straysIn } from "./strays.ts";
import { shippedColumns, withFigures, yearByYear, yearsOf } from "./testbed.ts";
import type { Dated } from "./totals.ts";

test("of all the years that ship, none has a line that no chance explains", () => {
  const found = yearByYear().flatMap(({ column, indicator, now, former }) =>
    straysIn(indicator, now, former).map(({ sentence }) => `${column} ${sentence}`),
  );
  expect(found).toEqual([]);
});

const column = (name: string) => shippedColumns.find((one) => one.column === name)!;
const yearsIn = (name: string) => yearsOf(column(name)).slice(-2) as [Dated, Dated];
const figure = (dated: Dated, code: string): number => dated.totals.get(code)?.value ?? 0;

describe("a single line that is wrong is told, though the whole moves little", () => {
  test.each<[kind: string, name: string, code: string, value: number]>([
    ["a digit typed twice", "foyers_rsa", "55029", 995],
    ["two digits exchanged", "foyers_rsa", "55545", 2_110],
    ["a digit lost", "personnes_couvertes", "55122", 255],
    ["a figure of another town", "foyers_prime_activite", "55502", 900],
    ["a nought too many in a village", "foyers_allocataires", "55001", 350],
    ["a half forgotten", "demandeurs_emploi_abc", "55545", 950],
  ])("%s", (_, name, code, value) => {
    const [former, now] = yearsIn(name);
    const [one] = straysIn(column(name).indicator, withFigures(now, new Map([[code, value]])), former);
    expect([one?.isGross, one?.sentence]).toEqual([true, expect.stringContaining(value.toLocaleString("fr-FR"))]);
  });
});

describe("figures that fell to zero together are told", () => {
  test.each<[kind: string, name: string, falls: (value: number, at: number) => boolean]>([
    ["every small figure", "foyers_rsa", (value) => value < 15],
    ["half of a department's villages", "personnes_couvertes", (value, at) => value < 60 && at % 2 === 0],
    ["ten communes", "foyers_allocations_familiales", (value, at) => value >= 15 && value < 30 && at % 7 === 0],
    ["what is under 10 at the Dares", "demandeurs_emploi_abc", (value) => value <= 10],
  ])("%s", (_, name, falls) => {
    const [former, now] = yearsIn(name);
    const changed = [...now.totals].flatMap(([code, { value }], at) => (falls(value, at) ? [[code, 0] as const] : []));
    const found = straysIn(column(name).indicator, withFigures(now, new Map(changed)), former);
    expect(found.map(({ sentence }) => sentence).join()).toContain("à 0 ensemble");
  });
});

test("a figure pulled down a column is told by its first and last lines; equal neighbours are not", () => {
  const [former, now] = yearsIn("personnes_couvertes");
  const codes = [...now.totals.keys()].toSorted();
  for (const length of [6, 10, 30]) {
    const run = codes.slice(200, 200 + length);
    const pulled = withFigures(now, new Map(run.map((code) => [code, figure(now, run[0] ?? "")])));
    const found = straysIn(column("personnes_couvertes").indicator, pulled, former);
    expect(found.map(({ sentence }) => sentence).join()).toContain("recopié vers le bas");
  }
});
