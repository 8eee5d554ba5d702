import { describe, expect, test } from "vitest";
import { exchangedIn } from "./exchanged.ts";
import { shippedColumns, withFigures, yearByYear, yearsOf } from "./testbed.ts";
import type { Dated } from "./totals.ts";

const figure = (dated: Dated, code: string): number => dated.totals.get(code)?.value ?? 0;

/** Each of `codes` is given the figure of the next, the last that of the first. */
const rotated = (now: Dated, codes: readonly string[]): Dated =>
  withFigures(now, new Map(codes.map((code, at) => [code, figure(now, codes[(at + 1) % codes.length] ?? code)])));

test("of all the years that ship, none has figures that seem exchanged", () => {
  const found = yearByYear().flatMap(({ column, indicator, now, former }) =>
    exchangedIn(indicator, now, former).map(({ sentence }) => `${column} ${sentence}`),
  );
  expect(found).toEqual([]);
});

const rsa = shippedColumns.find(({ column }) => column === "foyers_rsa")!;
const [before, last] = yearsOf(rsa).slice(-2) as [Dated, Dated];

describe("figures of one year that stand beside one another's commune are told, with both figures", () => {
  test.each<[kind: string, codes: readonly string[]]>([
    ["Verdun and Bar-le-Duc", ["55545", "55029"]],
    ["Commercy and Stenay", ["55122", "55502"]],
    ["Ligny-en-Barrois and Montmédy", ["55291", "55351"]],
    ["three towns, in a ring", ["55545", "55122", "55502"]],
    ["four towns, in a ring", ["55545", "55122", "55291", "55154"]],
  ])("%s", (_, codes) => {
    const [one, ...others] = exchangedIn(rsa.indicator, rotated(last, codes), before);
    expect([one?.code, one?.isGross, others]).toEqual(["FIGURES_EXCHANGED", true, []]);
    for (const code of codes) expect(one?.sentence).toContain(figure(before, code).toLocaleString("fr-FR"));
  });
});

test("of exchanges between communes of which one has twice the other's figure or more, nine in ten are told", () => {
  const tried = { all: 0, found: 0 };
  let seed = 7;
  const random = (most: number) => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed % most;
  };
  for (const { indicator, now, former } of yearByYear()) {
    const large = [...now.totals].flatMap(([code, { value }]) =>
      value >= 30 && (former.totals.get(code)?.value ?? 0) >= 30 ? [code] : [],
    );
    for (let at = 0; at < 20; at += 1) {
      const [one = "", other = ""] = [large[random(large.length)], large[random(large.length)]];
      const ratio = figure(now, one) / figure(now, other);
      if (ratio < 2 && ratio > 0.5) continue;
      tried.all += 1;
      if (exchangedIn(indicator, rotated(now, [one, other]), former).length > 0) tried.found += 1;
    }
  }
  expect(tried.all).toBeGreaterThan(300);
  expect(tried.found / tried.all).toBeGreaterThan(0.9);
});

test("a correction of the same period that exchanges two small figures is told; one that changes them otherwise is not", () => {
  const small = ["55010", "55258"];
  const changed = withFigures(
    last,
    new Map([
      [small[0] ?? "", 25],
      [small[1] ?? "", 5],
    ]),
  );
  const back = withFigures(
    last,
    new Map([
      [small[0] ?? "", 5],
      [small[1] ?? "", 25],
    ]),
  );
  expect(exchangedIn(rsa.indicator, back, changed)).toHaveLength(1);
  const other = withFigures(changed, new Map([[small[0] ?? "", 20]]));
  expect(exchangedIn(rsa.indicator, other, changed)).toEqual([]);
});
