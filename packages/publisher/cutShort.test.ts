import { territories } from "@pacte-hub/data/territories";
import { describe, expect, test } from "vitest";
import { cutFigure, cutShort } from "./cutShort.ts";
import { shippedColumns, yearByYear, yearsOf } from "./testbed.ts";
import type { Dated } from "./totals.ts";

test("of all the columns that ship, none is taken for one that was cut, beside its former year or alone", () => {
  const beside = yearByYear().flatMap(({ indicator, now, former }) => cutShort(indicator, now, former));
  const alone = shippedColumns.flatMap((one) => yearsOf(one).flatMap((now) => cutShort(one.indicator, now, undefined)));
  expect([...beside, ...alone]).toEqual([]);
});

const rsa = shippedColumns.find(({ column }) => column === "foyers_rsa")!;
const jobs = shippedColumns.find(({ column }) => column === "salaries_prives")!;
const lastTwo = (one: typeof rsa) => yearsOf(one).slice(-2) as [Dated, Dated];
const codesOf = ({ totals }: Dated) => [...totals.keys()].toSorted();
const only = (now: Dated, codes: readonly string[]): Dated => ({
  ...now,
  totals: new Map([...now.totals].filter(([code]) => codes.includes(code))),
});

describe("a file that lost lines at an end is told, with those it lacks", () => {
  test.each<[kind: string, from: number, to: number]>([
    ["its last line", 0, -1],
    ["its last three", 0, -3],
    ["its last twenty", 0, -20],
    ["its first", 1, Number.POSITIVE_INFINITY],
    ["its first two", 2, Number.POSITIVE_INFINITY],
  ])("%s", (_, from, to) => {
    for (const one of [rsa, jobs]) {
      const [former, now] = lastTwo(one);
      const found = cutShort(one.indicator, only(now, codesOf(now).slice(from, to)), former);
      expect(found.map(({ code, isGross }) => [code, isGross])).toEqual([["FILE_CUT", true]]);
      expect(found[0]?.sentence).toContain(
        from > 0 ? "le début du fichier semble coupé :" : "la fin du fichier semble coupée :",
      );
    }
  });

  test("in the order of names too", () => {
    const [former, now] = lastTwo(rsa);
    const late = /^(Vi|Vo|Wa|Wi|Wo|Xi|Xo)/;
    const left = codesOf(now).filter((code) => !late.test(territories.get(code)?.name ?? ""));
    expect(cutShort(rsa.indicator, only(now, left), former).map(({ code }) => code)).toEqual(["FILE_CUT"]);
  });

  test("and where nothing was published before, from four on", () => {
    const [, now] = lastTwo(rsa);
    expect(cutShort(rsa.indicator, only(now, codesOf(now).slice(0, -4)), undefined)).toHaveLength(1);
    expect(cutShort(rsa.indicator, only(now, codesOf(now).slice(0, -300)), undefined)).toHaveLength(1);
  });
});

test("one or two communes less, here and there, are no cut", () => {
  const [former, now] = lastTwo(rsa);
  for (const at of [[3], [10, 400], [200, 201], [1, 2, 3]])
    expect(
      cutShort(
        rsa.indicator,
        only(
          now,
          codesOf(now).filter((_, index) => !at.includes(index)),
        ),
        former,
      ),
    ).toEqual([]);
});

describe("a last line that nothing ends", () => {
  const former: Dated = { period: "2023-12", totals: new Map([["55586", { value: 4_600, present: null }]]) } as never;
  const now: Dated = { period: "2024-12", totals: new Map() } as never;
  const ended = (value: number) =>
    cutFigure({ line: 500, period: "2024-12", territory: "55586", breakdown: "", value } as never, now, former).length;
  test.each([46, 4, 460, 45, 459])("%d in the place of 4,600 or so may be cut", (value) => {
    expect(ended(value)).toBe(1);
  });
  test.each([4_635, 4_600, 4_120, 5_000, 2_300, 11_000])("%d in the place of 4,600 is whole", (value) => {
    expect(ended(value)).toBe(0);
  });
});
